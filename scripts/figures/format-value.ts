import { CURRENCY_EXPONENTS, type CurrencyCode } from '@amends/contracts/currency';
import type { Measure } from './figure-answer.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const REASONS: Readonly<Record<string, string>> = {
  no_data: 'no data',
  insufficient: 'too few to compare',
  n_lt_10: 'withheld: fewer than 10',
  n_lt_30: 'withheld: fewer than 30',
  complementary: 'withheld: would give another group away',
  too_few_valid_items: 'too few items answered',
  zero_denominator: 'nothing to divide by',
  zero_variance: 'all answers alike',
  not_reached: 'not reached yet',
  slice_too_large: 'needs a smaller slice',
  assumption_missing: 'not assumed',
};

const WARNINGS: Readonly<Record<string, string>> = {
  biased_closed_only: 'closed cases only: biased',
  unjust_outcome_just_process: 'outcome felt unjust, process just',
  mixed_instruments: 'answers to several versions of the questions',
};

/** Thin groups of three digits; the decimal point stays a point in every locale. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

const money = (minorUnits: number, currency: string): string => {
  const exponent = CURRENCY_EXPONENTS[currency as CurrencyCode] ?? 0;
  const [whole, decimals] = (minorUnits / 10 ** exponent).toFixed(exponent).split('.');
  return `${grouped(whole!)}${decimals === undefined ? '' : `.${decimals}`} ${currency}`;
};

const oneDecimal = (value: number): string => String(Math.round(value * 10) / 10);

const duration = (seconds: number): string => {
  const size = Math.abs(seconds);
  if (size === 0) return '0';
  if (size < MINUTE) return `${oneDecimal(seconds)} s`;
  if (size < HOUR) return `${oneDecimal(seconds / MINUTE)} min`;
  if (size < 2 * DAY) return `${oneDecimal(seconds / HOUR)} h`;
  return `${oneDecimal(seconds / DAY)} d`;
};

const plain = (value: number): string =>
  Number.isInteger(value) ? grouped(String(value)) : value.toFixed(2);

const inUnit = (value: number, { unit, currency }: Measure): string => {
  if (unit === 'seconds') return duration(value);
  if (unit === 'share') return `${(value * 100).toFixed(2)} %`;
  if (unit === 'minor_units') return money(value, currency ?? '');
  return plain(value);
};

/** The value for people, or why there is none. */
export const valueText = (measure: Measure): string => {
  const { value, reason, days } = measure;
  if (value === null) return REASONS[reason ?? ''] ?? reason ?? 'no value';
  // Registers that know dates only have durations of whole days, 1 among them.
  const isWholeDays = typeof days === 'number' && Number.isInteger(days) && days !== 0;
  return isWholeDays ? `${days} d` : inUnit(value, measure);
};

/** The 95 % interval in the unit of the value; blank where there is none. */
export const intervalText = (measure: Measure): string => {
  const { ciLow, ciHigh } = measure;
  if (ciLow === undefined || ciLow === null || ciHigh === undefined || ciHigh === null) return '';
  return `${inUnit(ciLow, measure)} to ${inUnit(ciHigh, measure)}`;
};

const COUNTS_SHOWN = 4;

/** Long lists of counts without their zeros; in short ones a zero says something. */
const countTexts = (counts: Measure['counts']): string[] => {
  const all = Object.entries(counts ?? {});
  const shown = all.length > COUNTS_SHOWN ? all.filter(([, count]) => count !== 0) : all;
  return shown.map(([name, count]) => `${name} ${count}`);
};

/** Whoever sees a value must see that it rests on more than data, and how far it may be off. */
const assumptionTexts = (measure: Measure): string[] => {
  const { assumptions = [], missingAssumptions: missing = [] } = measure;
  const { probabilitySource, sensitivityLow: low, sensitivityHigh: high } = measure;
  return [
    ...(probabilitySource === 'assumed' ? ['probabilities assumed'] : []),
    ...(assumptions.length > 0 ? [`assumes ${assumptions.join(' ')}`] : []),
    ...(low == null || high == null
      ? []
      : [`between ${inUnit(low, measure)} and ${inUnit(high, measure)}`]),
    ...(missing.length > 0 ? [`set ${missing.join(' ')}`] : []),
  ];
};

/** What has to be known beside the value: counts, method, warnings. */
export const noteText = (measure: Measure): string => {
  const {
    counts,
    method,
    ciFlag,
    warning,
    label,
    verdict,
    minimalDetectableEffect: least,
    alert,
  } = measure;
  return [
    ...assumptionTexts(measure),
    ...countTexts(counts),
    verdict?.replaceAll('_', ' '),
    alert === undefined ? undefined : `ALERT ${alert.replaceAll('_', ' ')}`,
    least == null ? undefined : `could show ${inUnit(least, measure)}`,
    method === 'kaplan_meier' ? 'Kaplan-Meier' : undefined,
    ciFlag === 'wide' ? 'wide interval' : undefined,
    label,
    warning === undefined ? undefined : (WARNINGS[warning] ?? warning),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
};

/** Observations behind a value; withheld together with it where they are answers of few people. */
export const countText = (n: number | null, nBand?: string): string => {
  if (n !== null) return grouped(String(n));
  return nBand === 'lt_10' ? '<10' : (nBand ?? '?');
};
