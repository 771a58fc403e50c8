import type { Pool } from 'pg';
import { ConsumerHalted } from './consumer-errors.ts';
import { originOf } from './envelope-codec.ts';
import type { ReceivedRecord } from './types.ts';

/** The stores a consumer has heard of: which one speaks for a service, which one was replaced. */
export interface KnownProducers {
  /**
   * Looks at the producers of records before they are applied. The first store of a service is
   * taken; a second one means the store was restored: its numbers cannot be compared with those of
   * the first, so nothing of it is applied.
   * @throws ConsumerHalted rebuild_required
   */
  admit(records: readonly ReceivedRecord[]): Promise<void>;
  /** True for a store that was replaced: its records are passed over. */
  isSuperseded(producer: string): boolean;
}

type State = 'current' | 'pending' | 'superseded';

const INSERT = `insert into consumer_producer (consumer, service, producer, state)
values ($1, $2, $3, $4) on conflict do nothing`;

const meet = async (
  pool: Pool,
  consumer: string,
  service: string,
  producer: string,
): Promise<State> => {
  // Whoever is first for a service becomes its current store (one per service, by index); two
  // members of a group may meet the same one at the same time.
  await pool.query(INSERT, [consumer, service, producer, 'current']);
  const { rows } = await pool.query<{ producer: string; state: State }>(
    'select producer, state from consumer_producer where consumer = $1 and service = $2',
    [consumer, service],
  );
  const state = rows.find((row) => row.producer === producer)?.state;
  if (state === 'current' || state === 'superseded') return state;
  await pool.query(INSERT, [consumer, service, producer, 'pending']);
  const current = rows.find((row) => row.state === 'current')?.producer;
  throw new ConsumerHalted(
    'rebuild_required',
    `${service} publishes from a new store ${producer} (was ${current}): it was restored; ` +
      `rebuild ${consumer}`,
  );
};

/** One per running consumer; what it learns is kept in `consumer_producer`. */
export const knownProducers = (pool: Pool, consumer: string): KnownProducers => {
  const states = new Map<string, State>();
  return {
    admit: async (records) => {
      for (const record of records) {
        if (states.has(record.headers.ce_producer ?? '')) continue;
        const origin = originOf(record);
        if (origin === undefined) continue;
        states.set(origin.producer, await meet(pool, consumer, origin.service, origin.producer));
      }
    },
    isSuperseded: (producer) => states.get(producer) === 'superseded',
  };
};
