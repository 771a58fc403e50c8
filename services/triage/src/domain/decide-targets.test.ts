import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import type { ClockFact } from '@amends/contracts/clock-vocabulary';
import { triageDecider } from '../triage-commands.ts';
import type { TriageCommand } from './commands.ts';
import {
  ackDue,
  againDue,
  caseId,
  clockAt,
  failure,
  type HistoryName,
  histories,
  historyOf,
} from './triage-case.fixture.ts';

const at = '2026-03-04T10:00:00.000Z';
const later = '2026-03-07T10:00:00.000Z';
const MET = 'TargetMet';
const MISSED = 'TargetMissed';
const PAUSED = 'ClockPaused';
const HEARD = 'ClockFactHeard';
const ESCALATED = 'CaseEscalated';

const heard = (fact: ClockFact, when = at) =>
  ({ type: 'HearFacts', facts: [{ fact, at: when }], clock: clockAt(when) }) as const;
const looked = (when: string): TriageCommand => ({ type: 'LookAtClocks', clock: clockAt(when) });
const reopened: TriageCommand = { type: 'TakeUpAgain', at: later, clock: clockAt(later) };

const eventsOf = (state: HistoryName, command: TriageCommand) =>
  given(triageDecider, histories[state]).when(command).events();

describe('a target', () => {
  const ackId = 'acknowledgement.1.20260302T100000Z';

  it('is met at the instant of its event, which is also the time of the fact', () => {
    const inTime = '2026-03-02T10:20:00.000Z';
    expect(eventsOf('triaged', heard('acknowledged', inTime))).toEqual([
      {
        type: MET,
        data: {
          caseId,
          metric: 'acknowledgement',
          dueAt: ackDue,
          metAt: inTime,
          clockId: ackId,
          by: 'acknowledged',
          elapsedSeconds: 1200,
        },
        time: inTime,
      },
    ]);
  });

  it('CLK-24: is missed at its due instant, with all it takes to work that out again', () => {
    const now = '2026-03-02T11:30:00.000Z';
    expect(eventsOf('triaged', looked(now))).toEqual([
      {
        type: MISSED,
        data: {
          caseId,
          metric: 'acknowledgement',
          dueAt: ackDue,
          discoveredAt: now,
          clockId: ackId,
          targetSeconds: 3600,
          elapsedSeconds: 5400,
          breachedAt: ackDue,
          pauses: [],
          policyId: 'test',
          policyVersion: 1,
          calendars: [{ calendarId: 'e', version: 1 }],
          tzVersion: '2025b',
        },
        time: ackDue,
      },
      {
        type: ESCALATED,
        data: { caseId, step: 1, toRole: 'owner', reason: 'target_missed' },
      },
    ]);
  });

  it('R-034, R-035: climbs one step of the ladder per missed target', () => {
    expect(eventsOf('ackMissed', looked(at))[1]?.data).toMatchObject({
      step: 2,
      toRole: 'manager',
    });
  });

  it('that is missed at the end of the ladder stays with the last role', () => {
    const history = [...histories.ladderEnded, ...eventsOf('ladderEnded', reopened)];
    const muchLater = looked('2026-03-12T10:00:00.000Z');
    const events = given(triageDecider, history).when(muchLater).events();
    expect(events.map(({ type }) => type)).toEqual([MISSED]);
  });

  it('that fell due before the resolution is a miss, but nobody is told any more', () => {
    const events = eventsOf('triaged', heard('resolved', '2026-03-02T12:00:00.000Z'));
    expect(events.map(({ type }) => type)).toEqual([MISSED, PAUSED, PAUSED, MET]);
  });

  it('CLK-29: keeps when it was met although a late word of a pause corrects it', () => {
    const history = [...histories.triaged, ...eventsOf('triaged', heard('resolved', at))];
    const events = given(triageDecider, history).when(heard('reopened', at)).events();
    expect(events.map(({ type }) => type)).not.toContain('TargetsCancelled');
  });
});

describe('a reopening', () => {
  it('CLK-21: raises the severity by one, runs the shorter target and tells a manager', () => {
    expect(eventsOf('resolved', reopened).map(({ data }) => data)).toMatchObject([
      { fact: 'reopened', at: later },
      { from: 'moderate', to: 'major', reason: 'reopened' },
      { reason: 'reopened', targets: [{ metric: 're_recovery', startsAt: later }] },
      { metric: 'first_action' },
      { metric: 'resolution' },
      { step: 2, toRole: 'manager', reason: 'reopened' },
    ]);
  });

  it('never makes a case critical, however often it comes', () => {
    const types = eventsOf('reopened', reopened).map(({ type }) => type);
    expect(types).not.toContain('SeverityRaised');
  });

  it('lets the new resolution be met although the first one was', () => {
    const events = eventsOf('reopened', heard('resolved', later));
    expect(events.map(({ type, data }) => [type, 'metric' in data && data.metric])).toEqual([
      [MISSED, 'first_action'],
      [PAUSED, 'first_action'],
      [MET, 'resolution'],
      [MET, 're_recovery'],
    ]);
    expect(events.at(-1)?.data).toMatchObject({ dueAt: againDue });
  });
});

describe('a failed recovery', () => {
  const failed = heard('double_deviation', '2026-03-02T10:30:00.000Z');

  it('T-95: of an unresolved case raises its severity and runs a re-recovery', () => {
    expect(eventsOf('acknowledged', failed).map(({ type }) => type)).toEqual([
      HEARD,
      'SeverityRaised',
      'TargetsSet',
      'TargetsCancelled',
    ]);
  });

  it('raises the severity once, however it fails again', () => {
    const history = [...histories.acknowledged, ...eventsOf('acknowledged', failed)];
    const again = heard('double_deviation', '2026-03-02T10:40:00.000Z');
    expect(given(triageDecider, history).when(again).events()).toMatchObject([{ type: HEARD }]);
  });

  it('T-95: of a case that was raised for being a repeat raises it no second time', () => {
    const repeat: TriageCommand = {
      ...failure,
      impact: {
        ...failure.impact,
        ...{ severity: 'moderate', raisedFrom: 'minor', repeatBasis: 'same_customer' },
      },
    };
    const types = given(triageDecider, historyOf(repeat))
      .when(failed)
      .events()
      .map(({ type }) => type);
    expect(types).toContain(HEARD);
    expect(types).not.toContain('SeverityRaised');
  });

  it('of a resolved case waits for the reopening to raise it', () => {
    const types = eventsOf('resolved', failed).map(({ type }) => type);
    expect(types).not.toContain('SeverityRaised');
  });
});
