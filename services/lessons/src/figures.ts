import type { FactGroup, FactSet } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { wilson } from '@amends/statistics/wilson';
import { coderAgreement } from './coder-agreement.ts';
import { crossTabulated } from './cross-tabulation.ts';
import { isPast, msOf } from './instants.ts';
import { addPayments, moneyFigures, type Sums } from './money-figures.ts';
import { paretoLines } from './pareto-lines.ts';
import type { Payment } from './projections/case-cause.ts';

export const causeColumns = {
  reported: msOf('reported_at'),
  payments: 'f.payments',
  rootCauseAt: msOf('root_cause_at'),
  preventiveAt: msOf('preventive_at'),
  preventiveDecision: 'f.preventive_decision',
  closedAt: msOf('closed_at'),
  fedBackAt: msOf('fed_back_at'),
  customerCause: 'f.customer_nakamura_cause',
  customerCauseAt: msOf('customer_coded_at'),
  employeeCause: 'f.employee_nakamura_cause',
  employeeCauseAt: msOf('employee_coded_at'),
};

interface Tally {
  cases: number;
  rootCauses: number;
  closed: number;
  /** Closed ones of which staff heard what came of them. */
  fedBack: number;
  decisions: Record<string, number>;
  sums: Sums;
}

const tallyOf = ({ n, columns }: FactSet, asOfMs: number): Tally => {
  const tally: Tally = {
    cases: 0,
    ...{ rootCauses: 0, closed: 0, fedBack: 0 },
    decisions: { action_opened: 0, covered_by_open_action: 0, no_action_needed: 0 },
    sums: new Map(),
  };
  for (let at = 0; at < n; at += 1) {
    if (!isPast(columns.reported![at], asOfMs)) continue;
    tally.cases += 1;
    addPayments(tally.sums, (columns.payments![at] ?? []) as unknown as Payment[], asOfMs);
    if (isPast(columns.rootCauseAt![at], asOfMs)) tally.rootCauses += 1;
    if (isPast(columns.closedAt![at], asOfMs)) {
      tally.closed += 1;
      if (isPast(columns.fedBackAt![at], asOfMs)) tally.fedBack += 1;
    }
    const decision = columns.preventiveDecision![at] as string | null;
    if (decision !== null && isPast(columns.preventiveAt![at], asOfMs)) {
      tally.decisions[decision] = (tally.decisions[decision] ?? 0) + 1;
    }
  }
  return tally;
};

const decisionFigures = (tally: Tally): Record<string, Measure> => {
  const { cases, rootCauses, decisions, closed, fedBack } = tally;
  const decided = Object.values(decisions).reduce((sum, count) => sum + count, 0);
  return {
    rootCauseShare: shareMeasure(wilson(rootCauses, cases), { counts: { recorded: rootCauses } }),
    preventiveShare: shareMeasure(wilson(decided, cases), { counts: { decided, ...decisions } }),
    fedBackShare: shareMeasure(wilson(fedBack, closed)),
  };
};

/**
 * Causes by frequency, the total first: count, share and cumulative share, with the money they
 * cost and what was decided. Cases whose cause is not known stand in the table as a line of their
 * own: leaving them out would make the shares of the others too large. Grouped by two dimensions
 * the lines are a cross-tabulation.
 */
export const causeFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const tallies = groups.map(({ sets }) => tallyOf(sets.cases, asOfMs));
  const currencies = new Set(tallies.flatMap(({ sums }) => [...sums.keys()]));
  const [total, ...cells] = groups.map(({ group }, index): FigureRow => {
    const tally = tallies[index]!;
    const measures = {
      ...moneyFigures(tally.sums, currencies),
      ...decisionFigures(tally),
      coderAgreement: coderAgreement(groups[index]!.sets.cases, asOfMs),
    };
    return { group, n: tally.cases, measures };
  });
  const all = total!.n!;
  return [
    { ...total!, measures: { cases: plainMeasure(all, all, 'cases'), ...total!.measures } },
    ...paretoLines(all, crossTabulated(cells)),
  ];
};
