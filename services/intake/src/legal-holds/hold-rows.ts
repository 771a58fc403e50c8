import type { LegalHoldLifted, LegalHoldPlaced } from '@amends/contracts/intake-legal-holds';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import { lockCustomers, refuseErased } from '../personal-data/erased-customers.ts';

const PLACE = 'legal_hold_placing';
const LIFT = 'legal_hold_lifting';

/** Pure: the rows of just-decided holds. */
export const holdCompanions = (events: readonly NewEvent[]): CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'LegalHoldPlaced') return [{ writer: PLACE, row: data }];
    return type === 'LegalHoldLifted' ? [{ writer: LIFT, row: data }] : [];
  });

const subjectsOf = ({ customerIds, caseIds }: LegalHoldPlaced) => [
  ...customerIds.map((id) => ({ id, kind: 'customer' })),
  ...caseIds.map((id) => ({ id, kind: 'case' })),
];

/**
 * Whoever is about to end data of these subjects is waited for, and comes after: when the hold is
 * placed, all it found is still there.
 */
const place: CompanionWriter = async (client, rows) => {
  const holds = rows as readonly LegalHoldPlaced[];
  const ids = holds.flatMap((hold) => subjectsOf(hold).map(({ id }) => id));
  await lockCustomers(client, ids);
  await refuseErased(client, ids);
  for (const hold of holds) {
    await client.query('insert into legal_hold (hold_id, reason, placed_at) values ($1, $2, $3)', [
      hold.holdId,
      hold.reason,
      hold.placedAt,
    ]);
    await client.query(
      `insert into legal_hold_subject (hold_id, subject_id, subject_kind)
       select $1, id, kind from jsonb_to_recordset($2::jsonb) as s(id uuid, kind text)`,
      [hold.holdId, JSON.stringify(subjectsOf(hold))],
    );
  }
};

const lift: CompanionWriter = async (client, rows) => {
  for (const { holdId, liftedAt, reason } of rows as readonly LegalHoldLifted[]) {
    await client.query(
      'update legal_hold set lifted_at = $2, lift_reason = $3 where hold_id = $1',
      [holdId, liftedAt, reason],
    );
  }
};

export const holdWriters: Readonly<Record<string, CompanionWriter>> = {
  [PLACE]: place,
  [LIFT]: lift,
};

export interface HoldRow {
  readonly holdId: string;
  readonly reason: string;
  readonly placedAt: string;
  readonly liftedAt: string | null;
  readonly liftReason: string | null;
  readonly customerIds: readonly string[];
  readonly caseIds: readonly string[];
}

type StoredRow = Omit<HoldRow, 'placedAt' | 'liftedAt'> & {
  readonly placedAt: Date;
  readonly liftedAt: Date | null;
};

const LIST = `
  select h.hold_id as "holdId", h.reason, h.placed_at as "placedAt", h.lifted_at as "liftedAt",
         h.lift_reason as "liftReason",
         coalesce(array_agg(s.subject_id order by s.subject_id)
           filter (where s.subject_kind = 'customer'), '{}') as "customerIds",
         coalesce(array_agg(s.subject_id order by s.subject_id)
           filter (where s.subject_kind = 'case'), '{}') as "caseIds"
  from legal_hold h left join legal_hold_subject s using (hold_id)
  where ($1::boolean is null or (h.lifted_at is null) = $1)
    and ($2::timestamptz is null or (h.placed_at, h.hold_id) > ($2, $3::uuid))
  group by h.hold_id order by h.placed_at, h.hold_id limit $4`;

/** Holds in the order they were placed, after a place in it. */
export const listHolds = async (
  pool: Pool,
  filter: {
    readonly isActive: boolean | null;
    readonly after: { readonly placedAt: string; readonly holdId: string } | null;
    readonly limit: number;
  },
): Promise<readonly HoldRow[]> => {
  const { isActive, after, limit } = filter;
  const values = [isActive, after?.placedAt ?? null, after?.holdId ?? null, limit];
  const { rows } = await pool.query<StoredRow>(LIST, values);
  return rows.map((row) => ({
    ...row,
    placedAt: row.placedAt.toISOString(),
    liftedAt: row.liftedAt?.toISOString() ?? null,
  }));
};
