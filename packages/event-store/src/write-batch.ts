import type { PoolClient } from 'pg';
import { type AnswerToStore, insertAnswers } from './answer-statement.ts';
import { insertEvents, type WrittenRows } from './append-statement.ts';
import { type CompanionWriters, writeCompanions } from './companion-writers.ts';
import { insertJobs } from './job-statement.ts';
import type { PreparedAppend } from './prepare-append.ts';

/**
 * `committed`: per command the seq of its last event (0 for a command without events), undefined
 * where it lost. `torn`: some events of a command were written and some not; `answer_taken`: a key
 * already has an answer. Both were rolled back: the commands of the batch have to run singly.
 */
export type BatchResult =
  | { readonly result: 'committed'; readonly lastSeqs: readonly (bigint | undefined)[] }
  | { readonly result: 'torn' | 'answer_taken' };

const TORN = Symbol('torn');

const lastSeqOf = ({ eventIds }: PreparedAppend, rows: WrittenRows) => {
  const written = eventIds.filter((id) => rows.has(id));
  if (written.length === 0 && eventIds.length > 0) return undefined;
  if (written.length < eventIds.length) return TORN;
  return written.length === 0 ? 0n : rows.get(written.at(-1)!)!;
};

/**
 * One transaction for many commands of different streams: events, then answers, jobs and companion
 * rows, each as one statement over the batch. The caller rolls back when this throws.
 */
export const writeBatch = async (
  client: PoolClient,
  batch: readonly PreparedAppend[],
  writers: CompanionWriters,
): Promise<BatchResult> => {
  const rollback = async (result: 'torn' | 'answer_taken'): Promise<BatchResult> => {
    await client.query('rollback');
    return { result };
  };
  await client.query('begin');
  const rows = await insertEvents(client, batch);
  const lastSeqs: (bigint | undefined)[] = [];
  const answers: AnswerToStore[] = [];
  const won: PreparedAppend[] = [];
  for (const command of batch) {
    const lastSeq = lastSeqOf(command, rows);
    if (lastSeq === TORN) return rollback('torn');
    lastSeqs.push(lastSeq);
    if (lastSeq === undefined) continue;
    won.push(command);
    const { answer, context } = command.request;
    if (answer === undefined) continue;
    const position = command.positionAt(lastSeq);
    answers.push({ answer, commandId: context.commandId, version: command.version, position });
  }
  if (!(await insertAnswers(client, answers))) return rollback('answer_taken');
  await insertJobs(
    client,
    won.flatMap(({ request }) => request.jobs ?? []),
  );
  await writeCompanions(
    client,
    writers,
    won.flatMap(({ request }) => request.companions ?? []),
  );
  await client.query('commit');
  return { result: 'committed', lastSeqs };
};
