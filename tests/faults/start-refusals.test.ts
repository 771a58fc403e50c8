import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '@amends/testing/database';
import { newDataDir, ROOT, removeDataDir } from '../running/suite-process.ts';

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** Runs a main.ts that is expected to end by itself. */
const runMain = (
  name: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const main = join(ROOT, 'services', name, 'src/main.ts');
    const child = spawn(process.execPath, ['--conditions=source', ...flags, main], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, lines: text.trimEnd().split('\n') }));
  });

/** Codes of the reasons, one per line; whatever else was printed stays as it is. */
const reasonsOf = ({ lines }: Ended): string[] =>
  lines.map((line) => /refusing to start, ([a-z_]+): /.exec(line)?.[1] ?? line);

let database: FreshDatabase;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await freshDatabase();
  environment = {
    AMENDS_PORT: '0',
    AMENDS_DATABASE_URL: database.url,
    AMENDS_DATABASE_OWNER_URL: database.url,
    AMENDS_PERSONAL_DATA_URL: database.url,
    AMENDS_KEY_FILE: '/no/such/key',
    AMENDS_VOUCHER_KEY_FILE: '/no/such/key',
    AMENDS_ERASURE_LIST: '/no/such/list',
    AMENDS_ATTACHMENTS: '/no/such/folder',
    AMENDS_LOG: 'embedded',
    AMENDS_LOG_URL: database.url,
    AMENDS_ISSUER: 'https://issuer.amends.invalid',
    AMENDS_JWKS_URL: 'http://127.0.0.1:1/jwks',
  };
});
afterAll(() => database.drop());

describe('a service that may not start', () => {
  it('says every reason of its settings in a line of its own and ends with 78', async () => {
    const ended = await runMain('remedy', environment);
    expect(reasonsOf(ended)).toEqual([
      'generated_issuer',
      'jwks_not_https',
      'database_no_tls',
      'database_no_tls',
      'database_no_tls',
      'fake_provider',
      'voucher_key_missing',
    ]);
    expect(ended.code).toBe(78);
  });

  it('says of remedy that its provider lacks what it needs, or moves no money', async () => {
    const stripe = { ...environment, AMENDS_PAYMENT_PROVIDER: 'stripe' };
    const line = 'AMENDS_STRIPE_KEY: must be set, or its _FILE';
    expect(await runMain('remedy', stripe)).toEqual({ code: 78, lines: [line] });
    const key = { AMENDS_STRIPE_KEY: 'sk_test_0123456789abcdef' };
    const codes = reasonsOf(await runMain('remedy', { ...stripe, ...key }));
    expect(codes).toContain('test_payment_key');
    expect(codes).not.toContain('fake_provider');
  });

  it('says of intake that its wrapping key is in a file', async () => {
    const ended = await runMain('intake', environment);
    expect(reasonsOf(ended)).toContain('file_key_store');
    expect(ended.code).toBe(78);
  });

  it.each(['triage', 'lessons'])(
    'refuses a role that could change anything, in the local profile too: %s',
    async (name) => {
      const ended = await runMain(name, { ...environment, AMENDS_PROFILE: 'local' });
      expect(reasonsOf(ended)).toEqual(expect.arrayContaining(['superuser', 'owns_tables']));
      expect(ended.code).toBe(78);
    },
  );

  it('refuses a debugger, another time zone and another address in the local profile', async () => {
    const local = { AMENDS_PROFILE: 'local', AMENDS_HOST: '0.0.0.0', TZ: 'Europe/Berlin' };
    const ended = await runMain('triage', { ...environment, ...local }, ['--inspect=127.0.0.1:0']);
    expect(reasonsOf(ended)).toEqual(
      expect.arrayContaining(['inspector', 'process_time_zone', 'listens_beyond']),
    );
    expect(ended.code).toBe(78);
  });
});

describe('the suite in one process', () => {
  it('has no other profile than local', async () => {
    const dataDir = newDataDir();
    const ended = await runMain('all-in-one', {
      AMENDS_DATA: dataDir,
      AMENDS_PROFILE: 'production',
    });
    expect(ended).toEqual({ code: 78, lines: ['AMENDS_PROFILE: must be one of local'] });
    removeDataDir(dataDir);
  });

  it('refuses a debugger before it makes anything', async () => {
    const dataDir = newDataDir();
    const ended = await runMain('all-in-one', { AMENDS_DATA: dataDir }, ['--inspect=127.0.0.1:0']);
    expect(reasonsOf(ended)).toContain('inspector');
    expect(ended.code).toBe(78);
    expect(existsSync(dataDir)).toBe(false);
    removeDataDir(dataDir);
  });
});
