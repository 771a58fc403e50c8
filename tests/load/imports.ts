import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateRegister } from '../running/generated-register.ts';
import { runScript } from '../running/run-script.ts';
import {
  ROOT,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import type { BenchRow } from './row.ts';

const [ROWS, ROWS_QUICK] = [500_000, 20_000];
/** Half a million rows in five minutes. */
const ROWS_A_SECOND = 500_000 / 300;
const [CUSTOMERS, DAYS, DAY_MS] = [5_000, 365, 86_400_000];

interface History {
  readonly name: string;
  readonly rows: number;
  /** Arguments of `npm run import`: the file and its mapping. */
  readonly args: readonly string[];
}

const writeComplaints = (folder: string, count: number): History => {
  const { header, rows, mapping } = generateRegister(20_150_201, count);
  const [path, mappingPath] = [join(folder, 'complaints.csv'), join(folder, 'complaints.json')];
  writeFileSync(path, `${header}\n${rows.join('\n')}\n`);
  writeFileSync(mappingPath, JSON.stringify(mapping));
  return { name: 'complaints', rows: count, args: [path, '--mapping', mappingPath] };
};

const STEPS = ['New', 'Note', 'Acknowledged', 'Assigned', 'Active', 'Note'] as const;
const LATER = ['Awaiting customer', 'Active', 'Note', 'Resolved', 'Note', 'Closed'] as const;
const ACTIVITIES = [...STEPS, ...LATER];

/** A case of a service desk is twelve rows over some days. */
const writeActivities = (folder: string, count: number): History => {
  const path = join(folder, 'activities.csv');
  const lines = Array.from({ length: count }, (_, n) => {
    const [number, step] = [Math.floor(n / ACTIVITIES.length), n % ACTIVITIES.length];
    const startMs = Date.UTC(2024, 0, 1) + (number % DAYS) * DAY_MS;
    const at = new Date(startMs + step * (1 + (number % 11)) * 3_600_000);
    const by = step === 0 ? 'robot' : `agent-${number % 40}`;
    return `D-${number},${at.toISOString()},${ACTIVITIES[step]},${by},true,desk-${number % 20}`;
  });
  writeFileSync(path, `case,time,activity,by,in_time,store\n${lines.join('\n')}\n`);
  const mapping = join(ROOT, 'scripts/import/mappings/service-desk-log.json');
  return { name: 'activities', rows: count, args: [path, '--mapping', mapping] };
};

/** An invoice a row. */
const writePurchases = (folder: string, count: number): History => {
  const path = join(folder, 'invoices.csv');
  const lines = Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(2024, 0, 1) + Math.floor((n * DAYS * DAY_MS) / count));
    const price = `${5 + (n % 90)}.${10 + (n % 89)}`;
    return `${n},c${(n * 7919) % CUSTOMERS},${at.toISOString()},${price},1`;
  });
  writeFileSync(path, `InvoiceNo,CustomerID,InvoiceDate,UnitPrice,Quantity\n${lines.join('\n')}\n`);
  const mapping = join(ROOT, 'scripts/import/mappings/invoice-lines.json');
  return { name: 'purchases', rows: count, args: [path, '--mapping', mapping] };
};

/** Rows a second of the whole command, the projections' catching up included. */
const timed = async (suite: SuiteProcess, { name, rows, args }: History, more: string[]) => {
  const started = performance.now();
  const run = await runScript('import', [...args, ...more], suite.environment);
  if (run.code !== 0) throw new Error(`import of ${name} ended with ${run.code}: ${run.stderr}`);
  return Math.round((rows * 1000) / (performance.now() - started));
};

const measureHistory = async (
  suite: SuiteProcess,
  folder: string,
  history: History,
  { say }: MeasureOptions,
): Promise<BenchRow> => {
  const { name, rows } = history;
  const report = ['--report', join(folder, `${name}-report.csv`)];
  say(`imports: ${rows} ${name}, dry`);
  const dry = await timed(suite, history, [...report, '--dry-run']);
  say(`imports: ${rows} ${name}`);
  const value = await timed(suite, history, report);
  return {
    name: `import of ${name}, whole command`,
    value,
    unit: 'rows/s',
    reference: { name: 'the same file read, mapped and checked, nothing stored', value: dry },
    target: { kind: 'at_least', value: Math.ceil(ROWS_A_SECOND) },
    note: `${rows} rows of a file each, until the figures have them`,
  };
};

/** Histories of a retailer by `npm run import`, on the suite as `npm start` runs it. */
export const measureImports: Measure = async (options) => {
  const count = options.quick ? ROWS_QUICK : ROWS;
  const folder = mkdtempSync(join(tmpdir(), 'amends-imports-'));
  const suite = await startSuiteProcess();
  try {
    const rows = [
      await measureHistory(suite, folder, writeComplaints(folder, count), options),
      await measureHistory(suite, folder, writeActivities(folder, count), options),
      await measureHistory(suite, folder, writePurchases(folder, count), options),
    ];
    return { rows, notRun: [] };
  } finally {
    await suite.stop();
    removeDataDir(suite.dataDir);
    rmSync(folder, { recursive: true, force: true });
  }
};
