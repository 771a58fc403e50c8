import { describe, expect, it } from '@jest/globals';
import { shopHours } from './calendar.ts';
import { IN_STORE_POLICY } from './domain/policy.ts';
import { type PlanInput, planTargets } from './target-plan.ts';

const MINUTE = 60;
const HOUR = 3600;
/** Monday to Saturday, 11 hours a day. */
const calendar = shopHours('Europe/Berlin');
const DAY = 11 * HOUR;
const start = '2026-06-01T08:00:00Z';

const durations = (input: Partial<PlanInput>, severity: 'critical' | 'major' | 'minor') =>
  Object.fromEntries(
    planTargets({ calendar, start, reRecovery: false, ...input })[severity].targets.map(
      ({ metric, durationSeconds }) => [metric, durationSeconds],
    ),
  );

describe('targets of a case', () => {
  it('are acknowledgement, first action and resolution for every severity', () => {
    const plans = planTargets({ calendar, start, reRecovery: false });
    expect(Object.keys(plans)).toEqual(['minor', 'moderate', 'major', 'critical']);
    for (const plan of Object.values(plans)) {
      expect(plan.targets.map(({ metric }) => metric)).toEqual([
        'acknowledgement',
        'first_action',
        'resolution',
      ]);
    }
  });

  it('pin the versions of policy and calendar', () => {
    expect(planTargets({ calendar, start, reRecovery: false }).minor).toMatchObject({
      policyVersion: 1,
      calendarId: 'shop_hours',
      calendarVersion: 1,
    });
  });

  it('P8: acknowledge a minor failure in the store in 2 minutes and act in 10', () => {
    expect(durations({ channel: 'in_store_face_to_face' }, 'minor')).toEqual({
      acknowledgement: 2 * MINUTE,
      first_action: 10 * MINUTE,
      resolution: 5 * DAY,
    });
  });

  it('give a minor failure from afar an hour and a business day', () => {
    expect(durations({ channel: 'email' }, 'minor')).toEqual({
      acknowledgement: HOUR,
      first_action: DAY,
      resolution: 5 * DAY,
    });
  });

  it('resolve critical in 4 hours and major in a business day, wherever it was told', () => {
    expect(durations({ channel: 'email' }, 'critical')).toEqual(
      durations({ channel: 'pos_prompt' }, 'critical'),
    );
    expect(durations({}, 'critical')).toMatchObject({ resolution: 4 * HOUR });
    expect(durations({}, 'major')).toMatchObject({ resolution: DAY });
  });

  it('count business seconds, not the night between start and due', () => {
    const friday = { start: '2026-06-06T17:30:00Z' };
    const [acknowledgement] = planTargets({ calendar, reRecovery: false, ...friday }).minor.targets;
    expect(acknowledgement).toMatchObject({
      durationSeconds: HOUR,
      dueAt: '2026-06-08T07:30:00Z',
    });
  });

  it('halve the times to answer a customer of tier a, never the resolution', () => {
    expect(durations({ tier: 'a' }, 'minor')).toEqual({
      acknowledgement: HOUR / 2,
      first_action: DAY / 2,
      resolution: 5 * DAY,
    });
  });

  it('give a new customer three quarters of the time and tiers b and c all of it', () => {
    expect(durations({ tier: 'new' }, 'minor')).toMatchObject({ acknowledgement: 0.75 * HOUR });
    expect(durations({ tier: 'b' }, 'minor')).toEqual(durations({}, 'minor'));
    expect(durations({ tier: 'c' }, 'minor')).toEqual(durations({}, 'minor'));
  });

  it('take half of the days the calendar really is open where Monday is closed', () => {
    const closedMonday = { ...calendar, weekly: { ...calendar.weekly, 1: [] } };
    expect(
      durations({ calendar: closedMonday, start: '2026-06-02T08:00:00Z', tier: 'a' }, 'minor'),
    ).toMatchObject({ first_action: DAY / 2 });
  });

  it('run the resolution alone again after a reopening, with half of its time', () => {
    expect(durations({ reRecovery: true }, 'critical')).toEqual({ resolution: 2 * HOUR });
    expect(durations({ reRecovery: true }, 'major')).toEqual({ resolution: DAY / 2 });
    expect(durations({ reRecovery: true, tier: 'a' }, 'major')).toEqual({ resolution: DAY / 2 });
  });

  it('follow the policy of the installation where it has one, on every channel', () => {
    const all = { ...IN_STORE_POLICY.minor, acknowledgement: { seconds: 7 } };
    const policy = { critical: all, major: all, moderate: all, minor: all };
    expect(durations({ policy, channel: 'email' }, 'major')).toMatchObject({ acknowledgement: 7 });
  });
});
