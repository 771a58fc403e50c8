import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import type { ScheduleFollowUp } from './domain/commands.ts';
import { caseId, customerId, storeId } from './domain/follow-up-case.fixture.ts';
import { testConfig } from './follow-up-config.fixture.ts';
import { HEARD_TYPES, reactions } from './reactions.ts';

const config = { ...testConfig, followUpDelaySeconds: 86_400 };
const testConfigOfRows = { ...testConfig, followUpDelaySeconds: undefined };
const at = '2026-03-01T10:00:00.000Z';

const heard = (type: string, data: object, id = '0190a000-0000-8000-8000-0000000000e1') =>
  reactions(config)({ id, type, data: { caseId, ...data } } as LoggedEvent);
const commandOf = (type: string, data: object) => heard(type, data)[0]?.command;
const staff = { staffId: 'emp-1', stores: ['9'], definedAt: at };

const completed = { storeId, customerId, severity: 'major', remedyTypes: [], completedAt: at };

describe('reactions of follow-up', () => {
  it('schedules the first wave a day after recovery with 28 days to answer', () => {
    const [reaction] = heard('RecoveryCompleted', completed);
    expect(reaction).toMatchObject({
      name: 'ScheduleFollowUp',
      streamId: `follow-up-${caseId}`,
      command: {
        customerId,
        storeId,
        severity: 'major',
        plan: { dueAt: '2026-03-02T10:00:00.000Z', answerBy: '2026-03-30T10:00:00.000Z' },
      },
    });
  });

  it('asks on the days and the way of the row that remedy tells', () => {
    const followUp = {
      ...{ playbookVersion: 1, row: 1 },
      contacts: [
        { day: 1, within: true, channels: ['telephone', 'face_to_face'] },
        { day: 7, channels: ['telephone'] },
      ],
    };
    const [reaction] = reactions(testConfigOfRows)({
      ...{ id: 'one', type: 'RecoveryCompleted', data: { caseId, ...completed, followUp } },
    } as unknown as LoggedEvent);
    expect(reaction?.command).toMatchObject({
      plan: { day: 1, channel: 'telephone', dueAt: at },
      further: [{ wave: 3, day: 7, dueAt: '2026-03-08T10:00:00.000Z' }],
    });
  });

  it('gives the same event the same request id and another event another one', () => {
    const idOf = (eventId: string) => {
      const command = heard('RecoveryCompleted', completed, eventId)[0]?.command;
      return (command as ScheduleFollowUp | undefined)?.plan.requestId;
    };
    expect(idOf('one')).toBe(idOf('one'));
    expect(idOf('one')).not.toBe(idOf('other'));
    expect(idOf('one')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
  });

  it('asks nobody about a case that ended without a remedy, and keeps why it ended', () => {
    const data = { outcome: 'no_agreement', concludedAt: at, storeId };
    expect(commandOf('NoRemedyConcluded', data)).toMatchObject({
      type: 'SuppressFollowUp',
      outcome: 'no_agreement',
      at,
    });
  });

  it('withdraws on the withdrawal and on the conclusion that remedy draws from it', () => {
    const withdrawn = { type: 'WithdrawFollowUp', at };
    expect(commandOf('CaseWithdrawn', { withdrawnAt: at })).toMatchObject(withdrawn);
    const concluded = { outcome: 'withdrawn', concludedAt: at };
    expect(commandOf('NoRemedyConcluded', concluded)).toMatchObject(withdrawn);
  });

  it('hears the conditions of closure from triage and intake', () => {
    expect(commandOf('RootCauseRecorded', { recordedAt: at })).toMatchObject({
      type: 'HearClosureCondition',
      condition: 'root_cause',
      at,
    });
    expect(commandOf('PreventiveDecisionRecorded', { decidedAt: at })).toMatchObject({
      condition: 'preventive_decision',
      at,
    });
    expect(commandOf('IncidentClosedForCase', { closedAt: at })).toMatchObject({
      condition: 'incident_closed',
      at,
    });
  });

  it.each(['RefundFailed', 'FulfilmentFailed'])('notes a step that failed: %s', (type) => {
    const data = { reason: 'declined', failedAt: at };
    expect(commandOf(type, data)).toEqual({
      type: 'NoteRemedyFailure',
      ...{ caseId, trigger: 'remedy_failed', at },
    });
  });

  it('takes history over with the closing date, else with the date of the report', () => {
    const reported = { at: '2015-01-02T00:00:00Z', precision: 'date' };
    const closed = { at: '2015-02-03T00:00:00Z', precision: 'date' };
    const row = { provenance: 'imported', satisfied: true, reported };
    expect(commandOf('CaseHistoryImported', row)).toEqual({
      type: 'TakeOverHistory',
      caseId,
      satisfied: true,
      recordedAt: reported.at,
    });
    expect(commandOf('CaseHistoryImported', { ...row, closed })).toMatchObject({
      recordedAt: closed.at,
      closedAt: closed.at,
    });
  });

  it.each(HEARD_TYPES.filter((type) => type !== 'CaseHistoryImported'))(
    'starts nothing on an imported %s',
    (type) => {
      expect(heard(type, { ...completed, provenance: 'imported' })).toEqual([]);
    },
  );

  it('keeps a record of whom the directory of staff names', () => {
    expect(heard('StaffMemberDefined', staff)).toMatchObject([
      { streamId: 'employee-emp-1', subject: 'emp-1', command: { employeeId: 'emp-1' } },
    ]);
  });

  it('ignores an event it does not listen to', () => {
    expect(heard('FailureReported', {})).toEqual([]);
  });
});
