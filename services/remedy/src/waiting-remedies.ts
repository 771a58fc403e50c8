import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { RemedyEvent } from './domain/remedy.ts';

/** The list of remedies that wait for a person. */
const WAITING = 'waiting_remedy';

interface WaitingRow {
  readonly case_id: string;
  readonly reason: 'abuse_review' | 'conflict';
  readonly other_id: string;
  readonly store_id?: string | undefined;
  readonly since: string;
  readonly is_waiting: boolean;
}

const review = (caseId: string, since: string, more: Partial<WaitingRow> = {}): WaitingRow => ({
  ...{ case_id: caseId, reason: 'abuse_review', other_id: caseId, since, is_waiting: false },
  ...more,
});

const rowOf = (event: RemedyEvent): WaitingRow | undefined => {
  switch (event.type) {
    case 'RemedyHeldForReview': {
      const { caseId, storeId, heldAt } = event.data;
      return review(caseId, heldAt, { store_id: storeId, is_waiting: true });
    }
    case 'RemedyReviewEnded':
      return review(event.data.caseId, event.data.endedAt);
    case 'NoRemedyConcluded':
      return review(event.data.caseId, event.data.concludedAt);
    case 'RemedyConflictRaised': {
      const { caseId, storeId, otherCaseId, raisedAt } = event.data;
      const on = { case_id: caseId, other_id: otherCaseId, store_id: storeId };
      return { ...on, reason: 'conflict', since: raisedAt, is_waiting: true };
    }
    case 'RemedyConflictEnded': {
      const { caseId, otherCaseId, endedAt } = event.data;
      const on = { case_id: caseId, other_id: otherCaseId };
      return { ...on, reason: 'conflict', since: endedAt, is_waiting: false };
    }
    default:
      return undefined;
  }
};

export const companionsFor = (events: readonly RemedyEvent[]): readonly CompanionRow[] =>
  events
    .map(rowOf)
    .filter((row) => row !== undefined)
    .map((row) => ({ writer: WAITING, row: { ...row } }));

// What waits for nobody and never did leaves no row: most remedies.
const WRITE = `
with told as (select * from jsonb_to_recordset($1::jsonb) as r(case_id uuid, reason text,
  other_id uuid, store_id text, since timestamptz, is_waiting boolean)),
over as (
  update waiting_remedy w set is_waiting = false, since = t.since from told t
  where not t.is_waiting and w.is_waiting
    and (w.case_id, w.reason, w.other_id) = (t.case_id, t.reason, t.other_id))
insert into waiting_remedy as w (case_id, reason, other_id, store_id, since, is_waiting)
select case_id, reason, other_id, store_id, since, true from told where is_waiting
on conflict (case_id, reason, other_id) do update
  set is_waiting = true, since = excluded.since, store_id = excluded.store_id`;

const keyOf = ({ row }: CompanionRow): string => {
  const { case_id, reason, other_id } = row as unknown as WaitingRow;
  return `${case_id} ${reason} ${other_id}`;
};

export const companions: Readonly<Record<string, CompanionWriter>> = {
  [WAITING]: async (client, rows) => {
    // The last word on each counts.
    const byKey = new Map(
      rows.map((row) => [keyOf({ writer: WAITING, row } as CompanionRow), row]),
    );
    await client.query(WRITE, [JSON.stringify([...byKey.values()])]);
  },
};

export interface WaitingRemedy {
  readonly caseId: string;
  readonly storeId: string | null;
  readonly reason: 'abuse_review' | 'conflict';
  readonly otherCaseId: string | null;
  readonly since: string;
}

const LIST = `
select case_id, store_id, reason, other_id, since from waiting_remedy
where is_waiting and ($1::text[] is null or store_id = any ($1))
  and ($2::text is null or reason = $2)
  and ($3::timestamptz is null or (since, case_id, other_id) > ($3, $4::uuid, $5::uuid))
order by since, case_id, other_id limit $6`;

/** Remedies that wait for a person, the longest first. */
export const listWaiting = async (
  pool: Pool,
  asked: {
    readonly stores: readonly string[] | null;
    readonly reason: string | undefined;
    readonly after: readonly [string, string, string] | undefined;
    readonly limit: number;
  },
): Promise<WaitingRemedy[]> => {
  const [since = null, caseId = null, otherId = null] = asked.after ?? [];
  const values = [asked.stores, asked.reason ?? null, since, caseId, otherId, asked.limit];
  const { rows } = await pool.query(LIST, values);
  return rows.map((row) => ({
    caseId: row.case_id,
    storeId: row.store_id,
    reason: row.reason,
    otherCaseId: row.reason === 'conflict' ? row.other_id : null,
    since: row.since.toISOString(),
  }));
};
