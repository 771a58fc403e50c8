import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { followUpDecider } from '../follow-up-commands.ts';
import type { FollowUpCommand } from './commands.ts';
import type { FollowUpEvent } from './follow-up-case.ts';
import {
  answer,
  answeredAt,
  caseId,
  customerId,
  firstPlan,
  type HistoryName,
  harmed,
  histories,
  laterPlan,
  newCaseId,
  opening,
  recovered,
  schedule,
  secondPlan,
  stillDissatisfied,
  storeId,
} from './follow-up-case.fixture.ts';

const at = '2026-03-05T10:00:00.000Z';
const { requestId } = firstPlan;

const commands = {
  schedule: { ...schedule, plan: laterPlan },
  scheduleNoCustomer: { ...schedule, customerId: undefined, plan: laterPlan },
  suppress: { type: 'SuppressFollowUp', caseId, storeId, outcome: 'no_agreement', at },
  withdraw: { type: 'WithdrawFollowUp', caseId, at },
  import: {
    type: 'TakeOverHistory',
    caseId,
    storeId,
    satisfied: true,
    recordedAt: at,
    closedAt: at,
  },
  rootCause: {
    type: 'HearClosureCondition',
    ...{ caseId, condition: 'root_cause', isDocumented: true, at },
  },
  prevention: { type: 'HearClosureCondition', caseId, condition: 'preventive_decision', at },
  remedyFails: { type: 'NoteRemedyFailure', caseId, trigger: 'remedy_failed', at },
  thanks: { type: 'AcknowledgeOutcome', confirmsRecovery: false, now: at },
  due: opening(requestId, at),
  lapse: { type: 'LapseRequest', requestId, now: firstPlan.answerBy, secondWave: secondPlan },
  happy: answer(recovered),
  unhappy: answer(stillDissatisfied),
  harmed: answer(harmed),
  reopen: {
    type: 'ReopenCase',
    reason: 'new_information',
    now: at,
    closedSince: answeredAt,
    newCaseId: caseId,
  },
} as const satisfies Record<string, FollowUpCommand>;

const SCHEDULED = 'FollowUpScheduled';
const SUPPRESSED = 'FollowUpSuppressed';
const REOPENED = 'CaseReopened';
const CLOSED = 'CaseClosed';
const HEARD = 'ClosureConditionHeard';
const DOCUMENTED = `${HEARD}+CaseDocumented`;
const CONFIRMED = 'FollowUpAnswered+RecoveryConfirmed';
const THANKED = 'CustomerThanked';
const ENDED = `FeedbackDeliveredToEmployee+OutcomeRecorded+${CLOSED}`;
const DEVIATION = 'DoubleDeviationDetected';
const nothing = '';
const notFound = 'not_found';

type Row = Readonly<Record<keyof typeof commands, string>>;

/** Expected events (joined by +) or the code of the refusal. */
const unresolved: Row = {
  schedule: SCHEDULED,
  scheduleNoCustomer: SUPPRESSED,
  suppress: SUPPRESSED,
  withdraw: `${SUPPRESSED}+${CLOSED}`,
  import: nothing,
  rootCause: nothing,
  prevention: HEARD,
  remedyFails: DEVIATION,
  due: nothing,
  lapse: nothing,
  happy: notFound,
  unhappy: notFound,
  harmed: notFound,
  reopen: 'not_resolved',
  thanks: 'not_resolved',
};
const resolved: Row = {
  ...unresolved,
  schedule: nothing,
  scheduleNoCustomer: nothing,
  suppress: nothing,
  rootCause: DOCUMENTED,
  remedyFails: `${DEVIATION}+${REOPENED}`,
  reopen: REOPENED,
  thanks: THANKED,
};
const answered: Row = {
  ...resolved,
  happy: nothing,
  unhappy: `FollowUpAnswerEdited+${DEVIATION}+${REOPENED}`,
  harmed: `FollowUpAnswerEdited+${DEVIATION}+${REOPENED}`,
};
const open: Row = {
  ...resolved,
  lapse: `FollowUpLapsed+${SCHEDULED}`,
  happy: `${CONFIRMED}+${SCHEDULED}`,
  unhappy: `FollowUpAnswered+${DEVIATION}+${REOPENED}`,
  harmed: `FollowUpAnswered+${DEVIATION}+${REOPENED}`,
};
const closed: Row = { ...answered, withdraw: nothing, rootCause: nothing, prevention: nothing };
const over: Row = {
  ...closed,
  remedyFails: nothing,
  happy: notFound,
  unhappy: notFound,
  harmed: notFound,
};
const void_ = 'follow_up_not_open';

