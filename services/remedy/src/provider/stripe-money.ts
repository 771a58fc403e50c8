import { CURRENCY_EXPONENTS } from '@amends/contracts/currency';
import type { Money } from '@amends/contracts/primitives';

type Currency = Money['currency'];

/** Digits of the unit Stripe counts in, where they are not those of the standard. */
const STRIPE_EXPONENTS: Partial<Record<Currency, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** How many digits Stripe's unit has more than the standard's. */
const moreDigits = (currency: Currency): number =>
  (STRIPE_EXPONENTS[currency] ?? CURRENCY_EXPONENTS[currency]) - CURRENCY_EXPONENTS[currency];

const shifted = (amount: number, digits: number): number | undefined => {
  const factor = 10 ** Math.abs(digits);
  if (digits >= 0) return amount * factor;
  return amount % factor === 0 ? amount / factor : undefined;
};

/** An amount as Stripe writes it; undefined where Stripe has no such amount. */
export const toStripeMoney = ({
  amount,
  currency,
}: Money): { readonly amount: number; readonly currency: string } | undefined => {
  const units = shifted(amount, moreDigits(currency));
  return units === undefined ? undefined : { amount: units, currency: currency.toLowerCase() };
};

const isCurrency = (code: string): code is Currency => Object.hasOwn(CURRENCY_EXPONENTS, code);

/** An amount that Stripe wrote; undefined where it is none of a currency there is. */
export const fromStripeMoney = (amount: number, code: string): Money | undefined => {
  const currency = code.toUpperCase();
  if (!isCurrency(currency)) return undefined;
  const units = shifted(amount, -moreDigits(currency));
  return units === undefined ? undefined : { amount: units, currency };
};
