import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { book, caseId, customerId, storeId } from './domain/triage-case.fixture.ts';
import { DEFAULT_RULES } from './domain/rules.ts';
import { knownFailures } from './known-failures.ts';
import { deskOf } from './staff/assignment-desk.ts';
import { HEARD_TYPES, type ReactionSettings, reactions } from './reactions.ts';

const settings: ReactionSettings = { defaultOwnerId: 'recovery_team', rules: DEFAULT_RULES };
const at = '2026-06-01T08:00:00Z';
const clock = { book, now: '2026-06-01T08:00:01Z' };

const heard = (type: string, data: object, actor = 'emp_7') => {
  const event = { id: 'e1', type, actor, data: { caseId, ...data } } as LoggedEvent;
  const known = {
    failures: knownFailures([], settings.rules),
    tierOf: () => ({}),
    replies: new Map(),
    lateReplies: new Map(),
    flagsOf: () => [],
    book,
    desk: deskOf({ staff: [], fallbacks: [], defaultOwnerId: 'recovery_team' }, book, at),
  };
  return reactions(settings, known)(event, clock.now);
};
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
  PurchaseRecorded: {},
  CustomerTillFactNoted: { customerId, kind: 'payment_failed', occurredAt: at },
  IncidentTokenTakenBack: { outcome: 'taken_back', takenBackAt: at },
  CaseHistoryImported: { provenance: 'imported', complaintCode: 'delivery' },
  CaseAcknowledged: { by: 'person', acknowledgedAt: at },
  CaseWithdrawn: { reason: 'other', withdrawnAt: at },
  CustomerMessageReceived: { channel: 'web_form', receivedAt: at },
  ReplySent: { channel: 'email', public: true, automatic: false, by: 'person', sentAt: at },
  RemedyOffered: { offeredAt: at },
  RemedyChosen: { chosenAt: at },
  RemedyDeclined: { declinedAt: at },
  RemedyExpired: { expiredAt: at },
  RemedyStepExecuted: { executedAt: at },
  RefundSucceeded: { executedAt: at },
  RecoveryCompleted: { completedAt: at },
  NoRemedyConcluded: { outcome: 'no_agreement', concludedAt: at },
  ProgressUpdateSent: { progress: 'in_work', sentAt: at },
  DoubleDeviationDetected: { trigger: 'remedy_failed', detectedAt: at },
  CaseReopened: { reopenedAt: at },
  CasesMerged: { primaryCaseId: customerId, reason: 'same_failure', mergedAt: at },
  CasesUnmerged: { primaryCaseId: customerId, unmergedAt: at },
  CaseClosed: { outcome: 'compensated', closedAt: at },
  RemedyHeldForReview: { flagIds: [customerId], heldAt: at, until: at },
  RemedyReviewEnded: { flagIds: [customerId], outcome: 'approved', endedAt: at },
  AbuseFlagRaised: { customerId },
  AbuseFlagCleared: { customerId },
  IncidentFactsSynced: { incidentId: customerId, complaintCode: 'pos_outage', syncedAt: at },
  IncidentClosedForCase: {
    incidentId: customerId,
    rootCause: { gaps: ['gap_3_delivery'], responsibilityLocus: 'supplier' },
    preventiveDecision: 'action_opened',
    closedAt: at,
  },
};

const hears = (fact: string) => ({ type: 'HearFacts', facts: [{ fact, at }], clock });

describe('reactions of triage', () => {
  it.each([
    ['FailureReported', { type: 'TriageFailure' }],
    ['FailureDetected', { type: 'TriageFailure' }],
    ['CaseHistoryImported', { type: 'TakeOverHistory', caseId, khdType: 'delivery' }],
    ['CaseAcknowledged', hears('acknowledged')],
    ['CustomerMessageReceived', hears('customer_message')],
    ['ReplySent', hears('public_reply')],
    ['ProgressUpdateSent', hears('public_reply')],
    ['RemedyOffered', hears('offer_made')],
    ['RemedyChosen', hears('offer_ended')],
    ['RemedyDeclined', hears('offer_ended')],
    ['RemedyExpired', hears('offer_ended')],
    ['RemedyStepExecuted', hears('remedy_step')],
    ['RefundSucceeded', hears('remedy_step')],
    ['RecoveryCompleted', hears('resolved')],
    ['NoRemedyConcluded', hears('resolved')],
    ['DoubleDeviationDetected', hears('double_deviation')],
    ['CaseClosed', hears('closed')],
    ['CasesMerged', hears('merged')],
    ['CasesUnmerged', hears('unmerged')],
    ['CaseWithdrawn', { type: 'WithdrawCase', at, clock }],
    ['CaseReopened', { type: 'TakeUpAgain', at, clock }],
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
    expect(heard('RemedyMenuPrepared', {})).toEqual([]);
  });

  it.each([
    ['T-20, CLK-09: an automatic one', { automatic: true }],
    ['one that software sent', { by: 'system' }],
    ['a note to colleagues', { public: false }],
  ])('to a reply that answers nobody are none: %s', (_which, data) => {
    expect(heard('ReplySent', { ...bodies.ReplySent, ...data })).toEqual([]);
  });

  it('CLK-26: to a note through the portal are those to any message of the customer', () => {
    const [reaction] = heard('CustomerMessageReceived', { channel: 'web_form', receivedAt: at });
    expect(reaction?.command).toEqual(hears('customer_message'));
  });

  it('CLK-22: to a resolution by software alone say so', () => {
    const [reaction] = heard('RecoveryCompleted', { completedAt: at }, 'system_remedy');
    expect(reaction?.command).toEqual(hears('resolved_automatically'));
  });

  it('to the same event are the same, so a redelivery decides the same', () => {
    const [one, other] = [heard('FailureReported', report), heard('FailureReported', report)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe('a reported failure', () => {
  it('is classified and assessed, and brings the policies it is decided by', () => {
    const data = { ...report, complaintCode: 'mischarged', magnitude: 9, cues: ['rude_staff'] };
    expect(commandOf('FailureReported', data)).toMatchObject({
      caseId,
      storeId,
      customerId,
      classification: { khdType: 'mischarged', ruleId: 'stated_code' },
      impact: { severity: 'major' },
      openedBy: 'customer',
      clock,
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
});

describe('a case whose incident closed', () => {
  it('gets what was learned of the incident, once each (INC-08)', () => {
    const body = bodies.IncidentClosedForCase as { rootCause: object };
    const { rootCause } = body;
    expect(heard('IncidentClosedForCase', body).map(({ command }) => command)).toEqual([
      {
        ...{ type: 'TakeIncidentFacts', incidentId: customerId, at },
        facts: { rootCause, preventiveDecision: 'action_opened' },
      },
    ]);
    const synced = heard('IncidentFactsSynced', bodies.IncidentFactsSynced);
    expect(synced.map(({ command }) => command)).toMatchObject([
      { type: 'TakeIncidentFacts', facts: { complaintCode: 'pos_outage' }, at },
    ]);
  });
});
