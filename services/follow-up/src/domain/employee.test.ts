import { CATALOGUE } from '@amends/contracts/catalogue';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { type EmployeeCommand, employeeDecider, type EmployeeEvent } from './employee.ts';

const now = '2026-03-01T10:00:00.000Z';
const hear: EmployeeCommand = { type: 'HearEmployee', employeeId: 'emp-1', stores: ['9'], now };
const train: EmployeeCommand = {
  type: 'RecordTraining',
  training: {
    ...{ trainingId: 'calm_first', skills: ['listening'], isOnboarding: true },
    ...{ completedAt: now, by: 'coach-1' },
  },
  now,
};
const join = (role: 'member' | 'recovery_manager'): EmployeeCommand => ({
  type: 'JoinTeam',
  ...{ membership: { teamId: 'recovery', role }, now },
});
const thank = (by: string): EmployeeCommand => ({
  type: 'RecogniseEmployee',
  ...{ reason: 'spoke_up', by, now },
});

const after = (...commands: readonly EmployeeCommand[]) => {
  const events: EmployeeEvent[] = [];
  let code: string | undefined;
  for (const command of commands) {
    const decision = employeeDecider.decide(command, fold(employeeDecider, events));
    code = decision.accepted ? undefined : decision.code;
    if (decision.accepted) events.push(...decision.events);
  }
  for (const { type, data } of events) CATALOGUE[type].schema.parse(data);
  return { code, types: events.map(({ type }) => type), state: fold(employeeDecider, events) };
};

describe('the record of an employee', () => {
  it('is kept of those whom the directory of staff names, and of nobody else', () => {
    expect(after(train).code).toBe('not_found');
    expect(after(hear, hear).types).toEqual(['EmployeeHeard']);
    expect(after(hear, { ...hear, stores: undefined }).state.heard).not.toHaveProperty('stores');
  });

  it('R-087: has their training, each once, and their skills as they and a coach see them', () => {
    const seen = (seenBy: 'self' | 'coach', listening: number): EmployeeCommand => ({
      type: 'AssessSkills',
      ...{ assessment: { seenBy, skills: { listening } }, now },
    });
    const { state } = after(hear, train, seen('self', 5), seen('coach', 3), seen('coach', 4));
    expect(state.trainings).toMatchObject([{ trainingId: 'calm_first' }]);
    expect(state.skills).toMatchObject({
      self: { skills: { listening: 5 } },
      coach: { skills: { listening: 4 } },
    });
    expect(after(hear, train, train).code).toBe('already_recorded');
  });

  it('R-088: has how sure they are, as they last said', () => {
    const sure = (rating: number): EmployeeCommand => ({ type: 'RateConfidence', rating, now });
    expect(after(hear, sure(3), sure(6)).state.confidence).toMatchObject({ rating: 6 });
  });

  it('R-089: has the teams they are of, and whether they head one', () => {
    const { state } = after(hear, join('member'), join('recovery_manager'));
    expect(state.teams).toMatchObject([{ teamId: 'recovery', role: 'recovery_manager' }]);
    expect(after(hear, join('member'), join('member')).code).toBe('already_recorded');
    const leave: EmployeeCommand = { type: 'LeaveTeam', teamId: 'recovery', now };
    expect(after(hear, join('member'), leave).state.teams).toEqual([]);
    expect(after(hear, leave).code).toBe('already_recorded');
  });

  it('R-090: has what others thank them for, never they themselves', () => {
    expect(after(hear, thank('coach-1')).types).toContain('EmployeeRecognised');
    expect(after(hear, thank('emp-1')).code).toBe('four_eyes_required');
  });
});
