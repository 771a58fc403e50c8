import { isCountedRow } from '@amends/projections/case-dimensions';
import type { FactRow, Observation } from '@amends/projections/types';
import { caseOfRow } from './loyal-cases.ts';
import { dayKey, slotOf } from './loyal-slots.ts';
import { boughtKey } from './retention-windows.ts';
import { tellCase } from './tell-case.ts';

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

const dayOf = (ms: number): number => Math.max(0, Math.floor(ms / DAY_MS));

/** A row that has just got another end has the sales after the former one until they are joined. */
const first = (days: readonly number[] = []): number | undefined => days.find((day) => day > 0);

/** How soon the customer of a recovery bought again, and when it was: windows are over later. */
const purchasesOf = ({ customer, endedMs }: ReturnType<typeof caseOfRow>): Observation[] => {
  if (customer === undefined || endedMs === undefined) return [];
  const [bought, given] = [first(customer.purchaseDays), first(customer.subsidisedDays)];
  const key = dayKey(dayOf(endedMs), boughtKey(bought, given));
  const told: Observation[] = [[slotOf('bought'), key]];
  if (bought !== undefined) told.push([slotOf('nextPurchase'), Math.floor(bought * DAY_SECONDS)]);
  return told;
};

/** What cells keep of a case, as far as its row alone tells. */
export const observeRow = (row: FactRow): readonly Observation[] | undefined => {
  if (!isCountedRow(row)) return undefined;
  const each = caseOfRow(row);
  return [...tellCase(each, dayOf), ...purchasesOf(each)];
};
