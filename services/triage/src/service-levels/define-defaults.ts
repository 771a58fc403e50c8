import type { CommandContext } from '@amends/event-store/types';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { uuidv7 } from '@amends/service-kit/ids';
import { calendarDecider, type CalendarContent } from '../domain/service-levels/calendar-stream.ts';
import type { NamedPolicy } from '../domain/service-levels/playbook-policies.ts';
import { policyDecider } from '../domain/service-levels/policy-stream.ts';

/** What the settings of an installation say about targets and the hours they count in. */
export interface ConfiguredLevels {
  readonly calendarId: string;
  readonly calendar: CalendarContent;
  readonly policies: readonly NamedPolicy[];
}

export const calendarStream = (calendarId: string): string => `calendar-${calendarId}`;
export const policyStream = (policyId: string): string => `policy-${policyId}`;

/** Runs a command on a stream of calendars or policies. */
export type ExecuteLevel = (request: {
  readonly streamId: string;
  // biome-ignore lint/suspicious/noExplicitAny: two kinds of streams, each with its own decider
  readonly decider: any;
  readonly command: unknown;
  readonly context: CommandContext;
}) => Promise<CommandOutcome>;

export const contextFor = (subject: string, now: string): CommandContext => {
  const commandId = uuidv7();
  return {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: 'system_triage',
    now,
    subject,
  };
};

/**
 * Has the settings defined as versions of their own, so that a clock can always be worked out again
 * by what it was started under. A start that says what the last one said changes nothing, and what
 * a person defined meanwhile stays.
 * @throws Error when the store refuses
 */
export const defineConfigured = async (
  execute: ExecuteLevel,
  { calendarId, calendar, policies }: ConfiguredLevels,
  now: string,
): Promise<void> => {
  const definedBy = 'configuration';
  const run = async (subject: string, request: Omit<Parameters<ExecuteLevel>[0], 'context'>) => {
    const { outcome } = await execute({ ...request, context: contextFor(subject, now) });
    if (outcome !== 'done') throw new Error(`${request.streamId} was not defined: ${outcome}`);
  };
  await run(calendarId, {
    streamId: calendarStream(calendarId),
    decider: calendarDecider,
    command: { type: 'DefineCalendar', calendarId, content: calendar, definedBy, now },
  });
  await Promise.all(
    policies.map(({ policyId, content }) =>
      run(policyId, {
        streamId: policyStream(policyId),
        decider: policyDecider,
        command: { type: 'DefinePolicy', policyId, content, definedBy, now },
      }),
    ),
  );
};
