import { describe, expect, it } from '@jest/globals';
import { event, instantOf, reported, rowAfter } from '../case-history.fixture.ts';
import { caseEventLog } from './case-events.ts';
import { caseStateFold } from './case-state.ts';

const closed = (day: number, outcome = 'recovered_confirmed') =>
  event('CaseClosed', day, { closedAt: instantOf(day), outcome });

describe('the row of a case', () => {
  it('tells state, owner and dimensions', () => {
    const row = rowAfter([
      reported(0),
      event('ImpactAssessed', 1, { severity: 'minor' }),
      event('CaseAssigned', 1, { ownerId: 'till-team', ownerKind: 'team' }),
      event('CasePrioritised', 1, { severity: 'moderate', facts: {} }),
      event('CaseAssigned', 2, { ownerId: 'e-17', ownerKind: 'person' }),
    ]);
    expect(row).toMatchObject({
      state: 'triaged',
      state_since: instantOf(1),
      history: [
        ['reported', instantOf(0)],
        ['triaged', instantOf(1)],
      ],
      owner_id: 'e-17',
      owner_kind: 'person',
      store_id: '9',
      channel: 'email',
      severity: 'moderate',
      complaint_code: 'mischarged',
      provenance: 'live',
    });
  });

  it('forgets the closing while a reopened case is open', () => {
    const reopened = event('CaseReopened', 6, { reopenCount: 1, reopenedAt: instantOf(6) });
    const events = [reported(0), closed(5), reopened];
    expect(rowAfter(events)).toMatchObject({
      state: 'reopened',
      closed_at: null,
      outcome: null,
      reopen_count: 1,
    });
    expect(rowAfter([...events, closed(9, 'recovery_failed')])).toMatchObject({
      state: 'closed',
      closed_at: instantOf(9),
      outcome: 'recovery_failed',
    });
  });

  it('of a log of activities goes through what the log tells, and is closed by follow-up', () => {
    const at = (day: number) => ({ at: instantOf(day), precision: 'instant' });
    const imported = event('CaseHistoryImported', 0, {
      provenance: 'imported',
      reported: at(0),
      acknowledged: at(1),
      reopenings: [{ resolvedAt: instantOf(2), reopenedAt: instantOf(4) }],
      resolved: at(6),
      flags: [],
    });
    expect(rowAfter([imported, closed(7)])).toMatchObject({
      state: 'closed',
      reopen_count: 1,
      history: [
        ['reported', instantOf(0)],
        ['acknowledged', instantOf(1)],
        ['resolved', instantOf(2)],
        ['reopened', instantOf(4)],
        ['resolved', instantOf(6)],
        ['closed', instantOf(7)],
      ],
    });
  });

  it('ends with the withdrawal, and is closed by follow-up all the same', () => {
    const withdrawn = event('CaseWithdrawn', 3, { withdrawnAt: instantOf(3) });
    expect(rowAfter([reported(0), withdrawn, closed(4, 'withdrawn')])).toMatchObject({
      state: 'withdrawn',
      closed_at: instantOf(4),
      outcome: 'withdrawn',
    });
  });

  it('is a duplicate while it is merged, and then again what it was before (DUP-04)', () => {
    const merged = event('CasesMerged', 2, { mergedAt: instantOf(2) });
    const events = [reported(0), event('CaseAcknowledged', 1, {}), merged];
    expect(rowAfter(events)).toMatchObject({ state: 'duplicate', state_since: instantOf(2) });
    const unmerged = event('CasesUnmerged', 3, { unmergedAt: instantOf(3) });
    expect(rowAfter([...events, unmerged])).toMatchObject({
      state: 'acknowledged',
      state_since: instantOf(3),
    });
  });

  it('keeps the closing of an imported case when its remedy is heard later', () => {
    const row = rowAfter([
      event('CaseHistoryImported', 0, {
        provenance: 'imported',
        reported: { at: instantOf(0), precision: 'date' },
      }),
      closed(8, 'no_agreement'),
      event('NoRemedyConcluded', 300, { provenance: 'imported', outcome: 'no_agreement' }),
    ]);
    expect(row).toMatchObject({ state: 'closed', provenance: 'imported', outcome: 'no_agreement' });
  });

  it('is the same object after an event that changes nothing', () => {
    const row = rowAfter([reported(0), closed(5)]);
    const late = event('FollowUpScheduled', 6, { wave: 2 });
    expect(caseStateFold.fold(row, late)).toBe(row);
    expect(caseStateFold.key(event('FollowUpAnswered', 7))).toBeUndefined();
  });
});

describe('the timeline', () => {
  it('has a row for every event of a case, known or not, and for nothing else', () => {
    const heard = { ...event('CaseWondered', 1, { new: true }), id: 'e', offset: 7n };
    expect(caseEventLog.rows(heard)).toMatchObject([
      { event_id: 'e', log_offset: 7n, type: 'CaseWondered', data: { new: true } },
    ]);
    const store = { ...event('StoreRegistered', 1), data: { storeId: '9' } };
    expect(caseEventLog.rows(store)).toEqual([]);
  });
});
