import type { FollowUpContact } from '@amends/contracts/remedy-playbook';
import type { Severity } from '@amends/contracts/vocabulary';
import { plusMillis } from '@amends/contracts/instant-order';
import { fold } from '@amends/decider/decider';
import type { FollowUpCommand, GateVerdict } from './domain/commands.ts';
import { customerId, recovered, stillDissatisfied } from './domain/follow-up-case.fixture.ts';
import type { FollowUpEvent, FollowUpRequest } from './domain/follow-up-case.ts';
import { requestOf } from './domain/requests.ts';
import { type SurveyContactEvent, surveyedCustomerDecider } from './domain/surveyed-customer.ts';
import { followUpDecider } from './follow-up-commands.ts';
import { testConfig } from './follow-up-config.fixture.ts';
import { ANSWER_WINDOW_OVER, jobsFor, REMINDER_DUE, REQUEST_DUE } from './jobs.ts';
import { secondWave, wavesByRow } from './request-plan.ts';

const HOUR_MS = 3_600_000;
const config = { ...testConfig, followUpDelaySeconds: undefined };
const start = '2026-01-01T00:00:00.000Z';

/** A recovery of the one customer there is, and what the customer does with each question. */
export interface Recovery {
  readonly hours: number;
  readonly severity: Severity;
  readonly contacts: FollowUpContact[] | undefined;
  /** Hours until the answer to one question after the other; none: it is not answered. */
  readonly answers: readonly (number | undefined)[];
  readonly isContent: boolean;
}

interface Due {
  readonly runAt: string;
  readonly task: string;
  /** Which case. */
  readonly at: number;
  readonly requestId: string;
}

const RESOLVE = 'resolve';
const ANSWER = 'answer';

const gates = {
  cooldownSeconds: config.surveyCooldownSeconds,
  recontactSeconds: { routine: config.surveyRecontactSeconds, recovery: 0, control: 0 },
  samplePercent: 100,
};

const caseIdOf = (at: number): string => `0190a000-0000-7000-8000-${String(at).padStart(12, '0')}`;

interface World {
  readonly recoveries: readonly Recovery[];
  readonly cases: readonly FollowUpEvent[][];
  readonly contacts: SurveyContactEvent[];
  /** Questions that were put, and the most that were open at once; by case. */
  readonly asked: number[];
  readonly mostOpen: number[];
  readonly dues: Map<string, Due>;
}

const stateOf = ({ cases }: World, at: number) => fold(followUpDecider, cases[at]!);

const take = (world: World, at: number, command: FollowUpCommand): void => {
  const decision = followUpDecider.decide(command, stateOf(world, at));
  if (!decision.accepted) throw new Error(decision.code);
  world.cases[at]!.push(...decision.events);
  for (const { task, runAt, payload, jobKey } of jobsFor(decision.events)) {
    const { requestId } = payload as { requestId: string };
    world.dues.set(jobKey!, { task, runAt: runAt!, at, requestId });
  }
  const open = stateOf(world, at).requests.filter(({ status }) => status === 'open').length;
  world.mostOpen[at] = Math.max(world.mostOpen[at]!, open);
};

const verdictOf = (
  { recoveries, contacts }: World,
  at: number,
  request: FollowUpRequest,
  now: string,
): GateVerdict => {
  const { requestId, channel, initialRequestId, dueAt, answerBy } = request;
  const decision = surveyedCustomerDecider.decide(
    {
      type: 'AskContact',
      ...{ customerId, caseId: caseIdOf(at), requestId, now, gates, draw: 0 },
      channel: channel as 'email',
      severity: recoveries[at]!.severity,
      kind: initialRequestId === undefined ? 'routine' : 'recovery',
      isOutranked: false,
    },
    fold(surveyedCustomerDecider, contacts),
  );
  const [event] = decision.accepted ? decision.events : [];
  contacts.push(event!);
  if (event?.type === 'SurveyContactRefused') {
    return { outcome: 'refused', reason: event.data.reason };
  }
  if (event?.type !== 'SurveyContactDeferred') return { outcome: 'allowed' };
  const { reason, until } = event.data;
  const window = Date.parse(answerBy) - Date.parse(dueAt);
  return { outcome: 'deferred', reason, until, answerBy: plusMillis(until, window) };
};

const answer = (world: World, at: number, requestId: string, now: string): void => {
  if (requestOf(stateOf(world, at), requestId)?.status !== 'open') return;
  take(world, at, {
    type: 'AnswerFollowUp',
    ...{ requestId, now, editSeconds: 0, commentAtOrBelow: 0 },
    ...{ closedSince: '2000-01-01T00:00:00.000Z', newCaseId: requestId },
    answer: world.recoveries[at]!.isContent ? recovered : stillDissatisfied,
    secondWave: secondWave(requestId, now, config),
  });
};

const open = (world: World, at: number, requestId: string, now: string): void => {
  const request = requestOf(stateOf(world, at), requestId);
  if (request?.status !== 'scheduled') return;
  const verdict = verdictOf(world, at, request, now);
  take(world, at, {
    type: 'OpenRequest',
    ...{ requestId, verdict, now, reminderSeconds: config.reminderSeconds },
    secondWave: secondWave(requestId, now, config),
  });
  if (verdict.outcome !== 'allowed') return;
  const hours = world.recoveries[at]!.answers[world.asked[at]!];
  world.asked[at]! += 1;
  if (hours === undefined) return;
  const runAt = plusMillis(now, hours * HOUR_MS);
  world.dues.set(`answer ${requestId}`, { task: ANSWER, runAt, at, requestId });
};

const resolve = (world: World, at: number, now: string): void => {
  const { severity, contacts } = world.recoveries[at]!;
  take(world, at, {
    type: 'ScheduleFollowUp',
    ...{ caseId: caseIdOf(at), customerId, severity, completedAt: now },
    ...wavesByRow(`recovery ${at}`, now, contacts, config),
  });
};

const ring = (world: World, { task, runAt: now, at, requestId }: Due): void => {
  if (task === RESOLVE) resolve(world, at, now);
  if (task === ANSWER) answer(world, at, requestId, now);
  if (task === REQUEST_DUE) open(world, at, requestId, now);
  if (task === REMINDER_DUE) {
    take(world, at, { type: 'RemindOfRequest', requestId, isDeclined: false, now });
  }
  if (task === ANSWER_WINDOW_OVER) {
    const plan = secondWave(requestId, now, config);
    take(world, at, { type: 'LapseRequest', requestId, now, secondWave: plan });
  }
};

const resolvedAt = ({ hours }: Recovery): string => plusMillis(start, hours * HOUR_MS);

/** Plays recoveries to the end of their last timer, with the real deciders and no server. */
export const play = (recoveries: readonly Recovery[]) => {
  const world: World = {
    recoveries,
    cases: recoveries.map(() => []),
    contacts: [],
    asked: recoveries.map(() => 0),
    mostOpen: recoveries.map(() => 0),
    dues: new Map(),
  };
  recoveries.forEach((each, at) => {
    world.dues.set(`resolve ${at}`, {
      ...{ task: RESOLVE, runAt: resolvedAt(each), at, requestId: '' },
    });
  });
  while (world.dues.size > 0) {
    const [key, due] = [...world.dues].reduce((one, other) =>
      other[1].runAt < one[1].runAt ? other : one,
    );
    world.dues.delete(key);
    ring(world, due);
  }
  const ends = recoveries.map((each, at) => ({
    ...{ state: stateOf(world, at), events: world.cases[at]!, mostOpen: world.mostOpen[at]! },
    resolvedAt: resolvedAt(each),
  }));
  return { ends, contacts: world.contacts };
};
