import type { ControlEnded } from '@amends/contracts/follow-up-control';
import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type SpecReaction } from '@amends/event-log/write-side-spec';
import type { ClientBase } from 'pg';
import type { FollowUpCommand } from '../domain/commands.ts';
import { controlDecider } from '../domain/control.ts';
import { surveyedCustomerDecider, surveyStreamOf } from '../domain/surveyed-customer.ts';
import { keepControlCustomers, openControlsOf } from './control-customers.ts';
import { keepDeliveries } from './control-table.ts';

/** Whoever declines as a control declines all surveys that come this way. */
const declined = ({ controlId, customerId, endedAt }: ControlEnded) => ({
  name: 'decline-by-control',
  subject: customerId,
  ...commandOn(surveyedCustomerDecider, surveyStreamOf(customerId), {
    type: 'DeclineByControl',
    declined: { controlId, customerId, channel: 'email', declinedAt: endedAt },
  }),
});

/** Whom something failed before they answered is no control: what they say is another thing. */
export const gatherControls = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent) => readonly SpecReaction<FollowUpCommand>[]> => {
  await keepControlCustomers(client, events);
  await keepDeliveries(client, events);
  const open = await openControlsOf(client, events);
  return ({ type, data }) => {
    if (type === 'ControlEnded') {
      return (data as ControlEnded).reason === 'declined' ? [declined(data as ControlEnded)] : [];
    }
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