const matrix: Readonly<Record<HistoryName, Row>> = {
  none: { ...unresolved, import: `SatisfactionImported+${CLOSED}`, rootCause: DOCUMENTED },
  heardOf: unresolved,
  scheduled: {
    ...resolved,
    due: 'FollowUpRequested',
    lapse: `FollowUpLapsed+${SCHEDULED}`,
    happy: 'follow_up_not_due',
    unhappy: 'follow_up_not_due',
    harmed: 'follow_up_not_due',
  },
  open,
  openWithConditions: {
    ...open,
    rootCause: nothing,
    prevention: nothing,
    lapse: `${open.lapse}+${ENDED}`,
    happy: `${open.happy}+${ENDED}`,
  },
  answered,
  answeredWithRootCause: { ...answered, rootCause: nothing, prevention: `${HEARD}+${ENDED}` },
  lapsed: {
    ...resolved,
    happy: 'follow_up_expired',
    unhappy: 'follow_up_expired',
    harmed: 'follow_up_expired',
  },
  suppressed: resolved,
  reopened: {
    ...unresolved,
    // Who the customer is was heard before the reopening and is not forgotten.
    scheduleNoCustomer: SCHEDULED,
    rootCause: DOCUMENTED,
    happy: 'FollowUpAnswerEdited',
    unhappy: nothing,
    harmed: `FollowUpAnswerEdited+${DEVIATION}`,
  },
  closed,
  closedSecondWaveOpen: closed,
  withdrawn: {
    ...{ ...over, happy: void_, unhappy: void_, harmed: void_ },
    ...{ reopen: 'case_withdrawn', thanks: 'case_withdrawn' },
  },
  imported: { ...over, reopen: 'imported_case', thanks: 'imported_case' },
};

describe('every command in every state', () => {
  for (const state of Object.keys(matrix) as HistoryName[]) {
    for (const name of Object.keys(commands) as (keyof typeof commands)[]) {
      const expected = matrix[state][name];
      it(`answers ${name} with "${expected}" when ${state}`, () => {
        const { decision } = given(followUpDecider, histories[state]).when(commands[name]);
        const got = decision.accepted
          ? decision.events.map(({ type }) => type).join('+')
          : decision.code;
        expect(got).toBe(expected);
        if (!decision.accepted) return;
        const isValid = ({ type, data }: FollowUpEvent) =>
          CATALOGUE[type].schema.safeParse(data).success;
        expect(decision.events.filter((event) => !isValid(event))).toEqual([]);
      });
    }
  }
});

const eventsOf = (history: HistoryName, command: FollowUpCommand) =>
  given(followUpDecider, histories[history]).when(command).events();

describe('schedule', () => {
  it('asks by telephone after a serious failure and by e-mail after a lesser one', () => {
    const channel = (severity: 'minor' | 'major') =>
      eventsOf('none', { ...schedule, severity })[0]?.data;
    expect(channel('major')).toMatchObject({ channel: 'telephone', wave: 1, ...firstPlan });
    expect(channel('minor')).toMatchObject({ channel: 'email' });
  });

  it('carries the first request of the case into the survey after a second recovery', () => {
    const [event] = eventsOf('reopened', {
      ...schedule,
      plan: { ...firstPlan, requestId: secondPlan.requestId },
    });
    expect(event?.data).toMatchObject({
      requestId: secondPlan.requestId,
      initialRequestId: firstPlan.requestId,
      wave: 1,
    });
  });

  it('does nothing when the recovery it scheduled for is heard again after a reopening', () => {
    expect(eventsOf('reopened', schedule)).toEqual([]);
  });

  it('closes a case without a customer at once when every condition was heard before', () => {
    const history = [
      ...histories.heardOf,
      { type: 'CaseDocumented', data: { caseId, by: 'checklist', documentedAt: at } } as const,
      {
        type: 'ClosureConditionHeard',
        data: { caseId, condition: 'preventive_decision', recordedAt: at },
      } as const,
    ];
    const events = given(followUpDecider, history).when(commands.scheduleNoCustomer).events();
    expect(events.map(({ type }) => type).join('+')).toBe(`${SUPPRESSED}+${ENDED}`);
    expect(events.at(-1)?.data).toMatchObject({ storeId, outcome: 'resolved_unconfirmed' });
  });
});

