import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { caseId, prioritised, storeId } from './domain/remedy-case.fixture.ts';
import { EMPTY_SHELF } from './domain/playbook-shelf.ts';
import { HEARD_TYPES, offerExpiry, reactionsBy } from './reactions.ts';

const now = '2026-03-02T10:00:00.000Z';
const at = '2026-03-01T10:00:00.000Z';
const otherId = '0190a000-0000-7000-8000-000000000002';

const heard = (type: string, data: object, id = 'e1') =>
  reactionsBy(EMPTY_SHELF)({ id, type, time: at, data: { caseId, ...data } } as LoggedEvent, now);

const imported = {
  provenance: 'imported',
  storeId,
  remedyType: 'refund',
  restitution: { amount: 700, currency: 'EUR' },
  reported: { at: '2015-01-02T00:00:00Z', precision: 'date' },
  closed: { at: '2015-02-03T00:00:00Z', precision: 'date' },
};
const bodies: Readonly<Record<(typeof HEARD_TYPES)[number], object>> = {
  CasePrioritised: prioritised,
  CaseReopened: { reason: 'remedy_inadequate', reopenCount: 1, reopenedAt: at },
  DoubleDeviationDetected: { trigger: 'promise_broken', detectedAt: at },
  CaseWithdrawn: { reason: 'other', withdrawnAt: at },
  CaseHistoryImported: imported,
  AbuseReviewSet: { flags: [], setAt: at },
  CasesMerged: { primaryCaseId: otherId, reason: 'same_failure', mergedAt: at },
  CasesUnmerged: { primaryCaseId: otherId, unmergedAt: at },
  RemedyMergeHeard: { primaryCaseId: otherId, isLive: true, heardAt: at },
  RemedyUnmergeHeard: { primaryCaseId: otherId, heardAt: at },
  RemedyConflictRaised: { otherCaseId: otherId, role: 'primary', raisedAt: at },
  RemedyConflictEnded: { otherCaseId: otherId, outcome: 'both_kept', endedAt: at },
};

describe('reactions of remedy', () => {
  it('prepare a remedy from everything triage tells, for 14 days from now', () => {
    expect(heard('CasePrioritised', prioritised)).toEqual([
      {
        name: 'PrepareRemedy',
        streamId: `remedy-${caseId}`,
        command: {
          type: 'PrepareRemedy',
          prioritised,
          triagedAt: at,
          shelf: EMPTY_SHELF,
          offerId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/),
          now,
          expiresAt: '2026-03-16T10:00:00.000Z',
        },
      },
    ]);
  });

  it('prepare again when a case is reopened, from that instant on', () => {
    expect(heard('CaseReopened', bodies.CaseReopened)[0]?.command).toMatchObject({
      type: 'PrepareAgain',
      now: at,
      expiresAt: offerExpiry(at),
    });
  });

  it('end a withdrawn case without a remedy', () => {
    expect(heard('CaseWithdrawn', bodies.CaseWithdrawn)[0]?.command).toEqual({
      type: 'ConcludeWithoutRemedy',
      caseId,
      outcome: 'withdrawn',
      now: at,
    });
  });

  it('take history over with its resolution, else its closing, else open', () => {
    const command = (data: object) => heard('CaseHistoryImported', data)[0]?.command;
    expect(command(imported)).toMatchObject({
      type: 'TakeOverHistory',
      storeId,
      remedyType: 'refund',
      restitution: { amount: 700, currency: 'EUR' },
      endedAt: '2015-02-03T00:00:00Z',
      recordedAt: '2015-01-02T00:00:00Z',
    });
    const resolved = { at: '2015-01-20T00:00:00Z', precision: 'date' };
    expect(command({ ...imported, resolved })).toMatchObject({ endedAt: resolved.at });
    expect(command({ ...imported, closed: undefined })).toHaveProperty('endedAt', undefined);
  });

  it('make the same offer of the same event and another one of another', () => {
    const offerOf = (id: string) => {
      const command = heard('CasePrioritised', prioritised, id)[0]?.command;
      return command?.type === 'PrepareRemedy' ? command.offerId : undefined;
    };
    expect(offerOf('one')).toBe(offerOf('one'));
    expect(offerOf('one')).not.toBe(offerOf('other'));
  });

  it.each(HEARD_TYPES.filter((type) => type !== 'CaseHistoryImported'))(
    'start nothing on an imported %s',
    (type) => {
      expect(heard(type, { ...bodies[type], provenance: 'imported' })).toEqual([]);
    },
  );

  it('leave an event alone that remedy does not listen to', () => {
    expect(heard('FailureReported', {})).toEqual([]);
  });
});
