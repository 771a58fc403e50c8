import { Problem } from '@amends/service-kit/problem-error';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ReportedRefund } from '../domain/reconcile.ts';

const columns = z.array(
  z.strictObject({ providerRef: z.string(), amount: z.string(), currency: z.string() }),
);

/** Digits only: minor units, and never a float on the way. */
const minorUnits = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN);

/**
 * Rows of a report as CSV with the header `providerRef,amount,currency`, amounts in minor units.
 * What the values have to be is the row's own schema's to say.
 * @throws Problem 422 validation_failed when it is no such table
 */
export const rowsOfCsv = (csv: string): readonly unknown[] => {
  let table: unknown;
  try {
    table = parse(csv, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Problem('validation_failed', { detail: 'The report is not valid CSV.' });
  }
  const read = columns.safeParse(table);
  if (!read.success) {
    const detail = 'The header of the report is providerRef,amount,currency.';
    throw new Problem('validation_failed', { detail });
  }
  return read.data.map(
    ({ providerRef, amount, currency }): Record<keyof ReportedRefund, unknown> => ({
      providerRef,
      amount: { amount: minorUnits(amount), currency },
    }),
  );
};
