import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type SpecReaction } from '@amends/event-log/write-side-spec';
import type { TargetMet, TargetsCancelled, TargetsSet } from '@amends/contracts/triage';
import type { LadderDefined } from '@amends/contracts/triage-escalation';
import { type EscalationCommand, escalationDecider } from '../domain/escalation/decide.ts';
import { ladderNamed } from './definition-table.ts';

/** Triage hears its own facts in the log: a ladder runs beside the case, not inside its stream. */
export const HEARD_OF_ESCALATION = [
  'TargetsSet',
  'TargetMet',
  'TargetsCancelled',
  'ClockPaused',
  'ClockResumed',
  'ClockReset',
  'ClockCorrected',
] as const;

export const escalationStream = (caseId: string): string => `escalation-${caseId}`;

/** The run of a clock; of a target without one, by what it measures and its deadline. */
const runIdOf = (target: {
  readonly clockId?: string | undefined;
  readonly metric: string;
  readonly dueAt: string;
}): string => target.clockId ?? `${target.metric}.${target.dueAt}`;

export interface EscalationKnowledge {
  readonly ladders: readonly LadderDefined[];
  readonly storeOf: (caseId: string) => string | undefined;
}

interface ClockMoved {
  readonly caseId: string;
  readonly clockId?: string;
  readonly dueAt?: string;
}

const starts = (
  { caseId, targets, terms }: TargetsSet & { readonly terms?: readonly Term[] },
  known: EscalationKnowledge,
  now: string,
): EscalationCommand[] =>
  targets.map((target) => ({
    type: 'StartEscalation',
    caseId,
    storeId: known.storeOf(caseId),
    runId: runIdOf(target as Parameters<typeof runIdOf>[0]),
    metric: target.metric,
    dueAt: target.dueAt,
    ladder: ladderNamed(
      known.ladders,
      terms?.find(({ metric }) => metric === target.metric)?.ladderId,
    ),
    now,
  }));

interface Term {
  readonly metric: string;
  readonly ladderId?: string;
}

const commandsFor = (
  { type, data }: LoggedEvent,
  known: EscalationKnowledge,
  now: string,
): EscalationCommand[] => {
  switch (type) {
    case 'TargetsSet':
      return starts(data as TargetsSet, known, now);
    case 'TargetMet': {
      const runId = runIdOf(data as TargetMet);
      return [{ type: 'EndEscalations', runId, reason: 'target_met', now }];
    }
    case 'TargetsCancelled': {
      const { clockIds } = data as TargetsCancelled & { readonly clockIds?: readonly string[] };
      if (clockIds === undefined) return [{ type: 'EndEscalations', reason: 'cancelled', now }];
      return clockIds.map((runId) => ({ type: 'EndEscalations', runId, reason: 'cancelled', now }));
    }
    default: {
      const { clockId, dueAt } = data as ClockMoved;
      return clockId === undefined
        ? []
        : [{ type: 'RescheduleEscalation', runId: clockId, dueAt, now }];
    }
  }
};

const isHeard = (type: string): boolean =>
  (HEARD_OF_ESCALATION as readonly string[]).includes(type);

/** What an event does to the ladders of its case. Imported history has no targets, so no ladder. */
export const escalationReactions = (
  event: LoggedEvent,
  known: EscalationKnowledge,
  now: string,
): readonly SpecReaction<never>[] => {
  if (!isHeard(event.type)) return [];
  const { caseId } = event.data as { readonly caseId: string };
  return commandsFor(event, known, now).map((command, at) => ({
    name: `escalation ${command.type} ${at}`,
    ...commandOn(escalationDecider, escalationStream(caseId), command),
  }));
};
