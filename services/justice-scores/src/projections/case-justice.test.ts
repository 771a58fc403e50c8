import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import { goldenAnswers } from '../golden-answers.fixture.ts';
import { caseJustice, caseJusticeTable, caseWaveTable } from './case-justice.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const event = (type: string, data: object): LoggedEvent =>
  ({ type, data: { caseId, ...data } }) as unknown as LoggedEvent;
const foldOf = (name: string) => caseJustice.folds.find(({ table }) => table.name === name)!;
const rowAfter = (name: string, events: readonly LoggedEvent[]): FactRow | undefined =>
  events.reduce<FactRow | undefined>((row, each) => {
    const fold = foldOf(name);
    return fold.key(each) === undefined ? row : fold.fold(row, each);
  }, undefined);

const answered = (wave: number, satisfaction: number | undefined, raw: object) =>
  event('FollowUpAnswered', {
    wave,
    storeId: '9',
    instrumentVersion: 1,
    answeredAt: `2026-06-0${wave}T10:00:00Z`,
    justice: raw,
    ...(satisfaction === undefined ? {} : { satisfaction }),
  });

describe('what was given for a case', () => {
  it('is less by what was taken back', () => {
    const [at, later] = ['2026-06-01T10:00:00Z', '2026-06-09T10:00:00Z'];
    const goodwill = { amount: 500, currency: 'EUR' };
    const events = [
      event('RecoveryCompleted', { remedyTypes: [], goodwill, completedAt: at }),
      event('IncidentTokenTakenBack', {
        ...{ correction: { completedAt: at, goodwill }, takenBackAt: later },
      }),
      event('IncidentTokenTakenBack', { takenBackAt: later }),
    ];
    expect(rowAfter(caseJusticeTable.name, events)?.given).toEqual([
      [at, 'EUR', 500],
      [later, 'EUR', -500],
    ]);
  });
});

describe('the answers of a case', () => {
  it('make a row per wave with its scores in millionths', () => {
    const requested = event('FollowUpRequested', { wave: 1, requestedAt: '2026-06-01T09:00:00Z' });
    const answer = answered(1, 5, goldenAnswers[0]!.raw);
    expect(foldOf(caseWaveTable.name).key(answer)).toBe(`${caseId}:1`);
    expect(rowAfter(caseWaveTable.name, [requested, answer])).toMatchObject({
      case_id: caseId,
      wave: 1,
      store_id: '9',
      requested_at: '2026-06-01T09:00:00Z',
      distributive: 87_500_000,
      procedural: 66_666_667,
    });
  });

  it('keep the gap to what was expected, and whose case it was when the question was sent', () => {
    const requested = event('FollowUpRequested', {
      ...{ wave: 1, requestedAt: '2026-06-01T09:00:00Z' },
      ...{ ownerId: 'e-17', ownerKind: 'person' },
    });
    const { data } = answered(1, 5, {});
    const more = { expectedService: 5, perceivedService: 3, perceivedRecovery: 7 };
    const answer = event('FollowUpAnswered', { ...(data as object), ...more, ownerId: 'e-18' });
    const row = rowAfter(caseWaveTable.name, [requested, answer]);
    expect(row).toMatchObject({ service_gap: -2, recovery_gap: null, employee_id: 'e-17' });
    const ofTeam = event('FollowUpRequested', { wave: 2, ownerId: 't-1', ownerKind: 'team' });
    expect(rowAfter(caseJusticeTable.name, [requested])?.asked_employee).toBe('e-17');
    expect(rowAfter(caseJusticeTable.name, [requested, ofTeam])?.asked_employee).toBeNull();
  });

  it('know the day of their wave where the playbook asked for it', () => {
    const planned = event('FollowUpScheduled', { wave: 3, day: 7, storeId: '9' });
    const events = [planned, answered(3, 5, goldenAnswers[0]!.raw)];
    expect(rowAfter(caseWaveTable.name, events)).toMatchObject({ wave: 3, day: 7 });
    // Asked by the first wave, the case is none whose customer nobody asked.
    const leftOut = event('FollowUpSuppressed', { wave: 3, suppressedAt: '2026-06-08T10:00:00Z' });
    expect(rowAfter(caseJusticeTable.name, [leftOut])?.suppressed_at).toBeUndefined();
  });

  it('are superseded by a later answer, also in satisfaction', () => {
    const events = [
      answered(1, 2, goldenAnswers[2]!.raw),
      answered(2, 4, goldenAnswers[0]!.raw),
      answered(2, undefined, goldenAnswers[1]!.raw),
    ];
    expect(rowAfter(caseJusticeTable.name, events)).toMatchObject({
      is_satisfied: true,
      satisfaction_at: '2026-06-02T10:00:00Z',
    });
  });

  it('count four and five of five as satisfied', () => {
    const satisfied = [1, 2, 3, 4, 5].map(
      (given) => rowAfter(caseJusticeTable.name, [answered(1, given, {})])?.is_satisfied,
    );
    expect(satisfied).toEqual([false, false, false, true, true]);
  });

  it('take the yes or no of an imported register as it is', () => {
    const yes = event('SatisfactionImported', {
      satisfied: true,
      recordedAt: '2015-02-01T00:00:00Z',
    });
    expect(rowAfter(caseJusticeTable.name, [yes])).toMatchObject({ is_satisfied: true });
    expect(foldOf(caseWaveTable.name).key(yes)).toBeUndefined();
  });
});
