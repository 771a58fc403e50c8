import { CATALOGUE } from '@amends/contracts/catalogue';
import type { ClockFact } from '@amends/contracts/clock-vocabulary';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { triageDecider } from '../triage-commands.ts';
import type { TriageCommand } from './commands.ts';
import type { ClockBook, PolicyChoice } from './clock/clock-book.ts';
import { DEFAULT_RULES } from './rules.ts';
import {
  book,
  caseId,
  clockAt,
  customerId,
  failure,
  type HistoryName,
  histories,
  reportedAt,
  storeId,
} from './triage-case.fixture.ts';
import type { TriageEvent } from './triage-case.ts';

const at = '2026-03-04T10:00:00.000Z';
/** Nobody set a limit in the case's currency. */
const NO_LIMITS = { ...DEFAULT_RULES, authority: {}, proofAbove: {} };
const late = '2026-03-09T10:00:00.000Z';
const later = '2026-03-07T10:00:00.000Z';

const heard = (fact: ClockFact, when = at) =>
  ({ type: 'HearFacts', facts: [{ fact, at: when }], clock: clockAt(when) }) as const;

const commands = {
  triage: failure,
  import: { type: 'TakeOverHistory', caseId, khdType: 'delivery', sourceCategory: 'n01' },
  acknowledged: heard('acknowledged'),
  acted: heard('remedy_step'),
  resolved: heard('resolved'),
  replied: heard('public_reply'),
  looked: { type: 'LookAtClocks', clock: clockAt(at) },
  lookedLate: { type: 'LookAtClocks', clock: clockAt(late) },
  reopened: { type: 'TakeUpAgain', at: later, clock: clockAt(later) },
  withdrawn: { type: 'WithdrawCase', at, clock: clockAt(at) },
  wait: { type: 'StartWaiting', waitingFor: 'customer', clock: clockAt(at) },
  waitNoMore: { type: 'EndWaiting', clock: clockAt(at) },
  applyAgain: { type: 'ApplyPolicyAgain', reason: 'wrong_policy', clock: clockAt(at) },
  followSeverity: { type: 'FollowSeverity', clock: clockAt(at) },
  drop: { type: 'DropPolicy', policyId: 'test', at, clock: clockAt(at) },
  correct: { type: 'CorrectClassification', cause: { khdType: 'delivery' } },
  confirm: { type: 'CorrectClassification', cause: { khdType: 'mischarged' } },
  contradict: {
    type: 'CorrectClassification',
    cause: { khdType: 'mischarged', bitnerSubtype: 'drunkenness' },
  },
  assess: { type: 'AssessImpact', severity: 'major', rules: DEFAULT_RULES },
  assessSame: { type: 'AssessImpact', severity: 'moderate', rules: NO_LIMITS },
  assign: { type: 'AssignCase', ownerId: 'emp_7', ownerKind: 'person' },
  assignSame: { type: 'AssignCase', ownerId: 'recovery_team', ownerKind: 'team' },
  rootCause: {
    type: 'RecordRootCause',
    rootCause: { gaps: ['gap_3_delivery'], responsibilityLocus: 'firm', recordedAt: at },
  },
  prevention: { type: 'RecordPreventiveDecision', decision: 'action_opened', now: at },
} as const satisfies Record<string, TriageCommand>;

type Row = Readonly<Record<keyof typeof commands, string>>;
const nothing = '';
const MET = 'TargetMet';
const MISSED = 'TargetMissed';
const PAUSED = 'ClockPaused';
const HEARD = 'ClockFactHeard';
const ESCALATED = 'CaseEscalated';
const TRIAGED = 'CaseClassified+ImpactAssessed+CasePrioritised+TargetsSet+CaseAssigned';
const REOPENED = `${HEARD}+SeverityRaised+TargetsSet`;

