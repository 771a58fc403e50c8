import type { LockedPartition } from './embedded-membership.ts';
import type { LogSession } from './embedded-session.ts';
import type { ReceivedRecord } from './types.ts';

/** A partition and the offset of the next record wanted from it. */
export interface ReadRequest extends LockedPartition {
  readonly position: bigint;
}

// All partitions of a group in one query: a query per partition would make hundreds of idle ones
// a second. The running sum of sizes ends a page early where records are large.
const READ = `
select w.at, r."offset", r.key, r.value, r.headers
from unnest($1::int[], $2::smallint[], $3::bigint[]) with ordinality as w(topic_no, part, pos, at)
cross join lateral (
  select * from (
    select "offset", key, value, headers,
      sum(octet_length(value)) over (
        order by "offset" rows between unbounded preceding and 1 preceding) as bytes_before
    from record
    where topic_no = w.topic_no and part = w.part and "offset" >= w.pos
    order by "offset"
    limit $4) page
  where coalesce(bytes_before, 0) < $5
) r`;

type Row = [at: string, offset: string, key: string, value: string | null, headers: string];

/**
 * Reads the next page of each partition: at most `recordsMax` records, and no further record once
 * `bytesMax` bytes of values are exceeded. The answer has one list per request, in offset order.
 */
export const readPages = async (
  { client }: LogSession,
  requests: readonly ReadRequest[],
  recordsMax: number,
  bytesMax: number,
): Promise<ReceivedRecord[][]> => {
  const { rows } = await client.query<Row>({
    name: 'log-read',
    text: READ,
    rowMode: 'array',
    values: [
      requests.map((request) => request.topicNo),
      requests.map((request) => request.partition),
      requests.map((request) => request.position.toString()),
      recordsMax,
      bytesMax,
    ],
  });
  const pages = requests.map((): ReceivedRecord[] => []);
  for (const [at, offset, key, value, headers] of rows) {
    const index = Number(at) - 1;
    const { topic, partition } = requests[index]!;
    pages[index]!.push({
      topic,
      partition,
      offset: BigInt(offset),
      key,
      value,
      headers: JSON.parse(headers) as Record<string, string>,
    });
  }
  for (const page of pages) sortByOffset(page);
  return pages;
};

// The plan delivers each page in order, but SQL promises nothing without a sort of all pages.
const sortByOffset = (page: ReceivedRecord[]): void => {
  const inOrder = page.every((record, at) => at === 0 || page[at - 1]!.offset < record.offset);
  if (!inOrder) page.sort((a, b) => (a.offset < b.offset ? -1 : 1));
};
