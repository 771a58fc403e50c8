import { CURRENCY_EXPONENTS, type CurrencyCode } from '@amends/contracts/currency';
import { externalRef, type Money, slug } from '@amends/contracts/primitives';
import { z } from 'zod';
import { utcInstant } from '@amends/service-kit/real-instant';
import { MappingError } from './adapter.ts';

/** An id, which some vendors write as a number: text, every digit kept. */
export const idText = z.union([z.string(), z.number()]).transform(String);

/** A number in either writing, as text. */
export const numberText = idText;

/**
 * An id as an event may hold it; undefined for one that does not fit (too long, blanks): a signal
 * is not lost for a reference.
 */
export const refOf = (id: string | null | undefined): string | undefined => {
  const text = id?.trim();
  return text !== undefined && externalRef.safeParse(text).success ? text : undefined;
};

/** A vendor's enum value as a code of ours: NOT_RECEIVED, "IN PROGRESS" -> in_progress. */
export const codeOf = (value: string | null | undefined): string | undefined => {
  const code = value
    ?.trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  return code !== undefined && slug.safeParse(code).success ? code : undefined;
};

/** Drops members that are undefined: an event has no such members. */
export const known = <Members extends object>(
  members: Members,
): { [Name in keyof Members]: Exclude<Members[Name], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

const AMOUNT_MAX = 999_999_999_999;

const currencyOf = (currency: string): CurrencyCode | undefined => {
  const code = currency.toUpperCase();
  return Object.hasOwn(CURRENCY_EXPONENTS, code) ? (code as CurrencyCode) : undefined;
};

/** Digits times ten to the power; negative powers only where nothing is cut off. */
const shifted = (digits: string, by: number): string => {
  if (by >= 0) return digits + '0'.repeat(by);
  const cut = digits.slice(by);
  if (/[1-9]/.test(cut)) throw new MappingError('bad_amount');
  return digits.slice(0, by) || '0';
};

const moneyOf = (digits: string, currency: CurrencyCode): Money => {
  const amount = Number(digits);
  if (!(amount <= AMOUNT_MAX)) throw new MappingError('bad_amount');
  return { amount, currency };
};

/**
 * An amount in the vendor's minor units, its sign dropped. `exponents` names the currencies whose
 * minor unit the vendor counts otherwise than ISO 4217. Undefined for a currency we do not know.
 * @throws MappingError bad_amount
 */
export const minorMoney = (
  amount: string | number,
  currency: string,
  exponents: Readonly<Record<string, number>> = {},
): Money | undefined => {
  const code = currencyOf(currency);
  if (code === undefined) return undefined;
  const digits = /^-?([0-9]{1,18})$/.exec(String(amount))?.[1];
  if (digits === undefined) throw new MappingError('bad_amount');
  const exponent = CURRENCY_EXPONENTS[code];
  return moneyOf(shifted(digits, exponent - (exponents[code] ?? exponent)), code);
};

/**
 * An amount in major units, written as a decimal; its sign is dropped.
 * @throws MappingError bad_amount, also for more decimals than the currency has
 */
export const decimalMoney = (amount: string | number, currency: string): Money | undefined => {
  const code = currencyOf(currency);
  if (code === undefined) return undefined;
  const match = /^-?([0-9]{1,18})(?:\.([0-9]{1,18}))?$/.exec(String(amount));
  if (match === null) throw new MappingError('bad_amount');
  const [, whole, decimals = ''] = match;
  return moneyOf(shifted(whole! + decimals, CURRENCY_EXPONENTS[code] - decimals.length), code);
};

/** The sum of amounts of one currency; undefined where there are none or several currencies. */
export const sumOf = (amounts: readonly (Money | undefined)[]): Money | undefined => {
  const [first, ...rest] = amounts;
  if (first === undefined) return undefined;
  let sum = first.amount;
  for (const next of rest) {
    if (next?.currency !== first.currency) return undefined;
    sum += next.amount;
  }
  return moneyOf(String(sum), first.currency);
};

/** RFC 3339, or with an offset without its colon (+0000); UTC, cut to microseconds. */
export const instantIn = (text: string | null | undefined): string | undefined =>
  utcInstant(text?.replace(/([+-][0-9]{2})([0-9]{2})$/, '$1:$2') ?? '');

/** @throws MappingError bad_time */
export const instantOf = (text: string | null | undefined): string => {
  const instant = instantIn(text);
  if (instant === undefined) throw new MappingError('bad_time');
  return instant;
};

/** @throws MappingError bad_time */
export const instantOfEpoch = (seconds: string | number): string => {
  if (!/^[0-9]{1,11}$/.test(String(seconds))) throw new MappingError('bad_time');
  return instantOf(new Date(Number(seconds) * 1000).toISOString());
};

/** Whether a stock figure, which vendors write as text with decimals, is nothing or less. */
export const isNothingLeft = (quantity: string | number): boolean =>
  /^(?:0+(?:\.0+)?|-[0-9.]+)$/.test(String(quantity));

/** Whole units of a stock figure; undefined where it is no plain number. */
export const wholeUnits = (quantity: string | number): number | undefined => {
  const digits = /^([0-9]{1,9})(?:\.[0-9]+)?$/.exec(String(quantity))?.[1];
  return digits === undefined ? undefined : Number(digits);
};
