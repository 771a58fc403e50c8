import type { ClientBase, Pool } from 'pg';
import { fillPosition } from './position.ts';
import type { CommandAnswer } from './types.ts';

export interface AnswerToStore {
  readonly answer: CommandAnswer;
  readonly commandId: string;
  readonly version: number;
  readonly position: string;
}

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
select n.k, n.b, n.c, n.s, n.j, n.v, n.p, now() + make_interval(days => n.d)
from json_to_recordset($1::json)
  as n(k text, b text, c uuid, s smallint, j json, v int, p text, d int)
order by n.k
on conflict do nothing`;

/** Stores answers; false when a key was taken, and the transaction must then not commit. */
export const insertAnswers = async (
  client: ClientBase,
  answers: readonly AnswerToStore[],
): Promise<boolean> => {
  if (answers.length === 0) return true;
  const rows = answers.map(({ answer, commandId, version, position }) => {
    const head = JSON.stringify({
      k: answer.keyHash,
      b: answer.bodyHash,
      c: commandId,
      s: answer.status,
      v: version,
      p: position,
      d: answer.keepDays,
    });
    // The body goes in as text: what is stored is what the first caller got, byte for byte.
    return `${head.slice(0, -1)},"j":${fillPosition(JSON.stringify(answer.body), position)}}`;
  });
  const result = await client.query({
    name: 'insert_answers',
    text: insertSql,
    values: [`[${rows.join(',')}]`],
  });
  return result.rowCount === answers.length;
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