describe('answer', () => {
  it('takes case, store, customer, wave and wording version from the request', () => {
    expect(eventsOf('open', answer(recovered))[0]?.data).toMatchObject({
      caseId,
      storeId,
      requestId,
      wave: 1,
      instrumentVersion: 1,
      answeredAt,
      ...recovered,
    });
  });

  it('names both triggers and the harm as the reason when both are reported', () => {
    const both = answer({ ...stillDissatisfied, adverseEffects: true });
    const events = eventsOf('open', both);
    expect(events.slice(1).map(({ data }) => data)).toMatchObject([
      { trigger: 'dissatisfaction_remains' },
      { trigger: 'adverse_effect' },
      { reason: 'adverse_effect', reopenCount: 1, storeId },
    ]);
  });

  it('reopens a second time without naming a trigger twice', () => {
    const again = [
      ...histories.reopened,
      ...eventsOf('reopened', { ...schedule, plan: secondPlan }),
      {
        type: 'FollowUpRequested',
        data: { caseId, requestId: secondPlan.requestId, wave: 1, requestedAt: at },
      } as const,
    ];
    const command = { ...answer(stillDissatisfied), requestId: secondPlan.requestId };
    const events = given(followUpDecider, again).when(command).events();
    expect(events.map(({ type }) => type)).toEqual(['FollowUpAnswered', REOPENED]);
    expect(events[1]?.data).toMatchObject({ reopenCount: 2 });
  });

  it('closes as confirmed when the customer is content and every condition is heard', () => {
    const closing = eventsOf('openWithConditions', answer(recovered)).at(-1);
    expect(closing?.data).toEqual({
      caseId,
      storeId,
      outcome: 'recovered_confirmed',
      closedAt: answeredAt,
    });
  });

  it('is refused after the window even where the timer has not run yet', () => {
    const late = { ...answer(recovered), now: '2026-03-30T10:00:00.001Z' };
    expect(given(followUpDecider, histories.open).when(late).code()).toBe('follow_up_expired');
  });

  it('is taken at the last instant of the window', () => {
    const last = { ...answer(recovered), now: firstPlan.answerBy };
    expect(eventsOf('open', last)[0]?.type).toBe('FollowUpAnswered');
  });

  it('reopens a closed case when the second wave tells of harm (R-066)', () => {
    const command = { ...answer(harmed), requestId: secondPlan.requestId };
    const events = eventsOf('closedSecondWaveOpen', command);
    expect(events.map(({ type }) => type)).toEqual(['FollowUpAnswered', DEVIATION, REOPENED]);
  });

  it('schedules no third wave and closes nothing twice when the second wave is content', () => {
    const command = { ...answer(recovered), requestId: secondPlan.requestId };
    const events = eventsOf('closedSecondWaveOpen', command);
    expect(events.map(({ type }) => type)).toEqual(['FollowUpAnswered']);
  });
});

