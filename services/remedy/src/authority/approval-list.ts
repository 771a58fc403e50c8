import type {
  GoodwillApprovalEscalated,
  GoodwillApprovalRequested,
} from '@amends/contracts/remedy-goodwill';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

/** What waits for a second person, over all cases. */

export const APPROVAL_WRITER = 'goodwill_approval';

/** What ends the waiting, whatever comes of it. */
const DECIDED: ReadonlySet<string> = new Set([
  'GoodwillApproved',
  'GoodwillReturned',
  'GoodwillRejected',
  'GoodwillEnded',
  'GoodwillProposed',
]);

/** In the order of the events: of one proposal the last row counts. */
export const approvalRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    const { proposalId: proposal_id } = data as GoodwillApprovalRequested;
    if (type === 'GoodwillApprovalRequested') {
      const { caseId: case_id, storeId: store_id, expiresAt } = data as GoodwillApprovalRequested;
      const row = { proposal_id, case_id, store_id, body: data, expires_at: expiresAt };
      return [{ writer: APPROVAL_WRITER, row }];
    }
    if (type === 'GoodwillApprovalEscalated') {
      const { askedRole, answerBy = null } = data as GoodwillApprovalEscalated;
      return [{ writer: APPROVAL_WRITER, row: { proposal_id, asked: { askedRole, answerBy } } }];
    }
    return DECIDED.has(type) ? [{ writer: APPROVAL_WRITER, row: { proposal_id } }] : [];
  });

const lastOfEach = (rows: readonly unknown[]): unknown[] => [
  ...new Map(
    rows.map((row) => [(row as { readonly proposal_id: string }).proposal_id, row]),
  ).values(),
];

const from = `from jsonb_to_recordset($1::jsonb) as r(proposal_id uuid, case_id uuid,
  store_id text, body jsonb, expires_at timestamptz, asked jsonb)`;

export const writeApprovals: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(lastOfEach(rows))];
  await client.query(
    `delete from goodwill_approval a using (select r.* ${from}) r
     where a.proposal_id = r.proposal_id and r.body is null and r.asked is null`,
    values,
  );
  await client.query(
    `update goodwill_approval a set body = jsonb_strip_nulls(a.body || r.asked) ${from}
     where a.proposal_id = r.proposal_id and r.asked is not null`,
    values,
  );
  await client.query(
    `insert into goodwill_approval (proposal_id, case_id, store_id, body, expires_at)
     select proposal_id, case_id, store_id, body, expires_at ${from} where body is not null
     on conflict (proposal_id) do update set
       body = excluded.body, expires_at = excluded.expires_at`,
    values,
  );
};

/** A page of them, what expires first before. */
export const listApprovals = async (
  pool: Pool,
  asked: {
    readonly stores: readonly string[] | null;
    readonly role: string | undefined;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<GoodwillApprovalRequested[]> => {
  const sql = `select body from goodwill_approval
    where ($1::text[] is null or store_id = any ($1))
      and ($2::text is null or body->>'askedRole' = $2)
      and ($3::timestamptz is null or (expires_at, proposal_id) > ($3, $4::uuid))
    order by expires_at, proposal_id limit $5`;
  const { stores, role, after, limit } = asked;
  const values = [stores, role ?? null, after?.[0] ?? null, after?.[1] ?? null, limit];
  const { rows } = await pool.query<{ body: GoodwillApprovalRequested }>(sql, values);
  return rows.map(({ body }) => body);
};
