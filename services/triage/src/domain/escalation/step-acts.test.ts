import { CATALOGUE } from '@amends/contracts/catalogue';
import type { Ladder, StepAct } from '@amends/contracts/triage-escalation';
import { describe, expect, it } from '@jest/globals';
import { type EscalationCommand, escalationDecider, type StepFacts } from './decide.ts';
import type { EscalationEvent } from './run.ts';

const { decide, evolve, initialState } = escalationDecider;
const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const runId = 'resolution-1';
const dueAt = '2026-06-08T08:00:00.000Z';
const manager = { kind: 'role', id: 'manager' } as const;
const incident = {
  incidentId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12',
  storeId: '9',
  complaintCode: 'pos_outage',
  startedAt: '2026-06-08T07:00:00Z',
} as const;

/** At the breach the act, half an hour after it the manager. */
const ladderWith = (act: StepAct, isSilent: boolean): Ladder => ({
  ladderId: 'acts',
  version: 1,
  steps: [
    {
      ...{ anchor: 'at_breach', delaySeconds: 0, who: 'everyone', act },
      targets: isSilent ? [] : [manager],
    },
    {
      ...{ anchor: 'after_previous', delaySeconds: 1_800, who: 'everyone' },
      targets: [manager],
    },
  ],
  numLoops: 0,
  ackTimeoutSeconds: 1_800,
  fallback: manager,
});

const history = (act: StepAct, facts: Partial<StepFacts> = {}): readonly EscalationEvent[] => {
  const isSilent = act.kind === 'wait' || act.kind === 'gate';
  const commands: readonly EscalationCommand[] = [
    {
      ...{ type: 'StartEscalation', caseId, storeId: '9', runId, metric: 'resolution', dueAt },
      ...{ ladder: ladderWith(act, isSilent), now: '2026-06-08T07:00:00.000Z' },
    },
    {
      ...{ type: 'RunStep', runId, now: dueAt },
      facts: {
        ...{ opensAt: dueAt, reached: isSilent ? [] : [manager], onDutyAt: dueAt },
        ...{ fallback: [manager], ...facts },
      },
    },
  ];
  const events: EscalationEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initialState));
    if (!decision.accepted) throw new Error(decision.code);
    for (const { type, data } of decision.events) CATALOGUE[type].schema.parse(data);
    events.push(...decision.events);
  }
  return events;
};
const stepOf = (act: StepAct, facts: Partial<StepFacts> = {}) => history(act, facts).at(-1);
const next = '2026-06-08T08:30:00.000Z';

describe('a step that does more than tell (ESC-02)', () => {
  it('waits, tells nobody, and the next one counts from its end', () => {
    expect(stepOf({ kind: 'wait' })).toMatchObject({
      type: 'EscalationStepActed',
      data: { act: 'wait', outcome: 'passed', told: [], step: 1, nextAt: next },
    });
  });

  it('holds the ladder outside its window, and lets it go on within', () => {
    const opensAt = '2026-06-09T07:00:00.000Z';
    expect(stepOf({ kind: 'gate' }, { opensAt })).toMatchObject({
      type: 'EscalationStepHeld',
      data: { reason: 'outside_window', told: [], nextAt: opensAt },
    });
    expect(stepOf({ kind: 'gate' })).toMatchObject({ data: { act: 'gate', outcome: 'passed' } });
  });

  it('tells above its threshold only, and goes on with the next one below it', () => {
    const act: StepAct = { kind: 'threshold', overCases: 3, withinMinutes: 60 };
    expect(stepOf(act, { recentCases: 4 })).toMatchObject({
      type: 'EscalationStepRun',
      data: { told: [manager] },
    });
    expect(stepOf(act, { recentCases: 3 })).toMatchObject({
      type: 'EscalationStepActed',
      data: { outcome: 'below_threshold', cases: 3, told: [], nextAt: next },
    });
    expect(stepOf(act)).toMatchObject({ data: { outcome: 'below_threshold', cases: 0 } });
  });

  it('proposes a mass incident and tells of it, where store and type are known', () => {
    const act: StepAct = { kind: 'declare_incident' };
    expect(stepOf(act, { incident })).toMatchObject({
      data: { outcome: 'incident_proposed', incident, told: [manager] },
    });
    expect(stepOf(act, { reached: [] })).toMatchObject({
      data: { outcome: 'no_store_or_type', told: [] },
    });
  });
});
