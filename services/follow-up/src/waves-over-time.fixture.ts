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
  readonly caseId: string;
  readonly requestId: string;
}

const gates = {
  cooldownSeconds: config.surveyCooldownSeconds,
  recontactSeconds: { routine: config.surveyRecontactSeconds, recovery: 0 },
  samplePercent: 100,
};

const caseIdOf = (at: number): string => `0190a000-0000-7000-8000-${String(at).padStart(12, '0')}`;

/** Plays recoveries to the end of their last timer, with the real deciders and no server. */
export const play = (recoveries: readonly Recovery[]) => {
  const cases = recoveries.map(() => [] as FollowUpEvent[]);
  const contacts: SurveyContactEvent[] = [];
  const answered = recoveries.map(() => 0);
  const dues = new Map<string, Due>();
  const mostOpen = recoveries.map(() => 0);

  const stateOf = (at: number) => fold(followUpDecider, cases[at]!);
  const take = (at: number, command: FollowUpCommand): void => {
    const decision = followUpDecider.decide(command, stateOf(at));
    if (!decision.accepted) throw new Error(decision.code);
    cases[at]!.push(...decision.events);
    for (const { task, runAt, payload, jobKey } of jobsFor(decision.events)) {
      const { caseId, requestId } = payload as { caseId: string; requestId: string };
      dues.set(jobKey!, { task, runAt: runAt!, caseId, requestId });
    }
    const open = stateOf(at).requests.filter(({ status }) => status === 'open').length;
    mostOpen[at] = Math.max(mostOpen[at]!, open);
  };

  const verdictOf = (at: number, request: FollowUpRequest, now: string): GateVerdict => {
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

  const answer = (at: number, requestId: string, now: string): void => {
    if (requestOf(stateOf(at), requestId)?.status !== 'open') return;
    const { isContent } = recoveries[at]!;
    take(at, {
      type: 'AnswerFollowUp',
      ...{ requestId, now, editSeconds: 0, commentAtOrBelow: 0 },
      answer: isContent ? recovered : stillDissatisfied,
      secondWave: secondWave(requestId, now, config),
    });
  };

  const open = (at: number, requestId: string, now: string): void => {
    const request = requestOf(stateOf(at), requestId);
    if (request?.status !== 'scheduled') return;
    const verdict = verdictOf(at, request, now);
    const plan = secondWave(requestId, now, config);
    const { reminderSeconds } = config;
    take(at, {
      type: 'OpenRequest',
      ...{ requestId, verdict, now, reminderSeconds, secondWave: plan },
    });
    if (verdict.outcome !== 'allowed') return;
    const hours = recoveries[at]!.answers[answered[at]!];
    answered[at]! += 1;
    if (hours === undefined) return;
    const runAt = plusMillis(now, hours * HOUR_MS);
    dues.set(`answer ${requestId}`, { task: 'answer', runAt, caseId: caseIdOf(at), requestId });
  };

  const resolve = (at: number, now: string): void => {
    const { severity, contacts: byRow } = recoveries[at]!;
    const caseId = caseIdOf(at);
    take(at, {
      type: 'ScheduleFollowUp',
      ...{ caseId, customerId, severity, completedAt: now },
      ...wavesByRow(`recovery ${at}`, now, byRow, config),
    });
  };

  recoveries.forEach(({ hours }, at) => {
    const runAt = plusMillis(start, hours * HOUR_MS);
    dues.set(`resolve ${at}`, { task: 'resolve', runAt, caseId: caseIdOf(at), requestId: '' });
  });
  while (dues.size > 0) {
    const [key, { task, runAt: now, caseId, requestId }] = [...dues].reduce((one, other) =>
      other[1].runAt < one[1].runAt ? other : one,
    );
    dues.delete(key);
    const at = Number(caseId.slice(-12));
    if (task === 'resolve') resolve(at, now);
    if (task === 'answer') answer(at, requestId, now);
    if (task === REQUEST_DUE) open(at, requestId, now);
    if (task === REMINDER_DUE) {
      take(at, { type: 'RemindOfRequest', requestId, isDeclined: false, now });
    }
    if (task === ANSWER_WINDOW_OVER) {
      const plan = secondWave(requestId, now, config);
      take(at, { type: 'LapseRequest', requestId, now, secondWave: plan });
    }
  }
  const ends = recoveries.map(({ hours }, at) => ({
    ...{ state: stateOf(at), events: cases[at]!, mostOpen: mostOpen[at]! },
    resolvedAt: plusMillis(start, hours * HOUR_MS),
  }));
  return { ends, contacts };
};
