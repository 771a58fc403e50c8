import { CURRENCY_CODES } from '@amends/contracts/currency';

/**
 * The place of a currency in the list of all, as cells count by it; undefined for one that is none.
 * Another order of the list needs a new version of every projection that has such cells.
 */
export const currencyKey = (currency: string): number | undefined => {
  const at = (CURRENCY_CODES as readonly string[]).indexOf(currency);
  return at === -1 ? undefined : at;
};

export const currencyOf = (key: number): string => CURRENCY_CODES[key]!;
