import { externalRef } from '@amends/contracts/primitives';
import type { EventStore } from '@amends/event-store/event-store';
import type { Principal } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { Asking } from '../asking.ts';
import { firstFault } from '../routes/item-problem.ts';
import {
  type PurchaseDeps,
  type PurchaseItem,
  type PurchaseResult,
  purchaseFields,
  recordPurchase,
  tryPurchases,
} from '../signals/record-purchases.ts';
import type { RowResult } from './import-chunk.ts';
import type { ImportItem, ImportJobs, StoredJob } from './import-jobs.ts';

/** One purchase of a history: as tills send them, with its place in the file. */
export const importedPurchase = purchaseFields.omit({ customerEmail: true }).extend({
  customerReference: purchaseFields.shape.customerReference.unwrap(),
  rowNumber: z.int().min(1).max(100_000_000),
});

export interface PurchaseImportDeps extends PurchaseDeps {
  readonly store: PurchaseDeps['store'] & Pick<EventStore, 'findEvents'>;
  readonly jobs: ImportJobs;
}

interface Sent {
  readonly rowNumber: number | null;
  readonly externalId: string | null;
}
interface ReadPurchase extends Sent {
  readonly rowNumber: number;
  readonly item: PurchaseItem;
}

const refused = (sent: Sent, code: string, detail: string | null): RowResult => ({
  ...sent,
  ...{ caseId: null, result: 'rejected', flags: [], problemCode: code, detail },
});

const read = (input: unknown, expectedRows: number): ReadPurchase | RowResult => {
  const sent = (input ?? {}) as { readonly rowNumber?: unknown; readonly externalId?: unknown };
  const rowNumber = importedPurchase.shape.rowNumber.safeParse(sent.rowNumber).data ?? null;
  const externalId = externalRef.safeParse(sent.externalId).data ?? null;
  const isAnnounced = rowNumber !== null && rowNumber <= expectedRows;
  const place: Sent = { rowNumber: isAnnounced ? rowNumber : null, externalId };
  const parsed = importedPurchase.safeParse(input);
  if (!parsed.success) {
    const { code, detail } = firstFault(parsed.error);
    return refused(place, code, detail ?? null);
  }
  const { rowNumber: number, ...item } = parsed.data;
  if (isAnnounced) return { rowNumber: number, externalId, item };
  return refused(place, 'row_count_mismatch', 'rowNumber is above the number of rows announced.');
};

const isRead = (row: ReadPurchase | RowResult): row is ReadPurchase => 'item' in row;

const resultOf = ({ rowNumber, externalId }: ReadPurchase, done: PurchaseResult): ImportItem => {
  const item = { rowNumber, externalId, caseId: null, flags: [] };
  return done.status === 'rejected'
    ? { ...item, result: 'rejected', problemCode: done.code, detail: done.detail }
    : { ...item, result: done.status, problemCode: null, detail: null };
};

const IMPORTED = { provenance: 'imported' } as const;

/** In a dry run nothing is appended: a repeat within the file is found among the job's items. */
const tried = async (
  deps: PurchaseImportDeps,
  principal: Principal,
  job: StoredJob,
  rows: readonly ReadPurchase[],
): Promise<ImportItem[]> => {
  const ids = rows.map(({ item }) => item.externalId);
  const items = rows.map(({ item }) => item);
  const done = await tryPurchases(deps.store, principal, job.source, items, IMPORTED);
  const met = new Map(await deps.jobs.rowsOfExternalIds(job.jobId, ids));
  return rows.map((row, at) => {
    const first = met.get(row.item.externalId) ?? row.rowNumber;
    met.set(row.item.externalId, first);
    const result = resultOf(row, done[at]!);
    const isRepeat = first !== row.rowNumber && result.result === 'accepted';
    return isRepeat ? { ...result, result: 'duplicate' } : result;
  });
};

/**
 * Imports the purchases of one chunk, all at once. Repeating a chunk of an open job gives
 * what its first run gave; a refused row may come again, mended. Facts and items are two
 * transactions: of a chunk that was cut off in between the rows count as duplicates.
 */
export const importPurchases = async (
  deps: PurchaseImportDeps,
  asking: Asking,
  principal: Principal,
  job: StoredJob,
  input: readonly unknown[],
): Promise<RowResult[]> => {
  const rows = input.map((row) => read(row, job.expectedRows));
  const whole = rows.filter(isRead);
  const known = await deps.jobs.itemsOf(
    job.jobId,
    whole.map(({ rowNumber }) => rowNumber),
  );
  const before = new Map(known.map((item) => [item.rowNumber, item]));
  const isOver = job.status === 'completed';
  const record = async (row: ReadPurchase): Promise<ImportItem> => {
    const { source } = job;
    const done = await recordPurchase(deps, asking, principal, source, row.item, IMPORTED);
    return resultOf(row, done);
  };
  const done = isOver
    ? []
    : job.dryRun
      ? await tried(deps, principal, job, whole)
      : await Promise.all(whole.map(record));
  const results = new Map(done.map((item) => [item.rowNumber, item]));
  const counted = rows.flatMap((row): ImportItem[] => {
    if (isRead(row)) return [];
    return row.rowNumber === null ? [] : [{ ...row, rowNumber: row.rowNumber }];
  });
  if (!isOver) await deps.jobs.save(job.jobId, [...counted, ...done]);
  return rows.map((row) => {
    if (!isRead(row)) return row;
    const own = before.get(row.rowNumber);
    if (own !== undefined && own.result !== 'rejected' && own.externalId === row.externalId) {
      return own;
    }
    return results.get(row.rowNumber) ?? refused(row, 'job_already_completed', 'Too late.');
  });
};
