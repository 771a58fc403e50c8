import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type SpecReaction } from '@amends/event-log/write-side-spec';
import type { ClientBase } from 'pg';
import type { FollowUpCommand } from '../domain/commands.ts';
import { controlDecider } from '../domain/control.ts';
import { keepControlCustomers, openControlsOf } from './control-customers.ts';

/** Whom something failed before they answered is no control: what they say is another thing. */
export const gatherControls = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent) => readonly SpecReaction<FollowUpCommand>[]> => {
  await keepControlCustomers(client, events);
  const open = await openControlsOf(client, events);
  return ({ type, data }) => {
    if (type !== 'FailureReported' && type !== 'FailureDetected') return [];
    const { customerId, reportedAt: at } = data as FailureReported | FailureDetected;
    const controls = customerId === undefined ? [] : (open.get(customerId) ?? []);
    return controls.map((controlId) => ({
      name: `end-control:${controlId}`,
      subject: controlId,
      ...commandOn(controlDecider, `control-${controlId}`, {
        type: 'EndControl',
        reason: 'had_failure',
        at,
      }),
    }));
  };
};