// Acknowledgement and first action fell due before; whoever looks finds that out on the way.
const triaged: Row = {
  triage: nothing,
  import: nothing,
  acknowledged: `${MISSED}+${MET}+${MISSED}+${ESCALATED}`,
  acted: `${MISSED}+${MISSED}+${MET}+${ESCALATED}`,
  resolved: `${MISSED}+${PAUSED}+${MISSED}+${PAUSED}+${MET}`,
  replied: `${HEARD}+${MISSED}+${MISSED}+${ESCALATED}`,
  looked: `${MISSED}+${MISSED}+${ESCALATED}`,
  lookedLate: `${MISSED}+${MISSED}+${MISSED}+${ESCALATED}`,
  reopened: `${REOPENED}+${MISSED}+${MISSED}+${MISSED}+${ESCALATED}`,
  withdrawn: `${MISSED}+${MISSED}+TargetsCancelled`,
  wait: `WaitingStarted+${MISSED}+${MISSED}+${ESCALATED}`,
  waitNoMore: 'no_waiting_mark',
  applyAgain: 'policy_in_force',
  followSeverity: nothing,
  drop: `${MISSED}+${MISSED}+TargetsCancelled`,
  correct: 'CaseClassified+CasePrioritised',
  confirm: 'CaseClassified',
  contradict: 'taxonomy_mismatch',
  assess: 'ImpactAssessed+CasePrioritised',
  assessSame: 'already_prioritised',
  assign: 'CaseAssigned',
  assignSame: 'already_assigned',
  rootCause: 'RootCauseRecorded',
  prevention: 'PreventiveDecisionRecorded',
};
/** As after triage, but that one target less is open. */
const oneLess: Row = {
  ...triaged,
  acted: `${MISSED}+${MET}`,
  resolved: `${MISSED}+${PAUSED}+${MET}`,
  replied: `${HEARD}+${MISSED}+${ESCALATED}`,
  looked: `${MISSED}+${ESCALATED}`,
  lookedLate: `${MISSED}+${MISSED}+${ESCALATED}`,
  reopened: `${REOPENED}+${MISSED}+${MISSED}+${ESCALATED}`,
  withdrawn: `${MISSED}+TargetsCancelled`,
  wait: `WaitingStarted+${MISSED}+${ESCALATED}`,
  drop: `${MISSED}+TargetsCancelled`,
};
const refusing = (code: string, row: Partial<Row> = {}): Row =>
  Object.fromEntries(
    Object.keys(commands).map((name) => {
      const isOrder =
        /correct|confirm|contradict|assess|assign|rootCause|prevention|wait|applyAgain/.test(name);
      return [name, row[name as keyof Row] ?? (isOrder ? code : nothing)];
    }),
  ) as Row;

const matrix: Readonly<Record<HistoryName, Row>> = {
  none: refusing('not_triaged', { triage: TRIAGED, import: 'CaseClassified' }),
  triaged,
  acknowledged: { ...oneLess, acknowledged: nothing },
  // A late acknowledgement is a fact as well; the breach stays recorded (CLK-06).
  ackMissed: {
    ...oneLess,
    acknowledged: `${MET}+${MISSED}+${ESCALATED}`,
    resolved: `${PAUSED}+${MISSED}+${PAUSED}+${MET}`,
  },
  // What is heard late is put right: the resolution was in time after all (CLK-20).
  ladderEnded: {
    ...triaged,
    acknowledged: MET,
    acted: MET,
    resolved: `${PAUSED}+${PAUSED}+ClockCorrected+${MET}`,
    replied: HEARD,
    looked: nothing,
    lookedLate: nothing,
    reopened: REOPENED,
    withdrawn: 'ClockCorrected+TargetsCancelled',
    wait: 'WaitingStarted',
    drop: 'ClockCorrected+TargetsCancelled',
  },
  // T-32: nothing runs and nobody is told any more once the case is resolved.
  resolved: {
    ...triaged,
    acknowledged: nothing,
    acted: MET,
    resolved: HEARD,
    replied: HEARD,
    looked: nothing,
    lookedLate: nothing,
    reopened: `${REOPENED}+ClockResumed+ClockResumed+${ESCALATED}`,
    withdrawn: 'TargetsCancelled',
    wait: 'already_resolved',
    drop: 'TargetsCancelled',
  },
  reopened: {
    ...triaged,
    acknowledged: nothing,
    acted: `ClockCorrected+${MET}`,
    resolved: HEARD,
    replied: HEARD,
    looked: nothing,
    lookedLate: `${MISSED}+${MISSED}+${MISSED}+${ESCALATED}`,
    reopened: `${HEARD}+TargetsSet+${MISSED}+${ESCALATED}`,
    withdrawn: 'ClockCorrected+TargetsCancelled',
    wait: 'WaitingStarted',
    drop: 'TargetsCancelled+ClockCorrected+TargetsCancelled',
    // The severity is major by now, so the other one is the news.
    assessSame: 'ImpactAssessed+CasePrioritised',
    confirm: 'CaseClassified+CasePrioritised',
  },
  confirmed: { ...triaged, confirm: 'already_classified' },
  learned: { ...triaged, rootCause: 'already_recorded', prevention: 'already_recorded' },
  withdrawn: {
    ...refusing('case_withdrawn'),
    // Late facts may still show that something was met before.
    acknowledged: HEARD,
    acted: HEARD,
    resolved: HEARD,
    replied: HEARD,
    drop: 'TargetsCancelled',
    correct: 'CaseClassified+CasePrioritised',
    confirm: 'CaseClassified',
    contradict: 'taxonomy_mismatch',
    rootCause: 'RootCauseRecorded',
    prevention: 'PreventiveDecisionRecorded',
  },
  imported: refusing('imported_case'),
};

