import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typedClient } from '@amends/client/typed-client';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateRegister, type Register } from '../running/generated-register.ts';
import { runScript } from '../running/run-script.ts';
import {
  ROOT,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';

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
});

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
  rmSync(folder, { recursive: true, force: true });
});

describe('importing a complaint history', () => {
  const { expected } = register;

  it('stores nothing in a dry run', async () => {
    const run = await importFile(file('all.csv', register.rows), '--dry-run');
    expect({ code: run.code, err: run.stderr.slice(-300) }).toMatchObject({ code: 0 });
    expect((await total('case-files')).cases!.n).toBe(0);
  });

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
  });

  it('says no data where the register has none, never zero', async () => {
    const { interactional, overall } = await total('justice-scores');
    expect(interactional).toMatchObject({ value: null, reason: 'no_data' });
    expect(overall).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('R-116: says what cases cost once somebody assumes what handling one does', async () => {
    const [measure, kind, id] = ['recoveryCostUSD', 'case_handling_cost', 'case_handling_cost-USD'];
    expect((await total('loyalty-outcomes'))[measure]).toMatchObject({
      ...{ value: null, reason: 'assumption_missing', missingAssumptions: [id] },
    });
    await suite.client('retailer').post('/follow-up/v1/assumptions', {
      ...{ kind, currency: 'USD', value: 1_250, source: { kind: 'finance' } },
    });
    const told = await waitFor(
      async () => {
        const found = (await total('loyalty-outcomes'))[measure];
        return found!.value !== null && found;
      },
      { description: 'the assumption to be heard', timeoutMs: 60_000 },
    );
    expect(told).toMatchObject({
      value: expected.restitutionMinor + 1_250 * expected.restitutionCases,
      n: expected.restitutionCases,
      assumptions: [`${id}@1`],
    });
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
  });

  it('refuses a changed row under the same id and applies nothing of it', async () => {
    const before = await allFigures();
    const changed = register.rows[0]!.replace(/[^,]*$/, '99999.00');
    const run = await importFile(file('changed.csv', [changed]));
    expect(run.code).toBe(3);
    expect(await allFigures()).toEqual(before);
  });

  it('starts no offer, no follow-up and no timer for imported cases', async () => {
    const api = typedClient(suite.client('analyst'));
    const { body } = await api.get('/case-files/v1/cases', { query: { limit: '100' } });
    const types = new Set<string>();
    for (const { caseId } of body.data.slice(0, 20)) {
      const path = { id: caseId! };
      const { body: found } = await api.get('/case-files/v1/cases/{id}', { path });
      for (const { type } of found.data.timeline) types.add(type);
    }
    expect(types.size).toBeGreaterThan(0);
    for (const type of ['TargetsSet', 'RemedyOffered', 'FollowUpScheduled', 'CaseEscalated']) {
      expect(types).not.toContain(type);
    }
  });
});

const LOG_MAPPING = {
  name: 'Desk log',
  version: 'desk-1',
  source: 'desk',
  kind: 'activities',
  timeZone: 'Europe/Berlin',
  columns: {
    caseId: { column: 'case' },
    timestamp: { column: 'time', format: 'ISO', precision: 'instant' },
    activity: {
      column: 'activity',
      map: {
        New: 'reported',
        Answered: 'acknowledged',
        Assigned: 'assigned',
        Waiting: 'waiting_on_customer',
        Solved: 'resolved',
        Again: 'reopened',
        Closed: 'closed',
      },
    },
    targetMet: { column: 'in_time', yes: ['true'], no: ['false'] },
    store: { column: 'store', register: { currency: 'EUR', timeZone: 'Europe/Berlin' } },
  },
};

