import { uuidv7 } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import { executionDecider } from '../domain/execution-switch.ts';
import type { MoneyCommands } from '../money-commands.ts';
import { type Effect, passGuard } from './execution-guard.ts';
import { SWITCH_STREAM, SWITCH_SUBJECT } from './execution-jobs.ts';

/**
 * The guard of what a person executes by a route: nothing is put aside, it is refused. A limit that
 * has no room throws the switch as it does for jobs.
 */
export const openByHand =
  (pool: Pool, { port, clock }: MoneyCommands) =>
  async (effect: Effect): Promise<boolean> => {
    const passage = await passGuard(pool, effect);
    if (passage !== 'over') return passage === 'open';
    const commandId = uuidv7();
    const now = clock().toISOString();
    const { currency } = effect.amount;
    await port.execute({
      streamId: SWITCH_STREAM,
      decider: executionDecider,
      command: { type: 'TripExecution', currency, now },
      context: {
        ...{ commandId, correlationId: commandId, causationId: commandId },
        ...{ actor: 'system_remedy', now, subject: SWITCH_SUBJECT },
      },
    });
    return false;
  };