const answer = (state: HistoryName, command: TriageCommand): string => {
  const { decision } = given(triageDecider, histories[state]).when(command);
  return decision.accepted ? decision.events.map(({ type }) => type).join('+') : decision.code;
};
const eventsOf = (state: HistoryName, command: TriageCommand) =>
  given(triageDecider, histories[state]).when(command).events();

describe('every command in every state', () => {
  for (const state of Object.keys(matrix) as HistoryName[]) {
    for (const name of Object.keys(commands) as (keyof typeof commands)[]) {
      it(`answers ${name} with "${matrix[state][name]}" when ${state}`, () => {
        expect(answer(state, commands[name])).toBe(matrix[state][name]);
        const { decision } = given(triageDecider, histories[state]).when(commands[name]);
        if (!decision.accepted) return;
        const isValid = ({ type, data }: TriageEvent) =>
          CATALOGUE[type].schema.safeParse(data).success;
        expect(decision.events.filter((event) => !isValid(event))).toEqual([]);
      });
    }
  }
});

describe('triage of a failure', () => {
  it('classifies, assesses, ranks, sets targets and never leaves the case without an owner', () => {
    expect(eventsOf('none', failure).map(({ data }) => data)).toMatchObject([
      { khdType: 'mischarged', decidedBy: 'rule', ruleSetVersion: 2 },
      { severity: 'moderate', ruleId: 'magnitude_from_4', decidedBy: 'rule' },
      { severity: 'moderate', rank: 21, storeId, customerId },
      { reason: 'triaged', policyVersion: 1, calendarId: 'e', openedAt: reportedAt },
      { ownerId: 'recovery_team', ownerKind: 'team' },
    ]);
  });

  it('tells the playbook the facts and the cause in one event', () => {
    expect(eventsOf('none', failure)[2]?.data).toMatchObject({
      facts: {
        ...failure.facts,
        khdType: 'mischarged',
        nakamuraCause: 'service_method',
        nakamuraSubcode: 'money_error',
        bitnerSubtype: 'out_of_ordinary_behaviour',
        attribution: 'firm',
        stability: 'one_off',
      },
    });
  });

  it('P13: of an unknown cause has an owner and targets, and no invented cause', () => {
    const classification = { ruleId: 'unclassified', confidencePct: 0 };
    const events = eventsOf('none', { ...failure, classification, storeId: undefined });
    expect(events.map(({ type }) => type)).toContain('CaseAssigned');
    expect(events[2]?.data).not.toHaveProperty('storeId');
    expect(events[2]?.data).toHaveProperty('facts', failure.facts);
  });

  it('R-033: takes the policy of the severity it found and of the channel it came by', () => {
    const asked: PolicyChoice[] = [];
    const watched: ClockBook = {
      ...book,
      policyFor: (choice) => {
        asked.push(choice);
        return { ...book.policyFor(choice)!, version: 7 };
      },
    };
    const impact = { severity: 'critical', ruleId: 'critical_flag' } as const;
    const command = { ...failure, impact, clock: { book: watched, now: at } };
    expect(eventsOf('none', command)[3]?.data).toMatchObject({
      policyVersion: 7,
      severity: 'critical',
      tzVersion: '2025b',
    });
    expect(asked[0]).toEqual({ severity: 'critical', channel: 'email', storeId });
  });

  it('keeps what clocks go by where no policy applies', () => {
    const none: ClockBook = { ...book, policyFor: () => undefined };
    const events = eventsOf('none', { ...failure, clock: { book: none, now: at } });
    expect(events.map(({ type }) => type)).toEqual([
      'CaseClassified',
      'ImpactAssessed',
      'CasePrioritised',
      HEARD,
      'CaseAssigned',
      HEARD,
    ]);
  });

  it('ranks a customer of tier a before the others of the same severity', () => {
    expect(eventsOf('none', { ...failure, tier: 'a' })[2]?.data).toMatchObject({
      tier: 'a',
      rank: 20,
    });
  });
});

