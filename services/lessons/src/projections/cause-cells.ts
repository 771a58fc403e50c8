import { caseCellDimensions } from '@amends/projections/case-dimensions';
import type { CellDeclaration } from '@amends/projections/types';
import { slotKinds } from '../cause-slots.ts';
import { observeCause } from '../observe-cause.ts';
import { caseCauseTable } from './case-cause.ts';

/** What slices of many cases are read from; the README lists the slices. */
export const causeCells: CellDeclaration = {
  table: caseCauseTable,
  slots: slotKinds,
  observe: observeCause,
  dimensions: {
    ...caseCellDimensions,
    rootKhdType: 'root_khd_type',
    rootNakamuraCause: 'root_nakamura_cause',
    responsibilityLocus: 'responsibility_locus',
    preventiveDecision: 'preventive_decision',
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
    ['rootKhdType'],
    ['rootNakamuraCause'],
    ['responsibilityLocus'],
    ['preventiveDecision'],
    ['store', 'complaintCode'],
    ['store', 'nakamuraCause'],
    ['store', 'rootNakamuraCause'],
    ['complaintCode', 'nakamuraCause'],
    ['rootKhdType', 'rootNakamuraCause'],
  ],
};
