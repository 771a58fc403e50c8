import type { Pool } from 'pg';

/** What became of one case of a merging. */
export interface MergingItem {
  readonly caseId: string;
  readonly result: 'accepted' | 'duplicate' | 'rejected';
  readonly problemCode: string | null;
}

export interface Merging {
  readonly mergingId: string;
  readonly clientId: string;
  readonly stores: readonly string[] | null;
  readonly bodyHash: string;
  readonly primaryCaseId: string;
}

export interface StoredMerging extends Merging {
  readonly items: readonly MergingItem[] | null;
  readonly completedAt: string | null;
}

const INSERT = `insert into merging (merging_id, client_id, stores, body_hash, primary_case_id)
  values ($1, $2, $3, $4, $5) on conflict (merging_id) do nothing`;

const SELECT = `select merging_id as "mergingId", client_id as "clientId", stores,
    body_hash as "bodyHash", primary_case_id as "primaryCaseId", items,
    to_char(completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "completedAt"
  from merging where merging_id = $1`;

const COMPLETE = `update merging set items = $2, completed_at = $3
  where merging_id = $1 and completed_at is null`;

/** Merging jobs, as the app role. */
export const mergings = (pool: Pool) => ({
  create: async ({ mergingId, clientId, stores, bodyHash, primaryCaseId }: Merging) => {
    await pool.query(INSERT, [mergingId, clientId, stores, bodyHash, primaryCaseId]);
  },
  find: async (mergingId: string): Promise<StoredMerging | undefined> =>
    (await pool.query<StoredMerging>(SELECT, [mergingId])).rows[0],
  complete: async (mergingId: string, items: readonly MergingItem[], at: string) => {
    await pool.query(COMPLETE, [mergingId, JSON.stringify(items), at]);
  },
});

export type Mergings = ReturnType<typeof mergings>;