describe('closure', () => {
  it('happens when the last missing condition is heard, not before the answer', () => {
    const early = { ...commands.prevention, at: '2026-02-01T10:00:00Z' };
    expect(eventsOf('answeredWithRootCause', early).at(-1)?.data).toMatchObject({
      outcome: 'recovered_confirmed',
      closedAt: answeredAt,
    });
  });

  it('R-075: does not happen without the root cause, whatever else is known', () => {
    const types = (name: HistoryName, command: FollowUpCommand) =>
      eventsOf(name, command).map(({ type }) => type);
    expect(types('answered', commands.prevention)).toEqual(['ClosureConditionHeard']);
    expect(types('answeredWithRootCause', commands.prevention)).toContain('CaseClosed');
  });

  it('is unconfirmed when nobody answered', () => {
    expect(eventsOf('openWithConditions', commands.lapse).at(-1)?.data).toMatchObject({
      outcome: 'resolved_unconfirmed',
      closedAt: firstPlan.answerBy,
    });
  });

  it('keeps the outcome of a case that ended without a remedy', () => {
    const ended = eventsOf('heardOf', commands.suppress);
    const documented = { caseId, by: 'checklist', documentedAt: at } as const;
    const history = [
      ...histories.heardOf,
      { type: 'CaseDocumented', data: documented } as const,
      ...ended,
    ];
    const events = given(followUpDecider, history).when(commands.prevention).events();
    expect(events.at(-1)?.data).toMatchObject({ outcome: 'no_agreement' });
  });

  it('of a withdrawn case waits for no condition', () => {
    expect(eventsOf('open', commands.withdraw).map(({ data }) => data)).toMatchObject([
      { reason: 'withdrawn', storeId },
      { outcome: 'withdrawn', storeId, closedAt: at },
    ]);
  });
});

describe('reopening by a person', () => {
  it('comes too late where the case was closed before the window: a new one goes on', () => {
    const late = { ...commands.reopen, newCaseId, closedSince: '2026-03-03T09:00:00.001Z' };
    const due = given(followUpDecider, histories.closed).when(late).events();
    expect(due).toEqual([
      {
        type: 'FollowUpCaseDue',
        data: {
          ...{ caseId, newCaseId, storeId, customerId, basis: 'person' },
          ...{ reason: 'new_information', dueAt: at },
        },
      },
    ]);
    const again = given(followUpDecider, [...histories.closed, ...due]).when(late);
    expect(again.code()).toBe('reopen_window_over');
  });

  it('is what a bad answer does, or a new case where it comes too late (REO-03)', () => {
    const late = {
      ...{ ...answer(stillDissatisfied), requestId: secondPlan.requestId, now: at, newCaseId },
      closedSince: '2026-03-03T09:00:00.001Z',
    };
    const history = histories.closedSecondWaveOpen;
    const events = given(followUpDecider, history).when(late).events();
    expect(events.map(({ type }) => type)).toEqual(['FollowUpAnswered', 'FollowUpCaseDue']);
    expect(events[1]!.data).toMatchObject({
      ...{ basis: 'answer', reason: 'remedy_inadequate', requestId: secondPlan.requestId },
    });
    const inTime = given(followUpDecider, history).when({ ...late, closedSince: answeredAt });
    expect(inTime.events().map(({ type }) => type)).toContain('CaseReopened');
    const nowhere = history.map(
      (event) =>
        ({ ...event, data: { ...event.data, storeId: undefined } }) as (typeof history)[number],
    );
    const reopened = given(followUpDecider, nowhere).when(late).events();
    expect(reopened.map(({ type }) => type)).toContain('CaseReopened');
  });

  it('voids the request that was still running', () => {
    const history = [...histories.open, ...eventsOf('open', commands.reopen)];
    const { decision } = given(followUpDecider, history).when(answer(recovered));
    expect(decision).toMatchObject({ accepted: false, code: 'follow_up_not_open' });
  });
});

describe('imported history', () => {
  const take = (facts: object) =>
    eventsOf('none', { type: 'TakeOverHistory', caseId, recordedAt: at, ...facts });

  it('records nothing where neither an answer nor a closing is known', () => {
    expect(take({})).toEqual([]);
  });

  it('records an answer without closing an open row', () => {
    expect(take({ satisfied: false }).map(({ type }) => type)).toEqual(['SatisfactionImported']);
  });

  it('closes by the outcome of the register, else by the answer', () => {
    const outcome = (facts: object) => take({ closedAt: at, ...facts }).at(-1)?.data;
    expect(outcome({ outcome: 'referred', satisfied: true })).toMatchObject({
      provenance: 'imported',
      outcome: 'referred',
    });
    expect(outcome({ satisfied: true })).toMatchObject({ outcome: 'recovered_confirmed' });
    expect(outcome({ satisfied: false })).toMatchObject({ outcome: 'resolved_unconfirmed' });
    expect(outcome({})).toMatchObject({ outcome: 'resolved_unconfirmed' });
  });
});
