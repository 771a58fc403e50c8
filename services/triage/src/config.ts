import { CURRENCY_CODES } from '@amends/contracts/currency';
import { shortId } from '@amends/contracts/primitives';
import {
  choiceSetting,
  ConfigError,
  optionalTextSetting,
  readConfig,
  textSetting,
} from '@amends/service-kit/config';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { alwaysOpen, shopHours } from './calendar.ts';
import type { TargetPolicy } from './domain/policy.ts';
import { DEFAULT_RULES, type TriageRules } from './domain/rules.ts';
import type { ReactionSettings } from './reactions.ts';

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
  z.strictObject({ businessDays: z.int().min(1) }),
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

const readPolicy = (text: string): TargetPolicy => {
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
const limits = z.partialRecord(z.enum(CURRENCY_CODES), z.int().min(0));
const rulesSchema = z
  .strictObject({
    repeatWindowDays: days,
    frequency: z.strictObject({ windowDays: days, fromCases: z.int().min(2).max(50) }),
    authority: z
      .strictObject({ owner: limits, manager: limits, recovery_manager: limits })
      .partial(),
    proofAbove: limits,
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

/**
 * Reads triage's settings in the form its reactions take.
 * @throws ConfigError with one line per variable that is missing or not valid
 */
export const readTriageConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): ReactionSettings => {
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
  return {
    calendar: calendar === 'shop_hours' ? shopHours(timeZone) : alwaysOpen(timeZone),
    defaultOwnerId,
    rules: readRules(rulesText),
    ...(policyText === undefined ? {} : { policy: readPolicy(policyText) }),
  };
};
