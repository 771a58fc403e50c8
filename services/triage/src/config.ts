import { CURRENCY_CODES } from '@amends/contracts/currency';
import { shortId, slug } from '@amends/contracts/primitives';
import {
  INTAKE_CHANNELS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  SEVERITIES,
} from '@amends/contracts/vocabulary';
import {
  choiceSetting,
  ConfigError,
  optionalTextSetting,
  readConfig,
  textSetting,
} from '@amends/service-kit/config';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { DEFAULT_RULES, type TriageRules } from './domain/rules.ts';
import type { CalendarContent } from './domain/service-levels/calendar-stream.ts';
import { type OwnDurations, playbookPolicies } from './domain/service-levels/playbook-policies.ts';
import type { NoticeChannels } from './notices/notice-channels.ts';
import { noticeChannels, noticeSettings } from './notices/notice-settings.ts';
import { type FigureSource, figureSettings, figureSource } from './watches/figure-source.ts';
import type { ConfiguredLevels } from './service-levels/define-defaults.ts';

export interface TriageConfig {
  /** Who owns a case until a person takes it: never nobody. */
  readonly defaultOwnerId: string;
  readonly rules: TriageRules;
  readonly levels: ConfiguredLevels;
  readonly notices: NoticeChannels;
  /** Where figures are asked for that somebody wants by mail; undefined: nowhere. */
  readonly figures: FigureSource | undefined;
}

/** Settings of triage that an installation may choose; the defaults are policy version 1. */
export const triageSettings = {
  timeZone: textSetting('AMENDS_TIME_ZONE', 'Europe/Berlin'),
  calendar: choiceSetting('AMENDS_CALENDAR', ['shop_hours', 'always_open'], 'shop_hours'),
  defaultOwnerId: textSetting('AMENDS_DEFAULT_OWNER', 'recovery_team'),
  /** JSON; replaces the built-in durations, all severities at once. */
  policyText: optionalTextSetting('AMENDS_TRIAGE_POLICY'),
  /** JSON; each part given replaces that part of the built-in rules. */
  rulesText: optionalTextSetting('AMENDS_TRIAGE_RULES'),
};

const duration = z.union([
  z.strictObject({ seconds: z.int().min(0) }),
  z.strictObject({ businessDays: z.int().min(1) }).transform(({ businessDays }) => ({
    workingDays: businessDays,
    endsAt: 'same_time' as const,
  })),
]);
const metrics = z.strictObject({
  acknowledgement: duration,
  first_action: duration,
  resolution: duration,
});
const policySchema = z.strictObject({
  critical: metrics,
  major: metrics,
  moderate: metrics,
  minor: metrics,
});

const readPolicy = (text: string): OwnDurations => {
  try {
    return policySchema.parse(JSON.parse(text));
  } catch {
    throw new ConfigError([
      'AMENDS_TRIAGE_POLICY: must be JSON with acknowledgement, first_action and resolution ' +
        '({"seconds": n} or {"businessDays": n}) for each severity',
    ]);
  }
};

const days = z.int().min(1).max(3650);
const minutes = z.int().min(1).max(10_080);
const limits = z.partialRecord(z.enum(CURRENCY_CODES), z.int().min(0));
const skillRule = z.strictObject({
  skill: slug,
  severities: z.array(z.enum(SEVERITIES)).min(1).optional(),
  khdTypes: z.array(z.enum(KHD_TYPES)).min(1).optional(),
  nakamuraCauses: z.array(z.enum(NAKAMURA_CAUSES)).min(1).optional(),
  channels: z.array(z.enum(INTAKE_CHANNELS)).min(1).optional(),
  languages: z.array(z.string()).min(1).optional(),
});
const rulesSchema = z
  .strictObject({
    repeatWindowDays: days,
    frequency: z.strictObject({ windowDays: days, fromCases: z.int().min(2).max(50) }),
    authority: z
      .strictObject({ owner: limits, manager: limits, recovery_manager: limits })
      .partial(),
    proofAbove: limits,
    handover: z
      .strictObject({ remindAfterMinutes: minutes, answerWithinMinutes: minutes })
      .refine((times) => times.remindAfterMinutes < times.answerWithinMinutes),
    verifyAfterDays: z.int().min(1).max(365),
    skills: z.array(skillRule).max(200),
    escalationApproval: z.strictObject({ fromSeverity: z.enum(SEVERITIES) }),
  })
  .partial();

const readRules = (text: string | undefined): TriageRules => {
  if (text === undefined) return DEFAULT_RULES;
  try {
    return { ...DEFAULT_RULES, ...rulesSchema.parse(JSON.parse(text)) } as TriageRules;
  } catch {
    throw new ConfigError([
      `AMENDS_TRIAGE_RULES: must be JSON with some of ${Object.keys(DEFAULT_RULES).join(', ')}`,
    ]);
  }
};

const MONDAY_TO_SATURDAY = [1, 2, 3, 4, 5, 6];
const EVERY_DAY = [...MONDAY_TO_SATURDAY, 7];

const open = (days: readonly number[], opens: string, closes: string) =>
  days.map((weekday) => ({ weekday, opens, closes }));

/** The calendars an installation may count in without defining one of its own. */
const CALENDARS = {
  shop_hours: open(MONDAY_TO_SATURDAY, '09:00', '20:00'),
  always_open: open(EVERY_DAY, '00:00', '24:00'),
} satisfies Record<string, CalendarContent['weekly']>;

/**
 * Reads triage's settings.
 * @throws ConfigError with one line per variable that is missing or not valid
 */
export const readTriageConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): TriageConfig => {
  const { timeZone, calendar, defaultOwnerId, policyText, rulesText } = readConfig(
    triageSettings,
    environment,
  );
  const lines: string[] = [];
  // A calendar without a known zone would fail at the first case, long after the start (CLK-11).
  if (!IANAZone.isValidZone(timeZone)) {
    lines.push('AMENDS_TIME_ZONE: must be a time zone such as Europe/Berlin');
  }
  // Every case carries the owner in an event, which would be parked by its readers.
  if (!shortId.safeParse(defaultOwnerId).success) {
    lines.push('AMENDS_DEFAULT_OWNER: must be 1 to 32 letters, digits, _ or -');
  }
  if (lines.length > 0) throw new ConfigError(lines);
  const own = policyText === undefined ? undefined : readPolicy(policyText);
  return {
    defaultOwnerId,
    rules: readRules(rulesText),
    notices: noticeChannels(readConfig(noticeSettings, environment)),
    figures: figureSource(readConfig(figureSettings, environment)),
    levels: {
      calendarId: calendar,
      calendar: { timeZone, weekly: CALENDARS[calendar], holidays: [] },
      policies: playbookPolicies(calendar, own),
    },
  };
};
