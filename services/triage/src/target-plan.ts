import type {
  CustomerTier,
  IntakeChannel,
  Severity,
  TargetMetric,
} from '@amends/contracts/vocabulary';
import { DateTime } from 'luxon';
import type { TargetPlans } from './domain/decide.ts';
import {
  type Duration,
  IN_STORE_POLICY,
  POLICY_VERSION,
  RE_RECOVERY_FACTOR,
  REMOTE_POLICY,
  SEVERITY_ORDER,
  type TargetPolicy,
  TIER_TIME_FACTOR,
} from './domain/policy.ts';

/** Weekly opening hours in one IANA zone; intervals are half-open and do not cross midnight. */
export interface Calendar {
  readonly calendarId: string;
  readonly version: number;
  readonly zone: string;
  /** Weekday 1 (Monday) to 7 -> intervals in minutes after local midnight, in order. */
  readonly weekly: Readonly<Record<number, readonly (readonly [number, number])[]>>;
}

/** Monday to Saturday, 09:00 to 20:00, in the given zone: the calendar of version 1. */
export const shopHours = (zone: string): Calendar => ({
  calendarId: 'shop_hours',
  version: 1,
  zone,
  weekly: Object.fromEntries([1, 2, 3, 4, 5, 6].map((day) => [day, [[540, 1200] as const]])),
});

/** Every day, all day. */
export const alwaysOpen = (zone: string): Calendar => ({
  calendarId: 'always_open',
  version: 1,
  zone,
  weekly: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[0, 1440] as const]])),
});

const SEARCH_DAYS_MAX = 3660;

const iso = (instant: DateTime): string => instant.toUTC().toISO({ suppressMilliseconds: true })!;

/** Open intervals of the local day of `day` as instants; daylight saving follows the zone. */
const openings = (calendar: Calendar, day: DateTime): [DateTime, DateTime][] =>
  (calendar.weekly[day.weekday] ?? []).map(([from, to]) => [
    day.set({ hour: Math.floor(from / 60), minute: from % 60 }),
    to === 1440 ? day.plus({ days: 1 }) : day.set({ hour: Math.floor(to / 60), minute: to % 60 }),
  ]);

/**
 * The instant at which `seconds` business seconds have passed since `start` (semantics CLK-10 to
 * CLK-12: business seconds are elapsed seconds inside the intervals). Throws when the calendar is
 * never open within ten years.
 */
export const addBusinessSeconds = (calendar: Calendar, start: string, seconds: number): string => {
  const from = DateTime.fromISO(start, { zone: calendar.zone });
  let left = seconds * 1000;
  let day = from.startOf('day');
  for (let count = 0; count < SEARCH_DAYS_MAX; count++) {
    for (const [opens, closes] of openings(calendar, day)) {
      const begin = Math.max(opens.toMillis(), from.toMillis());
      const available = closes.toMillis() - begin;
      if (available <= 0) continue;
      if (left <= available) return iso(DateTime.fromMillis(begin + left));
      left -= available;
    }
    day = day.plus({ days: 1 });
  }
  throw new Error(`calendar ${calendar.calendarId} is never open`);
};

/** Same time of day, `days` open days later; a start outside the hours counts from the next opening. */
export const addBusinessDays = (calendar: Calendar, start: string, days: number): string => {
  const begin = DateTime.fromISO(addBusinessSeconds(calendar, start, 0), { zone: calendar.zone });
  let day = begin;
  for (let left = days, count = 0; left > 0; count++) {
    if (count > SEARCH_DAYS_MAX) throw new Error(`calendar ${calendar.calendarId} is never open`);
    day = day.plus({ days: 1 });
    if ((calendar.weekly[day.weekday] ?? []).length > 0) left--;
  }
  return iso(day);
};

const dueAt = (calendar: Calendar, start: string, duration: Duration, factor: number): string => {
  if ('seconds' in duration) {
    return addBusinessSeconds(calendar, start, Math.round(duration.seconds * factor));
  }
  if (factor === 1) return addBusinessDays(calendar, start, duration.businessDays);
  // A part of a business day is a part of its business seconds.
  const [first] = Object.values(calendar.weekly);
  const daySeconds = (first ?? []).reduce((sum, [from, to]) => sum + (to - from) * 60, 0);
  return addBusinessSeconds(
    calendar,
    start,
    Math.round(duration.businessDays * daySeconds * factor),
  );
};

export interface PlanInput {
  readonly calendar: Calendar;
  readonly start: string;
  readonly channel?: IntakeChannel | undefined;
  readonly tier?: CustomerTier | undefined;
  /** After a reopening only the resolution runs again, with half the time. */
  readonly reRecovery: boolean;
  /** Policy by channel where the installation has its own. */
  readonly policy?: TargetPolicy | undefined;
}

const metricsOf = (reRecovery: boolean): readonly TargetMetric[] =>
  reRecovery ? ['resolution'] : ['acknowledgement', 'first_action', 'resolution'];

/** Due instants for each severity, so that the decision itself needs no calendar. */
export const planTargets = (input: PlanInput): TargetPlans => {
  const { calendar, start, tier, reRecovery } = input;
  const inStore = input.channel === 'in_store_face_to_face' || input.channel === 'pos_prompt';
  const policy = input.policy ?? (inStore ? IN_STORE_POLICY : REMOTE_POLICY);
  const plan = (severity: Severity) => ({
    policyVersion: POLICY_VERSION,
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
    targets: metricsOf(reRecovery).map((metric) => {
      const tierFactor = metric === 'resolution' || tier === undefined ? 1 : TIER_TIME_FACTOR[tier];
      const factor = reRecovery ? RE_RECOVERY_FACTOR : tierFactor;
      const due = dueAt(calendar, start, policy[severity][metric], factor);
      return {
        metric,
        durationSeconds: Math.max(0, Math.round((Date.parse(due) - Date.parse(start)) / 1000)),
        startsAt: start,
        dueAt: due,
      };
    }),
  });
  return Object.fromEntries(SEVERITY_ORDER.map((one) => [one, plan(one)])) as TargetPlans;
};
