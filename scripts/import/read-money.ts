import { CURRENCY_EXPONENTS } from '@amends/contracts/currency';
import type { Money } from '@amends/contracts/primitives';
import type { MoneyField } from './mapping-fields.ts';

/** An amount that was read (undefined: nothing was paid), or why it could not be. */
export type ReadMoney =
  | { readonly read: 'money'; readonly value: Money | undefined }
  | { readonly read: 'fault'; readonly detail: string };

const AMOUNT_MAX = 999_999_999_999n;

const fault = (detail: string): ReadMoney => ({ read: 'fault', detail });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const formOf = ({ decimalSeparator, groupSeparator, unit }: MoneyField): RegExp => {
  const group = groupSeparator === undefined ? undefined : escaped(groupSeparator);
  const whole = group === undefined ? '\\d+' : `\\d{1,3}(?:${group}\\d{3})+|\\d+`;
  const decimals = unit === 'minor' ? '' : `(?:${escaped(decimalSeparator)}(\\d+))?`;
  return new RegExp(`^(${whole})${decimals}$`);
};

/** Makes the reader of an amount column. Integers all the way: no rounding ever happens. */
export const moneyReader = (field: MoneyField): ((text: string) => ReadMoney) => {
  const form = formOf(field);
  const exponent = field.unit === 'minor' ? 0 : CURRENCY_EXPONENTS[field.currency];
  const { currency } = field;
  return (text) => {
    if (text.startsWith('-')) return fault('is negative');
    const match = form.exec(text);
    if (match === null) return fault(`is no amount in ${field.unit} form`);
    const whole = match[1]!.replace(/\D/g, '');
    const decimals = (match[2] ?? '').replace(/0+$/, '');
    if (decimals.length > exponent) return fault(`has more decimals than ${currency} has`);
    const amount = BigInt(whole + decimals.padEnd(exponent, '0'));
    if (amount > AMOUNT_MAX) return fault('is above the largest amount');
    const value = amount === 0n ? undefined : { amount: Number(amount), currency };
    return { read: 'money', value };
  };
};
