import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { triageDecider } from '../triage-commands.ts';
import type { TriageCommand } from './commands.ts';
import { DEFAULT_RULES } from './rules.ts';
import {
  ackDue,
  actionDue,
  againDue,
  againPlans,
  caseId,
  customerId,
  failure,
  type HistoryName,
  histories,
  reopenedAt,
  resolutionDue,
  storeId,
} from './triage-case.fixture.ts';
import type { TriageEvent } from './triage-case.ts';

const at = '2026-03-04T10:00:00.000Z';
/** Nobody set a limit in the case's currency. */
const NO_LIMITS = { ...DEFAULT_RULES, authority: {}, proofAbove: {} };
const late = '2026-03-09T10:00:00.000Z';

const commands = {
  triage: failure,
  import: { type: 'TakeOverHistory', caseId, khdType: 'delivery', sourceCategory: 'n01' },
  acknowledged: { type: 'MeetTarget', metric: 'acknowledgement', at },
  acted: { type: 'MeetTarget', metric: 'first_action', at },
  resolved: { type: 'MeetTarget', metric: 'resolution', at },
  ackDue: { type: 'MissTarget', metric: 'acknowledgement', dueAt: ackDue, now: late },
  actionDue: { type: 'MissTarget', metric: 'first_action', dueAt: actionDue, now: late },
  resolutionDue: { type: 'MissTarget', metric: 'resolution', dueAt: resolutionDue, now: late },
  againDue: { type: 'MissTarget', metric: 'resolution', dueAt: againDue, now: late },
  reopened: { type: 'TakeUpAgain', plans: againPlans },
  withdrawn: { type: 'CancelTargets', at },
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
const ESCALATED = 'CaseEscalated';
const TRIAGED = 'CaseClassified+ImpactAssessed+CasePrioritised+TargetsSet+CaseAssigned';

const triaged: Row = {
  triage: nothing,
  import: nothing,
  acknowledged: MET,
  acted: MET,
  resolved: MET,
  ackDue: `${MISSED}+${ESCALATED}`,
  actionDue: `${MISSED}+${ESCALATED}`,
  resolutionDue: `${MISSED}+${ESCALATED}`,
  againDue: nothing,
  reopened: `SeverityRaised+TargetsSet+${ESCALATED}`,
  withdrawn: 'TargetsCancelled',
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
const refusing = (code: string, row: Partial<Row> = {}): Row =>
  Object.fromEntries(
    Object.keys(commands).map((name) => {
      const isOrder = /correct|confirm|contradict|assess|assign|rootCause|prevention/.test(name);
      return [name, row[name as keyof Row] ?? (isOrder ? code : nothing)];
    }),
  ) as Row;

const matrix: Readonly<Record<HistoryName, Row>> = {
  none: refusing('not_triaged', { triage: TRIAGED, import: 'CaseClassified' }),
  triaged,
  acknowledged: { ...triaged, acknowledged: nothing, ackDue: nothing },
  // A late acknowledgement is a fact as well; the breach stays recorded.
  ackMissed: { ...triaged, ackDue: nothing },
  ladderEnded: {
    ...triaged,
    ackDue: nothing,
    actionDue: nothing,
    resolutionDue: nothing,
    reopened: 'SeverityRaised+TargetsSet',
  },
  // T-32: nothing runs and nobody is told any more once the case is resolved.
  resolved: {
    ...triaged,
    resolved: nothing,
    ackDue: nothing,
    actionDue: nothing,
    resolutionDue: nothing,
  },
  reopened: {
    ...triaged,
    resolutionDue: nothing,
    againDue: `${MISSED}+${ESCALATED}`,
    reopened: 'TargetsSet',
    // The severity is major by now, so the other one is the news.
    assessSame: 'ImpactAssessed+CasePrioritised',
    confirm: 'CaseClassified+CasePrioritised',
  },
  confirmed: { ...triaged, confirm: 'already_classified' },
  learned: { ...triaged, rootCause: 'already_recorded', prevention: 'already_recorded' },
  withdrawn: {
    ...refusing('case_withdrawn'),
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
      { reason: 'triaged', policyVersion: 1, calendarId: 'shop_hours' },
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

  it('takes the targets of the severity it found', () => {
    const critical = { ...failure.plans.critical, policyVersion: 7 };
    const events = eventsOf('none', {
      ...failure,
      impact: { severity: 'critical', ruleId: 'critical_flag' },
      plans: { ...failure.plans, critical },
    });
    expect(events[3]?.data).toMatchObject({ policyVersion: 7 });
  });

  it('ranks a customer of tier a before the others of the same severity', () => {
    expect(eventsOf('none', { ...failure, tier: 'a' })[2]?.data).toMatchObject({
      tier: 'a',
      rank: 20,
    });
  });
});

describe('a target', () => {
  it('is met at the instant of its event, which is also the time of the fact', () => {
    expect(eventsOf('triaged', commands.acknowledged)).toEqual([
      {
        type: MET,
        data: { caseId, metric: 'acknowledgement', dueAt: ackDue, metAt: at },
        time: at,
      },
    ]);
  });

  it('is missed at its due instant, discovered now, and goes to the first step', () => {
    expect(eventsOf('triaged', commands.ackDue)).toEqual([
      {
        type: MISSED,
        data: { caseId, metric: 'acknowledgement', dueAt: ackDue, discoveredAt: late },
        time: ackDue,
      },
      {
        type: ESCALATED,
        data: { caseId, step: 1, toRole: 'owner', reason: 'target_missed' },
      },
    ]);
  });

  it('climbs one step of the ladder per missed target', () => {
    expect(eventsOf('ackMissed', commands.actionDue)[1]?.data).toMatchObject({
      step: 2,
      toRole: 'manager',
    });
  });

  it('that is missed at the end of the ladder stays with the last role', () => {
    const history = [
      ...histories.ladderEnded,
      ...eventsOf('ladderEnded', commands.reopened),
    ] as const;
    const events = given(triageDecider, history).when(commands.againDue).events();
    expect(events.map(({ type }) => type)).toEqual([MISSED]);
  });

  it('with another due instant than the timer rang for is left alone', () => {
    const old = { ...commands.ackDue, dueAt: '2026-03-02T10:59:59Z' };
    expect(answer('triaged', old)).toBe(nothing);
  });

  it('that fell due before the resolution is a miss even when the timer comes after it', () => {
    const resolution = { type: 'MeetTarget', metric: 'resolution', at: late } as const;
    const history = [...histories.triaged, ...eventsOf('triaged', resolution)];
    const events = given(triageDecider, history).when(commands.ackDue).events();
    expect(events.map(({ type }) => type)).toEqual([MISSED, ESCALATED]);
  });
});

describe('a reopening', () => {
  it('raises the severity by one, runs the shorter target and tells a manager', () => {
    expect(eventsOf('resolved', commands.reopened).map(({ data }) => data)).toMatchObject([
      { from: 'moderate', to: 'major', reason: 'reopened' },
      { reason: 'reopened', targets: [{ metric: 'resolution', startsAt: reopenedAt }] },
      { step: 2, toRole: 'manager', reason: 'reopened' },
    ]);
  });

  it('never makes a case critical, however often it comes', () => {
    const [event] = eventsOf('reopened', commands.reopened);
    expect(event?.type).toBe('TargetsSet');
  });

  it('lets the new resolution be met although the first one was', () => {
    expect(eventsOf('reopened', commands.resolved)[0]?.data).toMatchObject({ dueAt: againDue });
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
