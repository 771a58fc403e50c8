import type { Pool } from 'pg';
import type { RunningConsumer } from './consume.ts';
import { type ConsumerOperations, openOperations } from './open-operations.ts';
import { recordAct } from './operational-acts.ts';
import type { Relay } from './relay.ts';

/** What an operator may ask of a write service. */
export interface WriteOperations extends ConsumerOperations {
  /** Publishes the whole history again; consumers drop what they know. */
  republish(actor: string): Promise<void>;
}

/** What runs is asked for at each act: a side that is not started has neither of the two. */
export const writeOperations = (
  name: string,
  pool: Pool,
  running: () => {
    readonly consumer: RunningConsumer | undefined;
    readonly relay: Relay | undefined;
  },
): WriteOperations => ({
  ...openOperations({
    pool,
    names: () => [name],
    running: () => [running().consumer].flatMap((each) => each ?? []),
    replay: async (caseId) =>
      (await running().consumer?.replay(caseId)) ?? { replayed: 0, stillParked: [] },
  }),
  republish: async (actor) => {
    await recordAct(pool, { actor, act: 'republish', detail: {} });
    await running().relay?.republish(1n);
  },
});
