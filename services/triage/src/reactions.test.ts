import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { shopHours } from './calendar.ts';
import { caseId, customerId, storeId } from './domain/triage-case.fixture.ts';
import { DEFAULT_RULES } from './domain/rules.ts';
import { knownFailures } from './known-failures.ts';
import { HEARD_TYPES, type ReactionSettings, reactions } from './reactions.ts';

const settings: ReactionSettings = {
  calendar: shopHours('Europe/Berlin'),
  defaultOwnerId: 'recovery_team',
  rules: DEFAULT_RULES,
};
const at = '2026-06-01T08:00:00Z';

const heard = (type: string, data: object) =>
  reactions(settings, { failures: knownFailures([], settings.rules) })({
    id: 'e1',
    type,
    data: { caseId, ...data },
  } as LoggedEvent);
const commandOf = (type: string, data: object) => heard(type, data)[0]?.command;

const report = {
  storeId,
  customerId,
  channel: 'in_store_face_to_face',
  initiation: 'customer',
  signalSource: 'complaint',
  reportedAt: at,
  cues: [],
};
const signal = {
  storeId,
  signalKind: 'outage_started',
  occurredAt: at,
  detectedAt: at,
  reportedAt: at,
};

/** A plausible body of every type triage hears. */
const bodies: Readonly<Record<(typeof HEARD_TYPES)[number], object>> = {
  FailureReported: report,
  FailureDetected: signal,
  CaseHistoryImported: { provenance: 'imported', complaintCode: 'delivery' },
  CaseAcknowledged: { by: 'person', acknowledgedAt: at },
  CaseWithdrawn: { reason: 'other', withdrawnAt: at },
  RemedyStepExecuted: { executedAt: at },
  RefundSucceeded: { executedAt: at },
  RecoveryCompleted: { completedAt: at },
  NoRemedyConcluded: { outcome: 'no_agreement', concludedAt: at },
  CaseReopened: { reopenedAt: at },
};

describe('reactions of triage', () => {
  it.each([
    ['FailureReported', { type: 'TriageFailure' }],
    ['FailureDetected', { type: 'TriageFailure' }],
    ['CaseHistoryImported', { type: 'TakeOverHistory', caseId, khdType: 'delivery' }],
    ['CaseAcknowledged', { type: 'MeetTarget', metric: 'acknowledgement', at }],
    ['RemedyStepExecuted', { type: 'MeetTarget', metric: 'first_action', at }],
    ['RefundSucceeded', { type: 'MeetTarget', metric: 'first_action', at }],
    ['RecoveryCompleted', { type: 'MeetTarget', metric: 'resolution', at }],
    ['NoRemedyConcluded', { type: 'MeetTarget', metric: 'resolution', at }],
    ['CaseWithdrawn', { type: 'CancelTargets', at }],
    ['CaseReopened', { type: 'TakeUpAgain' }],
  ] as const)('to %s are one command on the stream of the case', (type, command) => {
    expect(heard(type, bodies[type])).toEqual([
      {
        name: command.type,
        streamId: `triage-${caseId}`,
        command: expect.objectContaining(command),
      },
    ]);
  });

  it.each(HEARD_TYPES.filter((type) => type !== 'CaseHistoryImported'))(
    'to an imported %s are none',
    (type) => {
      expect(heard(type, { ...bodies[type], provenance: 'imported' })).toEqual([]);
    },
  );

  it('to an event it does not listen to are none', () => {
    expect(heard('RemedyOffered', {})).toEqual([]);
  });

  it('to the same event are the same, so a redelivery decides the same', () => {
    expect(heard('FailureReported', report)).toEqual(heard('FailureReported', report));
  });
});

describe('a reported failure', () => {
  it('is classified, assessed and planned from its own time', () => {
    const data = { ...report, complaintCode: 'mischarged', magnitude: 9, cues: ['rude_staff'] };
    expect(commandOf('FailureReported', data)).toMatchObject({
      caseId,
      storeId,
      customerId,
      classification: { khdType: 'mischarged', ruleId: 'stated_code' },
      impact: { severity: 'major' },
      ownerId: 'recovery_team',
      plans: { minor: { targets: [{ startsAt: at, durationSeconds: 120 }, {}, {}] } },
    });
  });

  it('carries every fact the playbook matches on, and no other', () => {
    const eur = (amount: number) => ({ amount, currency: 'EUR' });
    const command = commandOf('FailureReported', {
      ...report,
      disposition: 'returned',
      promiseRef: 'order-1',
      missedOccasion: true,
      delayHours: 5,
      price: eur(1999),
      overcharge: eur(300),
      consequentialLoss: eur(50),
      paymentRef: 'pay-1',
      remedySought: ['refund'],
      magnitude: 3,
    });
    expect(command).toHaveProperty('facts', {
      channel: 'in_store_face_to_face',
      disposition: 'returned',
      promised: true,
      missedOccasion: true,
      delayed: true,
      detectedByFirm: false,
      price: eur(1999),
      overcharge: eur(300),
      consequentialLoss: eur(50),
      paymentRef: 'pay-1',
      remedySought: ['refund'],
      lossExceedsAuthority: false,
      proofMayBeAsked: false,
    });
  });

  it('is critical when its cause is an accusation, whatever its magnitude', () => {
    const command = commandOf('FailureReported', { ...report, cues: ['accused'], magnitude: 1 });
    expect(command).toMatchObject({ impact: { severity: 'critical' } });
  });

  it.each([
    ['customer', 'complaint', false],
    ['employee', 'complaint', false],
    ['employee', 'employee_report', true],
    ['firm', 'market_research', true],
    ['system', 'internal_monitoring', true],
  ])('raised by %s through %s counts as found by the firm: %s', (initiation, source, found) => {
    const command = commandOf('FailureReported', { ...report, initiation, signalSource: source });
    expect(command).toHaveProperty('facts.detectedByFirm', found);
  });
});

describe('a failure found by a signal', () => {
  it('P12: is found by the firm, of the kind of the signal, without a complaint', () => {
    expect(commandOf('FailureDetected', signal)).toMatchObject({
      classification: { khdType: 'pos_outage', attribution: 'external', ruleId: 'signal_kind' },
      impact: { severity: 'minor' },
      facts: { detectedByFirm: true },
    });
  });

  it('has the targets of a report from afar', () => {
    expect(commandOf('FailureDetected', signal)).toMatchObject({
      plans: { minor: { targets: [{ durationSeconds: 3600 }, {}, {}] } },
    });
  });
});

describe('a reopened case', () => {
  it('runs the resolution alone, from the reopening and by half', () => {
    expect(commandOf('CaseReopened', { reopenedAt: at })).toMatchObject({
      plans: {
        critical: { targets: [{ metric: 'resolution', startsAt: at, durationSeconds: 7200 }] },
      },
    });
  });
});
