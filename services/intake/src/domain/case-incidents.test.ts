import type { FailureDetected } from '@amends/contracts/intake';
import type { IncidentLinkedToCase } from '@amends/contracts/intake-incidents';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { decider, type FailureCommand } from './decide.ts';
import type { FailureEvent } from './failure.ts';

const caseId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a11';
const incidentId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a12';
const at = '2026-06-08T07:25:00Z';

const detected: FailureDetected = {
  caseId,
  storeId: '9',
  signalId: incidentId,
  signalKind: 'incident_declared',
  initiation: 'firm',
  occurredAt: at,
  detectedAt: at,
  reportedAt: at,
};
const linkOf = (how: IncidentLinkedToCase['how']): IncidentLinkedToCase => ({
  incidentId,
  storeId: '9',
  caseId,
  how,
  linkedAt: at,
});
const open: FailureCommand = { type: 'OpenForIncident', detected, link: linkOf('opened') };
const link: FailureCommand = { type: 'LinkIncident', link: linkOf('existing') };
const closed = {
  incidentId,
  storeId: '9',
  caseId,
  rootCause: { gaps: [], responsibilityLocus: 'supplier' as const },
  preventiveDecision: 'no_action_needed' as const,
  closedAt: at,
};
const close: FailureCommand = { type: 'CloseWithIncident', closed };
const endDispute: FailureCommand = {
  type: 'CloseDispute',
  closed: { caseId, signalId: incidentId, outcome: 'won', closedAt: at },
};

const detectedEvent: FailureEvent = { type: 'FailureDetected', data: detected };
const linkedEvent: FailureEvent = { type: 'IncidentLinkedToCase', data: linkOf('opened') };
const closedEvent: FailureEvent = { type: 'IncidentClosedForCase', data: closed };
const withdrawn: FailureEvent = {
  type: 'CaseWithdrawn',
  data: { caseId, reason: 'other', withdrawnAt: at },
};
const merged: FailureEvent = {
  type: 'CasesMerged',
  data: { caseId, primaryCaseId: incidentId, reason: 'same_failure', mergedAt: at },
};
const imported = {
  type: 'CaseHistoryImported',
  data: { caseId, provenance: 'imported' },
} as FailureEvent;
const disputeEnded: FailureEvent = { type: 'DisputeClosed', data: endDispute.closed };

const typesOf = (past: readonly FailureEvent[], command: FailureCommand): string => {
  const { decision } = given(decider, past).when(command);
  return decision.accepted ? decision.events.map(({ type }) => type).join() : decision.code;
};

describe('a case of an incident', () => {
  it.each([
    ['a new one', [], open, 'FailureDetected,IncidentLinkedToCase'],
    ['the same again', [detectedEvent, linkedEvent], open, ''],
    ['a case that is there', [detectedEvent], link, 'IncidentLinkedToCase'],
    ['a linked one', [detectedEvent, linkedEvent], link, ''],
    ['a withdrawn one', [detectedEvent, withdrawn], link, 'case_withdrawn'],
    ['a duplicate', [detectedEvent, merged], link, 'case_merged'],
    ['an unknown one', [], link, 'not_found'],
    ['imported history', [imported], link, 'imported_case'],
  ] as const)(
    'is linked once, and %s gives "%s" (R-014, INC-05)',
    (_what, past, command, gives) => {
      expect(typesOf(past, command)).toBe(gives);
    },
  );

  it.each([
    ['its incident', [detectedEvent, linkedEvent], 'IncidentClosedForCase'],
    ['its incident again', [detectedEvent, linkedEvent, closedEvent], ''],
    ['an incident it is not of', [detectedEvent], ''],
    ['its incident after its withdrawal', [detectedEvent, linkedEvent, withdrawn], ''],
  ] as const)('hears once of the closing of %s', (_what, past, gives) => {
    expect(typesOf(past, close)).toBe(gives);
  });

  it('INC-08: hears each version of what was found out of its incident once', () => {
    const sync = (factsVersion: number): FailureCommand => ({
      type: 'SyncIncident',
      synced: { ...{ incidentId, storeId: '9', caseId, factsVersion }, syncedAt: at },
    });
    const synced: FailureEvent = {
      type: 'IncidentFactsSynced',
      data: { ...{ incidentId, storeId: '9', caseId, factsVersion: 2 }, syncedAt: at },
    };
    const past = [detectedEvent, linkedEvent];
    expect(typesOf(past, sync(1))).toBe('IncidentFactsSynced');
    expect([1, 2, 3].map((version) => typesOf([...past, synced], sync(version)))).toEqual([
      '',
      '',
      'IncidentFactsSynced',
    ]);
    for (const ended of [withdrawn, closedEvent]) {
      expect(typesOf([...past, ended], sync(1))).toBe('');
    }
    expect(typesOf([detectedEvent], sync(1))).toBe('');
  });

  it('hears the end of its dispute once, and opens nothing by an end alone', () => {
    expect(typesOf([detectedEvent], endDispute)).toBe('DisputeClosed');
    expect(typesOf([detectedEvent, disputeEnded], endDispute)).toBe('');
    expect(typesOf([], endDispute)).toBe('');
  });
});