/** Rows of three cases mixed up; times with several offsets and with none. */
const LOG = [
  'case,activity,time,in_time,store',
  'L-2,New,2016-03-02T10:00:00+01:00,true,desk-9',
  'L-1,New,2016-03-02T10:00:00+01:00,true,desk-9',
  'L-1,Closed,2016-03-03T12:00:00+01:00,false,desk-9',
  'L-1,Assigned,2016-03-02T09:30:00Z,true,desk-9',
  'L-1,Answered,2016-03-02T05:00:00-05:00,true,desk-9',
  'L-1,Waiting,2016-03-02T11:00:00Z,true,desk-9',
  'L-1,Solved,2016-03-02 14:00,true,desk-9',
  'L-1,Again,2016-03-03T09:00:00Z,false,desk-9',
  'L-1,Solved,2016-03-03T11:00:00+01:00,false,desk-9',
  'L-3,New,2016-03-04T10:00:00Z,true,desk-9',
  'L-3,Solved,2016-03-04T12:00:00Z,true,desk-9',
  'L-2,Solved,yesterday,true,desk-9',
];

describe('importing a log of activities', () => {
  const importLog = (rows: readonly string[]) => {
    const [path, mapping] = [join(folder, 'log.csv'), join(folder, 'log-mapping.json')];
    const report = join(folder, 'log-report.csv');
    writeFileSync(path, rows.join('\n'));
    writeFileSync(mapping, JSON.stringify(LOG_MAPPING));
    return runScript('import', [path, '--mapping', mapping, '--report', report], suite.environment);
  };
  const ofDesk = async (projection: string) =>
    (await figures(projection, { 'filter[store][eq]': 'desk-9' }))[0]!.measures;

  it('gives the times its rows tell, of every case that can be read', async () => {
    const run = await importLog(LOG);
    expect({ code: run.code, err: run.stderr.slice(-400) }).toMatchObject({ code: 3 });
    expect(run.stderr).toContain('12 rows, 3 cases, 1 of them not readable');
    const report = readFileSync(join(folder, 'log-report.csv'), 'utf8');
    expect(report).toContain(',L-2,refused,unreadable_time,time,');
    expect(report.split('\n')[1]).toMatch(/^1,13,/);
    const times = await ofDesk('resolution-times');
    const hours = (name: string) => times[name]!.value! / 3600;
    expect(times.cases!.value).toBe(2);
    expect(hours('assignedMin')).toBe(0.5);
    expect(hours('ttaMin')).toBe(1);
    // L-1: 10:00 to 14:00, two hours of them with the customer; L-3: two hours.
    expect([hours('ttrFirstMin'), hours('ttrFirstMax')]).toEqual([2, 4]);
    expect(hours('ttrFirstFirmMax')).toBe(2);
    expect([hours('ttrFinalMax'), hours('ttcMax')]).toEqual([25, 26]);
    expect(times.reopenedShare).toMatchObject({ n: 2, value: 0.5 });
    expect(times.slaResolution).toMatchObject({ n: 2, value: 0.5 });
    const { cases, reopened } = await ofDesk('case-files');
    expect(cases!.counts).toMatchObject({ closed: 1, resolved: 1, reported: 0 });
    expect(reopened!.value).toBe(1);
    const span = ['--query', 'from=2016-03-02', '--query', 'until=2016-03-04'];
    const printed = await runScript(
      'figures',
      ['resolution-times', '--table', 'backlog', ...span, '--filter', 'store=desk-9'].concat([
        '--time-zone',
        'Europe/Berlin',
        '--format',
        'csv',
      ]),
      suite.environment,
    );
    const lines = printed.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^period,start,end,isOver,reported,reopened,ended,open,/);
    // L-1 comes, is solved, comes back and is closed; L-3 comes and is solved.
    expect(lines.slice(1).map((line) => line.split(',').slice(4, 8).join(' '))).toEqual([
      '1 0 1 0',
      '0 1 1 0',
      '1 0 1 0',
    ]);
  });

  it('changes nothing when it comes again, and takes a case whose row is mended', async () => {
    const turned = [LOG[0]!, ...LOG.slice(1).reverse()];
    const mended = turned.map((row) => row.replace('yesterday', '2016-03-02T12:00:00+01:00'));
    const run = await importLog(mended);
    expect({ code: run.code, err: run.stderr.slice(-400) }).toMatchObject({ code: 0 });
    expect(run.stdout).toMatch(/accepted +1\n +duplicate +2\n +rejected +0/);
    const changed = await importLog([LOG[0]!, 'L-3,New,2016-03-04T10:00:00Z,true,desk-9']);
    expect(changed.code).toBe(3);
    const report = readFileSync(join(folder, 'log-report.csv'), 'utf8');
    expect(report).toContain('external_id_conflict');
    const times = await ofDesk('resolution-times');
    expect(times.cases!.value).toBe(3);
    expect(times.ttrFirstMin!.value! / 3600).toBe(2);
  });
});

