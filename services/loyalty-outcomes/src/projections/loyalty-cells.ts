import { caseCellDimensions } from '@amends/projections/case-dimensions';
import type { CellDeclaration } from '@amends/projections/types';
import { slotKinds } from '../loyal-slots.ts';
import { observeRow } from '../observe-row.ts';
import { caseLoyaltyTable } from './case-loyalty.ts';

/** What slices of many cases are read from; the README lists the slices. */
export const loyaltyCells: CellDeclaration = {
  table: caseLoyaltyTable,
  slots: slotKinds,
  observe: observeRow,
  dimensions: {
    ...caseCellDimensions,
    outcome: 'outcome',
  },
  at: 'reported_at',
  instant: 'reportedAt',
  slices: [
    [],
    ['store'],
    ['channel'],
    ['severity'],
    ['tier'],
    ['complaintCode'],
    ['khdGroup'],
    ['nakamuraCause'],
    ['sourceCategory'],
    ['remedyType'],
    ['provenance'],
    ['outcome'],
    ['store', 'channel'],
    ['store', 'severity'],
    ['store', 'khdGroup'],
    ['store', 'tier'],
    ['store', 'remedyType'],
    ['severity', 'remedyType'],
    ['khdGroup', 'remedyType'],
    ['tier', 'remedyType'],
  ],
};
