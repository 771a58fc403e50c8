import { plusMillis } from '@amends/contracts/instant-order';
import {
  CONTACT_CHANNELS,
  EXEMPTIONS,
  PERSONAL_CHANNELS,
  SURVEY_KINDS,
} from '@amends/contracts/survey-vocabulary';
import { SEVERITIES } from '@amends/contracts/vocabulary';
import { fold } from '@amends/decider/decider';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { caseId, customerId, storeId } from './follow-up-case.fixture.ts';
import {
  type SurveyContactCommand,
  type SurveyContactEvent,
  surveyedCustomerDecider,
} from './surveyed-customer.ts';

/** What no history of questions and choices, however long and in whatever order, may show. */

const HOUR_MS = 3_600_000;
const start = '2026-01-01T00:00:00.000Z';
const gates = {
  cooldownSeconds: 7 * 86_400,
  recontactSeconds: { routine: 30 * 86_400, recovery: 0, control: 30 * 86_400 },
  samplePercent: 50,
};

const step = fc.record({
  // Clocks of two processes differ: a step may lie before the one that was decided first.
  hours: fc.integer({ min: -2, max: 24 * 12 }),
  ask: fc.record({
    kind: fc.constantFrom(...SURVEY_KINDS),
    channel: fc.constantFrom(...CONTACT_CHANNELS),
    severity: fc.constantFrom(...SEVERITIES),
    draw: fc.integer({ min: 0, max: 99 }),
    isOutranked: fc.boolean(),
    exemption: fc.option(fc.constantFrom(...EXEMPTIONS), { nil: undefined, freq: 8 }),
  }),
  isControl: fc.boolean(),
  choice: fc.option(fc.record({ isWanted: fc.boolean() }), { nil: undefined, freq: 4 }),
});

interface Decided {
  readonly command: SurveyContactCommand;
  readonly events: readonly SurveyContactEvent[];
}

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const commandOf = ({ ask, choice, isControl }: Step, id: string, now: string) => {
  const about = { customerId, caseId, now };
  const { channel, isOutranked } = ask;
  const command: SurveyContactCommand =
    choice !== undefined
      ? { type: 'ChooseChannel', ...about, channel, ...choice }
      : isControl && channel === 'email'
        ? {
            ...{ type: 'AskControl', customerId, controlId: id, storeId, channel },
            ...{ isOutranked, gates, now },
          }
        : { type: 'AskContact', ...about, ...ask, requestId: id, gates };
  return command;
};

const run = (steps: readonly Step[]) => {
  const events: SurveyContactEvent[] = [];
  const decided: Decided[] = [];
  let now = start;
  steps.forEach((one, index) => {
    now = plusMillis(now, one.hours * HOUR_MS);
    const id = `0190a000-0000-8000-8000-${String(index).padStart(12, '0')}`;
    const command = commandOf(one, id, now);
    const decision = surveyedCustomerDecider.decide(command, fold(surveyedCustomerDecider, events));
    const made = decision.accepted ? decision.events : [];
    events.push(...made);
    decided.push({ command, events: made });
  });
  return { events, decided };
};

/** Surveys only: what a person asks on the playbook's demand is none (SUR-08). */
const contactsIn = (events: readonly SurveyContactEvent[]) =>
  events
    .map((event) => {
      if (event.type === 'SurveyContactAllowed') return event.data;
      if (event.type !== 'ControlContactAllowed') return undefined;
      const { channel, allowedAt } = event.data;
      return { channel, allowedAt, kind: 'control' as const, exemption: undefined };
    })
    .filter((contact) => contact !== undefined)
    .filter(({ channel }) => !(PERSONAL_CHANNELS as readonly string[]).includes(channel));

const check = (holds: (history: ReturnType<typeof run>) => boolean): void =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => holds(run(steps))),
    { numRuns: 700 },
  );

const msBetween = (one: string, other: string): number => Date.parse(other) - Date.parse(one);

describe('over any history a customer', () => {
  it('is asked no sooner than the cooldown after any survey, save by an exemption', () => {
    check(({ events }) => {
      const contacts = contactsIn(events);
      return contacts.every(
        ({ exemption, allowedAt }, index) =>
          exemption !== undefined ||
          contacts
            .slice(0, index)
            .every((before) => msBetween(before.allowedAt, allowedAt) >= 7 * 24 * HOUR_MS),
      );
    });
  });

  it('is asked the same survey no sooner than its recontact time', () => {
    check(({ events }) => {
      return (['routine', 'control'] as const).every((survey) => {
        const contacts = contactsIn(events).filter(({ kind }) => kind === survey);
        return contacts.every(
          ({ exemption, allowedAt }, index) =>
            exemption !== undefined ||
            contacts
              .slice(0, index)
              .every((before) => msBetween(before.allowedAt, allowedAt) >= 30 * 24 * HOUR_MS),
        );
      });
    });
  });

  it('who is not asked has a reason, or a time to wait for', () => {
    check(({ decided }) =>
      decided
        .filter(({ command }) => command.type !== 'ChooseChannel')
        .every(({ events }) => {
          const [event] = events;
          if (events.length !== 1 || event === undefined) return false;
          if (event.type === 'SurveyContactDeferred') {
            return event.data.until > event.data.deferredAt;
          }
          return !event.type.endsWith('Refused') || 'reason' in event.data;
        }),
    );
  });

  it('is never asked on a way they declined and did not welcome again', () => {
    check(({ events }) => {
      const declined = new Set<string>();
      return events.every((event) => {
        if (event.type === 'SurveyChannelDeclined') declined.add(event.data.channel);
        if (event.type === 'SurveyChannelWelcomed') declined.delete(event.data.channel);
        const isAsked = ['SurveyContactAllowed', 'ControlContactAllowed'].includes(event.type);
        return !isAsked || !('channel' in event.data && declined.has(event.data.channel));
      });
    });
  });

  it('with a severe case is not left out by sampling', () => {
    check(({ decided }) =>
      decided.every(({ command, events: [event] }) => {
        const isSevere =
          command.type === 'AskContact' &&
          (command.severity === 'major' || command.severity === 'critical');
        const isSampledOut =
          event?.type === 'SurveyContactRefused' && event.data.reason === 'sampled_out';
        return !(isSevere && isSampledOut);
      }),
    );
  });
});
