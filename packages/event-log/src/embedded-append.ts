import type { Pool } from 'pg';
import { LogAppendError, type LogRecord } from './types.ts';

// One statement, one commit. The heads are locked in partition order, so two relays cannot
// deadlock; a head moves by the number of its records. A head that is not there leaves the offset
// null, which the table refuses: nothing is written then. Headers are `json`, whose text is kept as
// it came: as a string in the parameter, every quote of it would be escaped.
const APPEND = `
with batch as materialized (
  select t as topic_no, p as part, k, v, h, ord,
    row_number() over (partition by t, p order by ord) - 1 as n
  from rows from (
    json_to_recordset($1::json) as (t int, p smallint, k text, v text, h json)
  ) with ordinality as b(t, p, k, v, h, ord)
), counted as materialized (
  select topic_no, part, count(*) as n from batch group by topic_no, part
), heads as materialized (
  select h.topic_no, h.part, h.next_offset
  from partition_head h
  where (h.topic_no, h.part) in (select topic_no, part from counted)
  order by h.topic_no, h.part
  for update
), moved as (
  update partition_head h set next_offset = heads.next_offset + counted.n
  from heads join counted using (topic_no, part)
  where h.topic_no = heads.topic_no and h.part = heads.part
)
insert into record (topic_no, part, "offset", key, value, headers)
select topic_no, part, heads.next_offset + batch.n, batch.k, batch.v, batch.h::text
from batch left join heads using (topic_no, part)`;

/** Classifies a failed append: only what the database answered is known not to have happened. */
const appendError = (error: unknown): LogAppendError => {
  const { code, message } = error as { code?: string; message?: string };
  const text = `append to the embedded log failed: ${message ?? String(error)}`;
  const answered = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  if (!answered || /^(08|57P)/.test(code)) return new LogAppendError('unknown', text, error);
  const transient = /^(40|53|55|57|58)/.test(code) || code === '23502';
  return new LogAppendError(transient ? 'retriable' : 'fatal', text, error);
};

/** Appends records in one round trip; their topics' numbers are given by `topicNo`. */
export const appendRecords = async (
  pool: Pool,
  records: readonly LogRecord[],
  topicNo: (topic: string) => number,
): Promise<void> => {
  const rows = records.map((record) => ({
    t: topicNo(record.topic),
    p: record.partition,
    k: record.key,
    v: record.value,
    h: record.headers,
  }));
  try {
    await pool.query({ name: 'log-append', text: APPEND, values: [JSON.stringify(rows)] });
  } catch (error) {
    throw appendError(error);
  }
};