describe('a corrected cause', () => {
  it('is certain, and priority is stated anew with the facts known before', () => {
    const [classified, prioritised] = eventsOf('triaged', {
      type: 'CorrectClassification',
      cause: { khdType: 'delivery', attribution: 'external' },
    });
    expect(classified?.data).toMatchObject({
      khdType: 'delivery',
      attribution: 'external',
      decidedBy: 'person',
      ruleId: 'person',
      confidencePct: 100,
    });
    expect(prioritised?.data).toMatchObject({
      severity: 'moderate',
      facts: { channel: 'email', khdType: 'delivery', attribution: 'external' },
    });
  });

  it('keeps the severity that a reopening raised', () => {
    expect(eventsOf('reopened', commands.correct)[1]?.data).toMatchObject({ severity: 'major' });
  });

  it('is a correction too where only the attribution differs', () => {
    const attribution = {
      type: 'CorrectClassification',
      cause: { attribution: 'supplier' },
    } as const;
    expect(answer('triaged', attribution)).toBe('CaseClassified+CasePrioritised');
  });

  it('makes a case critical when it turns out to be an accusation', () => {
    const events = eventsOf('triaged', {
      type: 'CorrectClassification',
      cause: { khdType: 'accused_of_shoplifting' },
    });
    expect(events.slice(1).map(({ data }) => data)).toMatchObject([
      { from: 'moderate', to: 'critical', reason: 'person' },
      { severity: 'critical', rank: 1 },
    ]);
  });
});

describe('imported history', () => {
  it('gets its cause and nothing that would start anything', () => {
    expect(eventsOf('none', commands.import)).toEqual([
      {
        type: 'CaseClassified',
        data: {
          caseId,
          provenance: 'imported',
          khdType: 'delivery',
          khdGroup: 'g1_system_or_product',
          nakamuraCause: 'service_method',
          nakamuraSubcode: 'late_or_wrong_delivery',
          bitnerGroup: 'g1_delivery_system',
          bitnerSubtype: 'unreasonably_slow',
          sourceCategory: 'n01',
          decidedBy: 'rule',
          ruleId: 'import_mapping',
          ruleSetVersion: 2,
          confidencePct: 90,
        },
      },
    ]);
  });

  it('of an unmapped category says so', () => {
    expect(eventsOf('none', { type: 'TakeOverHistory', caseId })[0]?.data).toMatchObject({
      ruleId: 'import_unclassified',
      confidencePct: 0,
    });
  });
});

describe('history of a newer release', () => {
  it('leaves the state as it is', () => {
    const unknown = { type: 'CaseSplit', data: { caseId } } as unknown as TriageEvent;
    const before = triageDecider.initialState;
    expect(triageDecider.evolve(before, unknown)).toBe(before);
  });
});
