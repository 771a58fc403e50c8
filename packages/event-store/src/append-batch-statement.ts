import type { ClientBase } from 'pg';
import { insertEventsSql, rowsParameter } from './append-statement.ts';
import { POSITION_PLACEHOLDER } from './position.ts';
import type { PreparedAppend } from './prepare-append.ts';

// Events and answers in ONE statement: alone it is a transaction in one round trip, and round trips
// are what a batch waits for. Answers are written for commands whose events all went in; a command
// written in part, or a key that already has an answer, makes the statement fail as a whole.
const sql = `
with written as (${insertEventsSql} returning stream_id, version, seq),
streams as (
  select stream_id, count(*) as got, max(seq) as seq,
    string_agg(seq::text, ' ' order by version) as seqs
  from written group by stream_id),
won as (
  select c.*, t.got, t.seq, t.seqs
  from json_to_recordset($2::json) as c(s text, e int, p text, k text, b text, i uuid, h smallint,
                                        j text, v int, d int)
  join streams t on t.stream_id = c.s),
answered as (
  insert into command_answer
    (key_hash, body_hash, command_id, status, body, version, position, expires_at)
  select k, b, i, h, replace(j, '${POSITION_PLACEHOLDER}', p || seq)::json, v, p || seq,
         now() + make_interval(days => d)
  from won where k is not null order by k
  on conflict do nothing returning 1)
select s, seqs, case
  when got <> e then refuse_batch('AM001')
  when (select count(*) from answered) <> (select count(k) from won) then refuse_batch('AM002')
  end
from won`;

/** SQLSTATE of refuse_batch: some events of a command were written and some not. */
export const TORN_COMMAND = 'AM001';
/** SQLSTATE of refuse_batch: a key of the batch already has an answer. */
export const ANSWER_TAKEN = 'AM002';

const commandRow = ({ request, version, positionPrefix }: PreparedAppend): object => {
  const { streamId, events, answer, context } = request;
  if (answer === undefined) return { s: streamId, e: events.length };
  return {
    s: streamId,
    e: events.length,
    p: positionPrefix,
    k: answer.keyHash,
    b: answer.bodyHash,
    i: context.commandId,
    h: answer.status,
    j: JSON.stringify(answer.body),
    v: version,
    d: answer.keepDays,
  };
};

/**
 * Writes events and answers of many commands, at most one per stream, each with at least one event.
 * Returns the seqs of each won command's events by stream id; who is missing lost.
 * @throws DatabaseError with code TORN_COMMAND or ANSWER_TAKEN: nothing was written
 */
export const appendBatch = async (
  client: ClientBase,
  commands: readonly PreparedAppend[],
): Promise<ReadonlyMap<string, readonly bigint[]>> => {
  const { rows } = await client.query<{ s: string; seqs: string }>({
    name: 'append_batch',
    text: sql,
    values: [rowsParameter(commands), JSON.stringify(commands.map(commandRow))],
  });
  return new Map(rows.map(({ s, seqs }) => [s, seqs.split(' ').map(BigInt)]));
};
