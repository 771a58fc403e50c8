import type { Pool, PoolClient } from 'pg';

/** Something an operator asked for; `detail` holds ids, codes and numbers only. */
export interface OperationalAct {
  readonly actor: string;
  readonly act: 'replay' | 'discard' | 'rebuild' | 'republish' | 'rotate_key' | 'remove_keys';
  /** Code of why; a discard has one. */
  readonly reason?: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

export interface KeptAct extends Required<Omit<OperationalAct, 'reason'>> {
  readonly id: string;
  readonly at: Date;
  readonly reason: string | null;
}

/** A page of what has ids: `before` or `after` continues it. */
export interface PageOf {
  readonly limit: number;
  readonly cursor?: bigint | undefined;
}

/** Keeps an act, in the caller's transaction where it has one. Before it is done: none is lost. */
export const recordAct = async (
  client: Pool | PoolClient,
  { actor, act, reason, detail }: OperationalAct,
): Promise<void> => {
  await client.query(
    'insert into operational_act (actor, act, reason, detail) values ($1, $2, $3, $4::jsonb)',
    [actor, act, reason ?? null, JSON.stringify(detail)],
  );
};

/** Lists acts, the latest first. */
export const listActs = async (pool: Pool, { limit, cursor }: PageOf): Promise<KeptAct[]> => {
  const { rows } = await pool.query<KeptAct>(
    `select id::text, at, actor, act, reason, detail from operational_act
     where id < coalesce($1::bigint, 9223372036854775807)
     order by operational_act.id desc limit $2`,
    [cursor ?? null, limit],
  );
  return rows;
};
