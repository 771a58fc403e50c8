import type { ConfigError } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import { readTriageConfig } from './config.ts';
import { playbookPolicies } from './domain/service-levels/playbook-policies.ts';

const duration = {
  acknowledgement: { seconds: 1 },
  first_action: { seconds: 2 },
  resolution: { businessDays: 1 },
};
const policy = { critical: duration, major: duration, moderate: duration, minor: duration };

const linesOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readTriageConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};

describe('settings of triage', () => {
  it('default to the shop hours of Berlin, the recovery team and the built-in policy', () => {
    expect(readTriageConfig({})).toMatchObject({
      defaultOwnerId: 'recovery_team',
      levels: {
        calendarId: 'shop_hours',
        calendar: { timeZone: 'Europe/Berlin', weekly: expect.any(Array), holidays: [] },
        policies: playbookPolicies('shop_hours'),
      },
    });
  });

  it('take another calendar, zone and owner', () => {
    const settings = readTriageConfig({
      AMENDS_CALENDAR: 'always_open',
      AMENDS_TIME_ZONE: 'America/New_York',
      AMENDS_DEFAULT_OWNER: 'desk',
    });
    expect(settings).toMatchObject({
      levels: { calendarId: 'always_open', calendar: { timeZone: 'America/New_York' } },
      defaultOwnerId: 'desk',
    });
  });

  it('refuse a zone that nobody knows instead of failing at the first case', () => {
    expect(linesOf({ AMENDS_TIME_ZONE: 'Mars/Olympus' })).toEqual([
      'AMENDS_TIME_ZONE: must be a time zone such as Europe/Berlin',
    ]);
  });

  it('refuse a calendar that is not on the list', () => {
    expect(linesOf({ AMENDS_CALENDAR: 'moon' })).toHaveLength(1);
  });

  it('refuse an owner that the log could not carry', () => {
    expect(linesOf({ AMENDS_DEFAULT_OWNER: 'the desk' })).toHaveLength(1);
  });

  it('take a whole policy', () => {
    const { levels } = readTriageConfig({ AMENDS_TRIAGE_POLICY: JSON.stringify(policy) });
    for (const { content } of levels.policies) {
      expect(content.targets.slice(0, 3)).toMatchObject([
        { metric: 'acknowledgement', duration: { seconds: 1 } },
        { metric: 'first_action', duration: { seconds: 2 } },
        { metric: 'resolution', duration: { workingDays: 1, endsAt: 'same_time' } },
      ]);
    }
  });

  it.each([
    ['no JSON', 'soon'],
    ['a severity too few', JSON.stringify({ ...policy, minor: undefined })],
    ['a metric too many', JSON.stringify({ ...policy, minor: { ...duration, closing: {} } })],
    [
      'a negative duration',
      JSON.stringify({ ...policy, minor: { ...duration, resolution: { seconds: -1 } } }),
    ],
  ])('refuse a policy with %s', (_why, text) => {
    const [line] = linesOf({ AMENDS_TRIAGE_POLICY: text });
    expect(line).toContain('AMENDS_TRIAGE_POLICY: must be JSON');
  });
});
