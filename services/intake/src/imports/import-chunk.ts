import type { CaseHistoryImported } from '@amends/contracts/intake';
import type { ProblemCode } from '@amends/contracts/problem';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import type { LoadedStream } from '@amends/event-store/types';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { decider, type ImportCaseHistory } from '../domain/decide.ts';
import type { FailureEvent } from '../domain/failure.ts';
import { type Asking, contextOf } from '../asking.ts';
import { caseIdOf, failureStream } from '../reports/case-identity.ts';
import { type ImportItem, type ImportJobs, itemCompanion, type StoredJob } from './import-jobs.ts';
import { type ReadRow, readImportRow } from './import-row.ts';

export interface ImportDeps {
  readonly store: EventStore;
  readonly jobs: ImportJobs;
  readonly isKnownStore: (storeId: string) => boolean;
}

/** What became of one row; `rowNumber` null where the row does not tell it. */
export type RowResult = Omit<ImportItem, 'rowNumber'> & { readonly rowNumber: number | null };

const refusal = (
  row: { readonly rowNumber: number | null; readonly externalId: string | null },
  code: ProblemCode,
  detail: string,
): RowResult => ({
  ...row,
  caseId: null,
  result: 'rejected',
  flags: [],
  problemCode: code,
  detail,
});

type Row = Extract<ReadRow, { read: 'row' }>;

const externalIdOf = (row: Row): string => row.facts.externalId;

const historyOf = (job: StoredJob, { facts }: Row): CaseHistoryImported => ({
  ...facts,
  caseId: caseIdOf(job.source, facts.externalId),
  provenance: 'imported',
  jobId: job.jobId,
  source: job.source,
  mappingVersion: job.mappingVersion,
});

interface Asked {
  readonly command: ImportCaseHistory;
  readonly item: ImportItem;
  /** What became of the row of this number before. */
  readonly before: ImportItem | undefined;
}

/** A case that is there already: the same row again, or a changed one. */
const meetExisting = (
  { command, item, before }: Asked,
  events: LoadedStream['events'],
): ImportItem => {
  const state = fold(decider, events.map(foldable<FailureEvent>));
  const decision = decider.decide(command, state);
  if (!decision.accepted) {
    const detail = 'The external id is known with other content; nothing was changed.';
    return {
      ...item,
      caseId: null,
      result: 'rejected',
      problemCode: 'external_id_conflict',
      detail,
    };
  }
  if (decision.events.length > 0) return item;
  const isOwn = before?.result === 'accepted' && before.externalId === item.externalId;
  return isOwn ? item : { ...item, result: 'duplicate' };
};

const askedFor = (job: StoredJob, row: Row, before: ImportItem | undefined): Asked => {
  const data = historyOf(job, row);
  const item: ImportItem = {
    rowNumber: row.rowNumber,
    externalId: data.externalId,
    caseId: data.caseId,
    result: 'accepted',
    flags: data.flags,
    problemCode: null,
    detail: null,
  };
  return { command: { type: 'ImportCaseHistory', data }, item, before };
};

const streamOf = ({ command }: Asked): string => failureStream(command.data.caseId);

/** Whether the case is new, and in the log now. */
const isAppended = async (
  { store }: ImportDeps,
  asking: Asking,
  job: StoredJob,
  asked: Asked,
): Promise<boolean> => {
  const { data } = asked.command;
  const done = await store.append({
    streamId: streamOf(asked),
    expectedVersion: 0,
    previousHash: Buffer.alloc(0),
    events: [{ type: 'CaseHistoryImported', data, time: data.reported.at }],
    context: contextOf(asking, {
      commandId: uuidv8FromHash('import', job.source, data.externalId),
      correlationId: data.caseId,
      subject: data.caseId,
    }),
    companions: [itemCompanion(job.jobId, asked.item)],
  });
  return done.outcome === 'appended';
};

interface Imported {
  readonly item: ImportItem;
  readonly saved: boolean;
}

/**
 * Appends the cases that are new, all at once, and reads those that are known in one question: of
 * a whole chunk that is known already each by itself would wait for a connection in vain.
 */
const importRows = async (
  deps: ImportDeps,
  asking: Asking,
  job: StoredJob,
  rows: readonly Asked[],
): Promise<readonly Imported[]> => {
  const saved = await Promise.all(
    rows.map(async (asked) => !job.dryRun && (await isAppended(deps, asking, job, asked))),
  );
  const known = rows.filter((_, at) => !saved[at]).map(streamOf);
  const streams =
    known.length === 0 ? new Map<string, LoadedStream>() : await deps.store.loadMany(known);
  return rows.map((asked, at) =>
    saved[at] === true
      ? { item: asked.item, saved: true }
      : { item: meetExisting(asked, streams.get(streamOf(asked))?.events ?? []), saved: false },
  );
};

