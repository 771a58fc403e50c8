import { caseCellDimensions } from '@amends/projections/case-dimensions';
import type { CellDeclaration } from '@amends/projections/types';
import { slotKinds } from '../case-slots.ts';
import { observeCase } from '../observe-case.ts';
import { caseStateTable } from './case-state.ts';

/** What slices of many cases are read from; the README lists the slices. */
export const caseCells: CellDeclaration = {
  table: caseStateTable,
  slots: slotKinds,
  observe: observeCase,
  dimensions: { ...caseCellDimensions, state: 'state', outcome: 'outcome' },
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
    ['sourceCategory'],
    ['remedyType'],
    ['provenance'],
    ['state'],
    ['outcome'],
    ['store', 'state'],
    ['store', 'severity'],
    ['store', 'channel'],
    ['store', 'khdGroup'],
    ['severity', 'state'],
    ['channel', 'state'],
    ['khdGroup', 'severity'],
    ['severity', 'tier'],
  ],
};