describe('importing purchases', () => {
  const importPurchases = (rows: readonly string[], ...more: string[]) => {
    const path = join(folder, 'invoices.csv');
    writeFileSync(
      path,
      ['InvoiceNo,CustomerID,InvoiceDate,Quantity,UnitPrice', ...rows].join('\n'),
    );
    const mapping = join(ROOT, 'scripts', 'import', 'mappings', 'invoice-lines.json');
    const report = join(folder, 'invoices-report.csv');
    const args = [path, '--mapping', mapping, '--report', report, ...more];
    return runScript('import', args, suite.environment);
  };
  const lines = [
    '7001,buyer-1,2016-04-01 10:00,2,5.25',
    '7001,buyer-1,2016-04-01 10:00,1,3',
    'C7002,buyer-1,2016-04-02T10:00:00+02:00,-1,3',
    '7003,,2016-04-02 10:00,1,3',
  ];

  it('counts invoices, refuses what has no customer, and takes nothing twice', async () => {
    const dry = await importPurchases(lines, '--dry-run');
    expect(dry.stdout).toMatch(/accepted +2\n +duplicate +0\n +rejected +1/);
    const run = await importPurchases(lines);
    expect({ code: run.code, err: run.stderr.slice(-300) }).toMatchObject({ code: 3 });
    expect(run.stderr).toContain('4 rows, 3 purchases, 1 of them not readable');
    expect(run.stdout).toMatch(/accepted +2\n +duplicate +0\n +rejected +1/);
    const again = await importPurchases([...lines].reverse());
    expect(again.stdout).toMatch(/accepted +0\n +duplicate +2\n +rejected +1/);
    const report = readFileSync(join(folder, 'invoices-report.csv'), 'utf8');
    expect(report).toContain('7003,refused,missing_value,CustomerID,');
    expect(report).not.toContain('buyer-1');
  });
});

describe('what README shows of importing and calling', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it('imports its samples as they stand, and nothing of them is refused', async () => {
    const commands = [...readme.matchAll(/^ {4}npm run import -- (scripts\/import\/samples.*)$/gm)];
    const counts: string[] = [];
    for (const [, words] of commands) {
      const args = [...words!.split(' '), '--report', join(folder, 'sample-report.csv')];
      const { code, stdout, stderr } = await runScript('import', args, suite.environment);
      expect({ code, said: stderr }).toMatchObject({ code: 0 });
      counts.push(/accepted +(\d+)/.exec(stdout)![1]!);
    }
    expect(counts).toEqual(['6', '2', '4']);
  });

  it('calls the suite by its TypeScript example as it stands', () => {
    const example = /```ts\n(import .*?)```/s.exec(readme)![1]!;
    const flags = ['--conditions=source', '--input-type=module-typescript', '--eval', example];
    const env = { ...suite.environment, AMENDS_DATA: suite.dataDir };
    const { status, stdout, stderr } = spawnSync(process.execPath, flags, {
      cwd: join(ROOT, 'scripts'),
      encoding: 'utf8',
      env,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain("storeId: 'try'");
  });
});