/** Rows of one chunk that may not be imported beside each other, or not by this principal. */
const screen = (rows: readonly ReadRow[], principal: Principal): (Row | RowResult)[] => {
  const seen = new Set<number>();
  return rows.map((row) => {
    if (row.read === 'refused') return refusal(row, row.code, row.detail);
    const { rowNumber } = row;
    const { externalId, storeId } = row.facts;
    if (seen.has(rowNumber)) {
      const twice = { rowNumber: null, externalId };
      return refusal(twice, 'validation_failed', 'rowNumber occurs twice in the chunk.');
    }
    seen.add(rowNumber);
    const visible =
      storeId === undefined ? principal.stores === '*' : mayAccessStore(principal, storeId);
    if (!visible) return refusal({ rowNumber, externalId }, 'forbidden', 'The store is not yours.');
    return row;
  });
};

/** In a dry run nothing is appended, so a repeat within the file is found among the job's items. */
const repeatsInDryRun = async (
  deps: ImportDeps,
  job: StoredJob,
  rows: readonly (Row | RowResult)[],
): Promise<ReadonlyMap<string, number>> => {
  if (!job.dryRun) return new Map();
  const ids = rows.flatMap((row) => ('facts' in row ? [row.facts.externalId] : []));
  const met = new Map(await deps.jobs.rowsOfExternalIds(job.jobId, ids));
  for (const row of rows) {
    if (!('facts' in row) || met.has(row.facts.externalId)) continue;
    met.set(row.facts.externalId, row.rowNumber);
  }
  return met;
};

/**
 * Imports the rows of one chunk, all at once, so that they share group-commit batches. Repeating a
 * chunk gives the results it gave before; a row that was refused may come again, mended.
 */
export const importChunk = async (
  deps: ImportDeps,
  asking: Asking,
  principal: Principal,
  job: StoredJob,
  input: readonly unknown[],
): Promise<RowResult[]> => {
  const rules = {
    expectedRows: job.expectedRows,
    labels: job.labels,
    isKnownStore: deps.isKnownStore,
    nowMs: Date.parse(asking.now),
  };
  const rows = screen(
    input.map((row) => readImportRow(row, rules)),
    principal,
  );
  const numbers = rows.flatMap((row) => row.rowNumber ?? []);
  const known = await deps.jobs.itemsOf(job.jobId, numbers);
  const before = new Map(known.map((item) => [item.rowNumber, item]));
  const firstRows = await repeatsInDryRun(deps, job, rows);
  const unsaved: ImportItem[] = [];
  const toImport = new Map<number, Asked>();
  /** What is known without asking the log; undefined: it is to be imported. */
  const refusedOrKept = rows.map((row): RowResult | undefined => {
    if (!('facts' in row)) {
      if (row.rowNumber !== null) unsaved.push({ ...row, rowNumber: row.rowNumber });
      return row;
    }
    const own = before.get(row.rowNumber);
    if (job.status === 'completed') {
      return own ?? refusal({ ...row, externalId: null }, 'job_already_completed', 'Too late.');
    }
    if (own !== undefined && own.result !== 'rejected' && own.externalId !== externalIdOf(row)) {
      const taken = { rowNumber: null, externalId: externalIdOf(row) };
      return refusal(taken, 'validation_failed', 'rowNumber was used for another row.');
    }
    toImport.set(row.rowNumber, askedFor(job, row, own));
    return undefined;
  });
  const imported = await importRows(deps, asking, job, [...toImport.values()]);
  const byRow = new Map(imported.map((each) => [each.item.rowNumber, each]));
  const results = rows.map((row, at): RowResult => {
    const known = refusedOrKept[at];
    if (known !== undefined || !('facts' in row)) return known ?? (row as RowResult);
    const { item, saved } = byRow.get(row.rowNumber)!;
    const first = firstRows.get(row.facts.externalId) ?? row.rowNumber;
    const result: ImportItem =
      first !== row.rowNumber && item.result === 'accepted'
        ? { ...item, result: 'duplicate' }
        : item;
    if (!saved) unsaved.push(result);
    return result;
  });
  if (job.status !== 'completed') await deps.jobs.save(job.jobId, unsaved);
  return results;
};
