import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemoSuite } from './demo-suite.ts';

describe('the suite of the demo', () => {
  let parent: string;

  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'amends-demo-'));
    // As root Postgres runs as another user, who walks down to its data.
    chmodSync(parent, 0o755);
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it('keeps what a demo before left, and says where', async () => {
    const folder = join(parent, 'demo');
    mkdirSync(folder);
    writeFileSync(join(folder, 'added'), 'by hand');
    writeFileSync(`${folder}-erasures.jsonl`, 'of the demo before\n');
    const said: string[] = [];
    const suite = await startDemoSuite((line) => said.push(line), folder);
    await suite.stop();
    const aside = readdirSync(parent).find((name) => /^demo\.before-demo-\d+$/.test(name))!;
    expect(said[0]).toContain(join(parent, aside));
    expect(readFileSync(join(parent, aside, 'added'), 'utf8')).toBe('by hand');
    expect(readFileSync(join(parent, `${aside}-erasures.jsonl`), 'utf8')).toContain('demo before');
    expect(readdirSync(folder)).not.toContain('added');
  });
});
