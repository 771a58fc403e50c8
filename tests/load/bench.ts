import { loadavg } from 'node:os';
import { measureAppends } from './appends.ts';
import { describeMachine, readBaseline, saveBaseline } from './baseline.ts';
import { findRegressions, RATIO_SHARE_MIN } from './compare.ts';
import { measureDecisions } from './decisions.ts';
import { measureEarlyWarning } from './early-warning.ts';
import { measureLargeSlices, measureTenMillionSlices } from './large-slices.ts';
import { measureImports } from './imports.ts';
import { measureIntakeBurst } from './intake-burst.ts';
import type { Measure, NotRun } from './measurement.ts';
import { measureMemory } from './memory.ts';
import { measureProjections } from './projections.ts';
import { measureQueueReads } from './queue-reads.ts';
import { measureRelay } from './relay.ts';
import type { BenchRow } from './row.ts';
import { measureSeenAfter } from './seen-after.ts';
import { benchTable } from './table.ts';
import { measureSignalIngest } from './signal-ingest.ts';
import { measureWholeCases } from './whole-cases.ts';

const MEASURES: Readonly<Record<string, Measure>> = {
  appends: async () => ({ rows: await measureAppends(), notRun: [] }),
  projections: measureProjections,
  relay: measureRelay,
  'intake-burst': measureIntakeBurst,
  'signal-ingest': measureSignalIngest,
  'early-warning': measureEarlyWarning,
  'seen-after': measureSeenAfter,
  'queue-reads': measureQueueReads,
  decisions: measureDecisions,
  'whole-cases': measureWholeCases,
  'large-slices': measureLargeSlices,
  'ten-million-slices': measureTenMillionSlices,
  imports: measureImports,
  memory: measureMemory,
};

/** Names that may be asked for; all of them where none is. */
export const benchNames: readonly string[] = Object.keys(MEASURES);

export interface BenchOptions {
  readonly names: readonly string[];
  readonly quick: boolean;
  readonly longSeconds?: number;
  /** Writes what was measured into this machine's baseline. */
  readonly save: boolean;
  /** Fails where a ratio fell below the baseline's. */
  readonly compare: boolean;
  say(line: string): void;
}

const compareWithBaseline = (rows: readonly BenchRow[], { say }: BenchOptions): number => {
  const baseline = readBaseline();
  if (baseline === undefined) {
    say('no baseline of this machine: npm run bench -- --save makes one');
    return 1;
  }
  const regressions = findRegressions(baseline.rows, rows);
  for (const { name, before, now } of regressions) {
    say(`REGRESSION: ${name}: ${now.toFixed(2)} x, was ${before.toFixed(2)} x`);
  }
  if (regressions.length === 0) say(`no ratio fell below ${RATIO_SHARE_MIN} of the baseline's`);
  return regressions.length === 0 ? 0 : 1;
};

/**
 * Measures what is asked for, one after the other, and prints one table on standard output. A part
 * that fails is told as not run, so that the others are not lost. Returns the exit code.
 */
export const runBench = async (options: BenchOptions): Promise<number> => {
  const { say } = options;
  const loadBefore = loadavg()[0]!;
  const rows: BenchRow[] = [];
  const notRun: NotRun[] = [];
  let isBroken = false;
  for (const name of options.names.length > 0 ? options.names : benchNames) {
    say(`${name} ...`);
    try {
      const measured = await MEASURES[name]!(options);
      rows.push(...measured.rows);
      notRun.push(...measured.notRun);
    } catch (error) {
      isBroken = true;
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      notRun.push({ name, reason: `failed: ${(error as Error).message.split('\n', 1)[0]}` });
    }
  }
  const machine = describeMachine(loadBefore);
  process.stdout.write(
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, node ${machine.node}, ` +
      `${machine.postgres}, commit ${machine.commit}, load ${machine.load.before.toFixed(1)} ` +
      `before and ${machine.load.after.toFixed(1)} after\n${benchTable(rows, notRun)}`,
  );
  if (options.save) say(`written: ${saveBaseline(machine, rows)}`);
  const compared = options.compare ? compareWithBaseline(rows, options) : 0;
  return isBroken ? 1 : compared;
};
