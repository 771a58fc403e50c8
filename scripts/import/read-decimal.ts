import type { DecimalField } from './purchase-mapping.ts';

/** A number without rounding: `digits` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Makes the reader of a column of decimals, with a sign or none; undefined for anything else. */
export const decimalReader = (
  field: Pick<DecimalField, 'decimalSeparator' | 'groupSeparator'>,
): ((text: string) => Decimal | undefined) => {
  const { decimalSeparator, groupSeparator } = field;
  const grouped =
    groupSeparator === undefined ? '' : `\\d{1,3}(?:${escaped(groupSeparator)}\\d{3})+|`;
  const form = new RegExp(
    `^([+-]?)(${grouped}\\d{1,15})(?:${escaped(decimalSeparator)}(\\d{1,9}))?$`,
  );
  return (text) => {
    const match = form.exec(text);
    if (match === null) return undefined;
    const whole = match[2]!.replace(/\D/g, '');
    const decimals = match[3] ?? '';
    const digits = BigInt(whole + decimals);
    return { digits: match[1] === '-' ? -digits : digits, scale: decimals.length };
  };
};

const atScale = ({ digits, scale }: Decimal, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - scale);

export const plus = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale);
  return { digits: atScale(a, scale) + atScale(b, scale), scale };
};

export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** In units of ten to the power of minus `exponent`; undefined where that would need rounding. */
export const inUnits = (value: Decimal, exponent: number): bigint | undefined => {
  if (value.scale <= exponent) return atScale(value, exponent);
  const unit = 10n ** BigInt(value.scale - exponent);
  return value.digits % unit === 0n ? value.digits / unit : undefined;
};
