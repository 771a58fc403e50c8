import type { PoolClient } from 'pg';
import { insertEmptyAnswers } from './answer-statement.ts';
import { ANSWER_TAKEN, appendBatch, TORN_COMMAND } from './append-batch-statement.ts';
import { COMPANION_CONFLICT, type CompanionWriters, writeCompanions } from './companion-writers.ts';
import { insertJobs, tracedJobs } from './job-statement.ts';
import type { PreparedAppend } from './prepare-append.ts';

/**
 * `committed`: per command the seqs of its events, undefined where it lost. `torn`: some events of
 * a command were written and some not, or its rows met others that rule them out; `answer_taken`: a
 * key already has an answer. In these two nothing was written: the commands have to run singly.
 */
export type BatchResult =
  | { readonly result: 'committed'; readonly seqs: CommandSeqs }
  | { readonly result: 'torn' | 'answer_taken' };

const refusalOf = (error: unknown): BatchResult | undefined => {
  const { code } = error as { code?: unknown };
  if (code === TORN_COMMAND || code === COMPANION_CONFLICT) return { result: 'torn' };
  return code === ANSWER_TAKEN ? { result: 'answer_taken' } : undefined;
};

type CommandSeqs = readonly (readonly bigint[] | undefined)[];

const writeEvents = async (
  client: PoolClient,
  batch: readonly PreparedAppend[],
): Promise<CommandSeqs> => {
  const withEvents = batch.filter(({ request }) => request.events.length > 0);
  const seqs = withEvents.length === 0 ? new Map() : await appendBatch(client, withEvents);
  return batch.map(({ request: { streamId, events } }) =>
    events.length === 0 ? [] : seqs.get(streamId),
  );
};

const needsTransaction = (batch: readonly PreparedAppend[]): boolean =>
  batch.some(
    ({ request: { events, jobs, companions } }) =>
      events.length === 0 || (jobs?.length ?? 0) + (companions?.length ?? 0) > 0,
  );

const writeInTransaction = async (
  client: PoolClient,
  batch: readonly PreparedAppend[],
  writers: CompanionWriters,
): Promise<BatchResult> => {
  await client.query('begin');
  const seqs = await writeEvents(client, batch);
  const won = batch.filter((_, index) => seqs[index] !== undefined);
  if (!(await insertEmptyAnswers(client, batch))) {
    await client.query('rollback');
    return { result: 'answer_taken' };
  }
  await insertJobs(
    client,
    won.flatMap(({ request }) => tracedJobs(request.jobs, request.context.traceparent)),
  );
  await writeCompanions(
    client,
    writers,
    won.flatMap(({ request }) => request.companions ?? []),
  );
  await client.query('commit');
  return { result: 'committed', seqs };
};

/**
 * One transaction for many commands of different streams. Events and answers are one statement;
 * where there are jobs or companion rows, each is one more over the whole batch. The caller rolls
 * back when this throws.
 */
export const writeBatch = async (
  client: PoolClient,
  batch: readonly PreparedAppend[],
  writers: CompanionWriters,
): Promise<BatchResult> => {
  const isTransaction = needsTransaction(batch);
  try {
    if (isTransaction) return await writeInTransaction(client, batch, writers);
    return { result: 'committed', seqs: await writeEvents(client, batch) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    if (isTransaction) await client.query('rollback');
    return refusal;
  }
};
