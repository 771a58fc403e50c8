import type { ClientBase, Pool } from 'pg';
import type { PreparedAppend } from './prepare-append.ts';

/** An answer as it was first given. */
export interface StoredAnswer {
  readonly bodyHash: string;
  readonly status: number;
  readonly body: unknown;
  readonly version: number;
  readonly position: string;
}

const insertSql = `
insert into command_answer
  (key_hash, body_hash, command_id, status, body, version, position, expires_at)
select n.k, n.b, n.c, n.h, n.j, n.v,
       n.p || coalesce((select max(e.seq) from events e where e.stream_id = n.s), 0),
       now() + make_interval(days => n.d)
from json_to_recordset($1::json)
  as n(s text, k text, b text, c uuid, h smallint, j json, v int, p text, d int)
order by n.k
on conflict do nothing`;

/**
 * Stores the answers of commands that were accepted without an event; their position is that of
 * the stream as it is. False when a key was taken: the transaction must not commit then.
 */
export const insertEmptyAnswers = async (
  client: ClientBase,
  commands: readonly PreparedAppend[],
): Promise<boolean> => {
  const rows = commands.flatMap(({ request, version, positionPrefix }) => {
    const { answer, context, events, streamId } = request;
    if (answer === undefined || events.length > 0) return [];
    const { keyHash, bodyHash, status, body, keepDays } = answer;
    const keys = { s: streamId, k: keyHash, b: bodyHash, c: context.commandId };
    return [{ ...keys, h: status, j: body, v: version, p: positionPrefix, d: keepDays }];
  });
  if (rows.length === 0) return true;
  const values = [JSON.stringify(rows)];
  const result = await client.query({ name: 'insert_answers', text: insertSql, values });
  return result.rowCount === rows.length;
};

const findSql = `
select body_hash, status, body, version, position
from command_answer where key_hash = $1 and expires_at > now()`;

/** The answer kept under a key, undefined when there is none or its life is over. */
export const findStoredAnswer = async (
  pool: Pool,
  keyHash: string,
): Promise<StoredAnswer | undefined> => {
  const { rows } = await pool.query({ name: 'find_answer', text: findSql, values: [keyHash] });
  const row = rows[0];
  if (row === undefined) return undefined;
  const { body_hash: bodyHash, status, body, version, position } = row;
  return { bodyHash, status, body, version, position };
};
