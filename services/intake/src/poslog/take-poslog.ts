import type { SignalKind } from '@amends/contracts/vocabulary';
import type { Asking } from '../asking.ts';
import type { StoreDirectory } from '../reference/store-directory.ts';
import { type DeadReason, MappingError } from '../sources/adapter.ts';
import { isForAllStores, type RecordSignalDeps, recordSignal } from '../sources/record-signal.ts';
import type { SourceRow } from '../sources/source-directory.ts';
import { type PosTransaction, poslogReader } from './poslog-reader.ts';
import { signalsOf } from './poslog-signals.ts';

export interface TakePoslogDeps extends RecordSignalDeps {
  readonly stores: Pick<StoreDirectory, 'list'>;
}

/** What a file held, and what became of it. */
export interface PoslogReport {
  /** The last transaction was read and stored; a truncated file keeps its whole ones. */
  complete: boolean;
  bytes: number;
  transactions: { retail: number; control: number; other: number };
  links: number;
  signals: Partial<Record<SignalKind, number>>;
  /** Transactions that were skipped, by their number in the file. */
  problems: { transaction: number; reason: DeadReason | 'unknown_store' }[];
}

const PROBLEMS_MAX = 100;
/** Transactions between two waits for the database: what is in memory at a time. */
const GROUP = 50;

/** The store of a transaction: by the source's locations, else the till's own number of it. */
const storeOf = (source: SourceRow, place: string | undefined): string => {
  const located = place === undefined ? undefined : source.locations[place];
  if (located !== undefined) return located;
  const isOwn = place !== undefined && (isForAllStores(source) || source.storeId === place);
  if (!isOwn) throw new MappingError('unknown_location');
  return place;
};

const take = async (
  deps: TakePoslogDeps,
  asking: Asking,
  source: SourceRow,
  zones: ReadonlyMap<string, string>,
  transaction: PosTransaction,
  report: PoslogReport,
): Promise<DeadReason | 'unknown_store' | undefined> => {
  try {
    const storeId = storeOf(source, transaction.store);
    const zone = zones.get(storeId);
    if (zone === undefined) return 'unknown_store';
    const signals = signalsOf(transaction, storeId, zone);
    await Promise.all(signals.map((signal) => recordSignal(deps, asking, source, signal)));
    if (transaction.kind in report.transactions) report.transactions[transaction.kind] += 1;
    report.links += transaction.links;
    for (const { kind } of signals) report.signals[kind] = (report.signals[kind] ?? 0) + 1;
    return undefined;
  } catch (error) {
    if (error instanceof MappingError) return error.reason;
    throw error;
  }
};

/**
 * Takes a POSLog as it streams in, a group of transactions at a time; a bad one is told and
 * skipped. When it resolves, all that was read is stored.
 */
export const takePoslog = async (
  deps: TakePoslogDeps,
  asking: Asking,
  source: SourceRow,
  chunks: AsyncIterable<Buffer>,
): Promise<PoslogReport> => {
  const zones = new Map((await deps.stores.list()).map((row) => [row.storeId, row.timeZone]));
  const report: PoslogReport = {
    complete: false,
    bytes: 0,
    transactions: { retail: 0, control: 0, other: 0 },
    links: 0,
    signals: {},
    problems: [],
  };
  let waiting: PosTransaction[] = [];
  let taken = 0;
  const drain = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    const outcomes = await Promise.all(
      group.map((one) => take(deps, asking, source, zones, one, report)),
    );
    for (const reason of outcomes) {
      taken += 1;
      if (reason === undefined || report.problems.length >= PROBLEMS_MAX) continue;
      report.problems.push({ transaction: taken, reason });
    }
  };
  const reader = poslogReader((transaction) => waiting.push(transaction));
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    report.bytes += chunk.length;
    reader.write(decoder.decode(chunk, { stream: true }));
    if (waiting.length >= GROUP) await drain();
  }
  await drain();
  report.complete = reader.end().isWhole;
  return report;
};
