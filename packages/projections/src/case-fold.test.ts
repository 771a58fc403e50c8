import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { caseDimensionColumns, caseDimensionHandlers } from './case-dimensions.ts';
import { caseFold } from './case-fold.ts';
import type { FactRow } from './types.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const event = (type: string, data: object): LoggedEvent =>
  ({ type, data: { caseId, ...data } }) as LoggedEvent;
const fold = caseFold(
  { name: 'case_fact', columns: { case_id: 'uuid', ...caseDimensionColumns, seen: 'integer' } },
  caseDimensionHandlers,
  { CaseClassified: (row) => ({ ...row, seen: ((row.seen as number) ?? 0) + 1 }) },
);
const rowAfter = (events: readonly LoggedEvent[]): FactRow | undefined =>
  events.reduce<FactRow | undefined>((row, each) => fold.fold(row, each), undefined);

describe('the dimensions of a case', () => {
  it('are those of the report until triage knows better', () => {
    const reported = event('FailureReported', {
      storeId: '9',
      channel: 'email',
      complaintCode: 'mischarged',
      reportedAt: '2026-05-01T10:00:00Z',
    });
    const classified = event('CaseClassified', { khdType: 'product_defect', khdGroup: 'g1' });
    expect(rowAfter([reported])).toMatchObject({ complaint_code: 'mischarged', store_id: '9' });
    expect(rowAfter([reported, classified])).toMatchObject({
      complaint_code: 'product_defect',
      khd_group: 'g1',
      provenance: 'live',
      reported_at: '2026-05-01T10:00:00Z',
      seen: 1,
    });
  });

  it('keep a cause that triage found before the report was read', () => {
    const classified = event('CaseClassified', { khdType: 'product_defect' });
    const reported = event('FailureReported', {
      channel: 'email',
      complaintCode: 'mischarged',
      reportedAt: '2026-05-01T10:00:00Z',
    });
    expect(rowAfter([classified, reported])).toMatchObject({ complaint_code: 'product_defect' });
  });

  it('take the severity that was set last', () => {
    const row = rowAfter([
      event('ImpactAssessed', { severity: 'minor' }),
      event('SeverityRaised', { from: 'minor', to: 'moderate' }),
    ]);
    expect(row).toMatchObject({ severity: 'moderate' });
  });
});

describe('a fold by case', () => {
  it('has no key for an event that no handler knows', () => {
    expect(fold.key(event('CaseAssigned', {}))).toBeUndefined();
    expect(fold.key(event('CaseClassified', {}))).toBe(caseId);
  });

  it('has no key for an event without a case', () => {
    expect(fold.key({ type: 'CaseClassified', data: {} } as LoggedEvent)).toBeUndefined();
  });

  it('returns the row it was given when nothing changes', () => {
    const still = caseFold(fold.table, { CaseClassified: (row) => row });
    const row = { case_id: caseId };
    expect(still.fold(row, event('CaseClassified', {}))).toBe(row);
    expect(still.fold(undefined, event('CaseClassified', {}))).toBeUndefined();
  });
});
