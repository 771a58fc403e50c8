import type { Pool } from 'pg';
import type { RunningConsumer } from './consume.ts';
import type { Discard, DiscardOutcome } from './discard-parked.ts';
import { type KeptAct, listActs, type PageOf, recordAct } from './operational-acts.ts';
import { listParked, type ParkedEvent } from './parked.ts';
import type { ReplayOutcome } from './replay-parked.ts';

/** What an operator may ask of a service that hears events; every act is kept with who asked. */
export interface ConsumerOperations {
  replay(actor: string, partitionKey?: string): Promise<ReplayOutcome>;
  discard(discard: Discard): Promise<DiscardOutcome>;
  parked(page: PageOf & { readonly partitionKey?: string | undefined }): Promise<ParkedEvent[]>;
  acts(page: PageOf): Promise<KeptAct[]>;
}

export interface OperatedConsumers {
  /** Of the database with the consumers' rows. */
  readonly pool: Pool;
  /** Names whose parked events belong to the service. */
  readonly names: () => readonly string[];
  /** Those that run here. */
  readonly running: () => readonly Pick<RunningConsumer, 'discard'>[];
  readonly replay: (partitionKey?: string) => Promise<ReplayOutcome>;
}

export const openOperations = (consumers: OperatedConsumers): ConsumerOperations => {
  const { pool, names, running, replay } = consumers;
  return {
    replay: async (actor, partitionKey) => {
      const detail = { partitionKey: partitionKey ?? null };
      await recordAct(pool, { actor, act: 'replay', detail });
      return replay(partitionKey);
    },
    discard: async (discard) => {
      for (const consumer of running()) {
        const outcome = await consumer.discard(discard);
        if (outcome !== 'unknown') return outcome;
      }
      return 'unknown';
    },
    parked: (page) => listParked(pool, { ...page, consumers: names() }),
    acts: (page) => listActs(pool, page),
  };
};
