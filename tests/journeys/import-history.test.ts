import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateRegister, type Register } from '../running/generated-register.ts';
import { runScript } from '../running/run-script.ts';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

interface Measure {
  readonly value: number | null;
  readonly n: number;
  readonly days?: number;
  readonly reason?: string;
  readonly counts?: Readonly<Record<string, number>>;
}
interface Figures {
  readonly data: readonly {
    readonly group: Readonly<Record<string, string | null>>;
    readonly n: number;
    readonly measures: Readonly<Record<string, Measure>>;
  }[];
}

const register: Register = generateRegister(20_150_201, 700);
let suite: SuiteProcess;
let folder: string;

const file = (name: string, rows: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${[register.header, ...rows].join('\n')}\n`);
  return path;
};

const importFile = (path: string, ...more: string[]) => {
  const mapping = join(folder, 'mapping.json');
  writeFileSync(mapping, JSON.stringify(register.mapping));
  const report = join(folder, 'report.csv');
  const args = [path, '--mapping', mapping, '--report', report, ...more];
  return runScript('import', args, suite.environment);
};

const figures = async (projection: string, query: Record<string, string> = {}) => {
  const { body } = await suite.client('analyst').get<Figures>(`/${projection}/v1/figures`, query);
  return body.data;
};

const total = async (projection: string) => (await figures(projection))[0]!.measures;

/** Every figure of every projection but the instant it is asked at. */
const allFigures = async (): Promise<unknown[]> =>
  Promise.all(
    ['resolution-times', 'justice-scores', 'loyalty-outcomes', 'lessons', 'case-files'].map(
      (name) => figures(name, { 'as-of': '2026-01-01T00:00:00Z' }),
    ),
  );

/** Type 7: linear interpolation between the two neighbours. */
const quantile = (sorted: readonly number[], p: number): number => {
  const place = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-import-'));
  suite = await startSuiteProcess();
}, 120_000);

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('importing a complaint history', () => {
  const { expected } = register;

  it('stores nothing in a dry run', async () => {
    const run = await importFile(file('all.csv', register.rows), '--dry-run');
    expect({ code: run.code, err: run.stderr.slice(-300) }).toMatchObject({ code: 0 });
    expect((await total('case-files')).cases!.n).toBe(0);
  }, 120_000);

  it('gives the figures that a naive count of the file gives', async () => {
    const run = await importFile(file('all.csv', register.rows));
    expect({ code: run.code, err: run.stderr.slice(-300) }).toMatchObject({ code: 0 });
    const times = await total('resolution-times');
    expect(times.cases!.value).toBe(expected.cases);
    expect(times.validDurations!.value).toBe(expected.days.length);
    expect(times.flagged!.value).toBe(expected.reversed);
    expect(times.ttcMedian!.days).toBeCloseTo(quantile(expected.days, 0.5), 9);
    expect(times.ttcP90!.days).toBeCloseTo(quantile(expected.days, 0.9), 9);
    const { satisfied } = await total('justice-scores');
    expect(satisfied!.counts).toEqual({
      satisfied: expected.satisfied,
      answered: expected.answered,
    });
    const { restitutionUSD } = await total('loyalty-outcomes');
    expect(restitutionUSD).toMatchObject({
      value: expected.restitutionMinor,
      n: expected.restitutionCases,
    });
  }, 120_000);

  it('says no data where the register has none, never zero', async () => {
    const { interactional, overall } = await total('justice-scores');
    expect(interactional).toMatchObject({ value: null, reason: 'no_data' });
    expect(overall).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('groups by the category of the source', async () => {
    const rows = await figures('resolution-times', { 'group-by': 'sourceCategory' });
    const found = rows
      .slice(1)
      .map(({ group, measures }) => [group.sourceCategory ?? '', measures.cases!.value] as const);
    expect(new Map(found)).toEqual(expected.casesByCategory);
  });

  it('changes no figure when the file comes again, reversed and cut in two', async () => {
    const before = await allFigures();
    const turned = [...register.rows].reverse();
    const half = Math.floor(turned.length / 2);
    for (const [name, rows] of [
      ['again.csv', register.rows],
      ['first-half.csv', turned.slice(0, half)],
      ['second-half.csv', turned.slice(half)],
    ] as const) {
      const run = await importFile(file(name, rows));
      expect({ code: run.code, out: run.stdout + run.stderr }).toMatchObject({ code: 0 });
    }
    expect(await allFigures()).toEqual(before);
  }, 180_000);

  it('refuses a changed row under the same id and applies nothing of it', async () => {
    const before = await allFigures();
    const changed = register.rows[0]!.replace(/[^,]*$/, '99999.00');
    const run = await importFile(file('changed.csv', [changed]));
    expect(run.code).toBe(3);
    expect(await allFigures()).toEqual(before);
  }, 120_000);

  it('starts no offer, no follow-up and no timer for imported cases', async () => {
    const { body } = await suite
      .client('analyst')
      .get<{ data: { caseId: string }[] }>('/case-files/v1/cases', { limit: '100' });
    const types = new Set<string>();
    for (const { caseId } of body.data.slice(0, 20)) {
      const { body: found } = await suite
        .client('analyst')
        .get<{ data: { timeline: { type: string }[] } }>(`/case-files/v1/cases/${caseId}`);
      for (const { type } of found.data.timeline) types.add(type);
    }
    for (const type of ['TargetsSet', 'RemedyOffered', 'FollowUpScheduled', 'CaseEscalated']) {
      expect(types).not.toContain(type);
    }
  });
});
