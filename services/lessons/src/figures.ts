import { currencyOf } from '@amends/projections/currency-key';
import type { FactGroup, FactSet } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { wilson } from '@amends/statistics/wilson';
import type { TallyGroup } from '@amends/projections/tally-groups';
import { codersOf, DECISIONS, readerOf } from './cause-slots.ts';
import { codedBy, type CodedTable, coderAgreement, emptyTable } from './coder-agreement.ts';
import { crossTabulated } from './cross-tabulation.ts';
import { isPast, msOf } from './instants.ts';
import { addPayments, moneyFigures, PAYMENT_KINDS, type Sums } from './money-figures.ts';
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

/** The cases of a line, added up. */
interface Causes {
  cases: number;
  rootCauses: number;
  closed: number;
  /** Closed ones of which staff heard what came of them. */
  fedBack: number;
  decisions: Record<string, number>;
  sums: Sums;
  coded: CodedTable;
}

const causesOf = (set: FactSet, asOfMs: number): Causes => {
  const { n, columns } = set;
  const tally: Causes = {
    cases: 0,
    ...{ rootCauses: 0, closed: 0, fedBack: 0 },
    decisions: Object.fromEntries(DECISIONS.map((decision) => [decision, 0])),
    sums: new Map(),
    coded: codedBy(set, asOfMs),
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

const causesOfTally = (tally: TallyGroup['tally']): Causes => {
  const read = readerOf(tally);
  const sums: Sums = new Map();
  for (const kind of PAYMENT_KINDS) {
    const paid = read.keyed(`paid ${kind}`);
    for (const [key, cases] of read.keyed(`cases of ${kind}`)) {
      const amount = paid.find(([currency]) => currency === key)?.[1] ?? 0;
      sums.set(`${kind} ${currencyOf(key)}`, { cases, minorUnits: BigInt(amount) });
    }
  }
  const coded = emptyTable();
  for (const [key, count] of read.keyed('coded')) {
    const [customer, employee] = codersOf(key);
    coded[customer]![employee]! += count;
  }
  return {
    cases: read.sum('cases'),
    rootCauses: read.sum('rootCauses'),
    closed: read.sum('closed'),
    fedBack: read.sum('fedBack'),
    decisions: Object.fromEntries(DECISIONS.map((each) => [each, read.sum(`decision ${each}`)])),
    ...{ sums, coded },
  };
};

const decisionFigures = (tally: Causes): Record<string, Measure> => {
  const { cases, rootCauses, decisions, closed, fedBack } = tally;
  const decided = Object.values(decisions).reduce((sum, count) => sum + count, 0);
  return {
    rootCauseShare: shareMeasure(wilson(rootCauses, cases), { counts: { recorded: rootCauses } }),
    preventiveShare: shareMeasure(wilson(decided, cases), { counts: { decided, ...decisions } }),
    fedBackShare: shareMeasure(wilson(fedBack, closed)),
  };
};

interface Line {
  readonly group: FigureRow['group'];
  readonly causes: Causes;
}

const linesOf = (all: readonly Line[]): FigureRow[] => {
  const currencies = new Set(all.flatMap(({ causes }) => [...causes.sums.keys()]));
  const [total, ...cells] = all.map(({ group, causes }): FigureRow => {
    const measures = {
      ...moneyFigures(causes.sums, currencies),
      ...decisionFigures(causes),
      coderAgreement: coderAgreement(causes.coded),
    };
    return { group, n: causes.cases, measures };
  });
  const n = total!.n!;
  return [
    { ...total!, measures: { cases: plainMeasure(n, n, 'cases'), ...total!.measures } },
    ...paretoLines(n, crossTabulated(cells)),
  ];
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
): FigureRow[] =>
  linesOf(groups.map(({ group, sets }) => ({ group, causes: causesOf(sets.cases, asOfMs) })));

/** The same of what many cases tell, added up (observeCause): exact. */
export const causeTallyFigures = (groups: readonly TallyGroup[]): FigureRow[] =>
  linesOf(groups.map(({ group, tally }) => ({ group, causes: causesOfTally(tally) })));
