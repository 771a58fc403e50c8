import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
  withheldMeasure,
} from '@amends/projections/measure';
import { nBand } from '@amends/statistics/publication';
import { type Arm, publishUplift } from '@amends/statistics/uplift';
import { wilson } from '@amends/statistics/wilson';
import { hasWorked, outcomeReadColumns } from './case-outcomes.ts';
import { casesWith } from './case-source.ts';
import { caseHandlerTable, employeeTrainingTable } from './projections/employee-training.ts';

// Per case who handled it, and what of them had been learned by then.
const withHandlers = (schema: string): string =>
  `join (select h.case_id, json_agg(distinct h.employee_id) as handlers,
        json_agg(distinct jsonb_build_array(t.training_id, h.employee_id))
          filter (where t.completed_at <= h.since) as trained
      from ${schema}.${caseHandlerTable.name} h
      left join ${schema}.${employeeTrainingTable.name} t using (employee_id)
      group by h.case_id) t using (case_id)`;

export const trainingSource = {
  from: casesWith('recovered_at', { columns: 't.handlers, t.trained', join: withHandlers }),
  columns: { ...outcomeReadColumns, handlers: 'f.handlers', trained: 'f.trained' },
  since: 'f.recovered_at',
} satisfies FactSource;

/** So many people at least, so that a figure about what they learned is about none of them. */
const MIN_PEOPLE = 10;
/** And so many cases of which it is known whether they went well. */
const MIN_ANSWERS = 10;

interface Side {
  people: Set<string>;
  worked: number;
  assessed: number;
}
const emptySide = (): Side => ({ people: new Set(), worked: 0, assessed: 0 });

const addTo = (side: Side, people: readonly string[], worked: boolean | null): void => {
  for (const each of people) side.people.add(each);
  if (worked !== null) side.assessed += 1;
  if (worked === true) side.worked += 1;
};

interface Handled {
  readonly handlers: readonly string[];
  /** [training, who had it]. */
  readonly trained: readonly (readonly [string, string])[];
  readonly worked: boolean | null;
}

const handledIn = (set: FactSet, asOfMs: number): Handled[] =>
  Array.from({ length: set.n }, (_, at) => ({
    handlers: (set.columns.handlers![at] ?? []) as unknown as string[],
    trained: (set.columns.trained![at] ?? []) as unknown as [string, string][],
    worked: hasWorked(set, at, asOfMs, Number.NEGATIVE_INFINITY),
  }));

const sidesOf = (cases: readonly Handled[], training: string): { with: Side; without: Side } => {
  const sides = { with: emptySide(), without: emptySide() };
  for (const { handlers, trained, worked } of cases) {
    const people = trained.filter(([name]) => name === training).map(([, who]) => who);
    if (people.length > 0) addTo(sides.with, people, worked);
    else addTo(sides.without, handlers, worked);
  }
  return sides;
};

const armOf = ({ worked, assessed }: Side): Arm => ({ successes: worked, n: assessed });

const shareOf = ({ worked, assessed }: Side): Measure =>
  shareMeasure(wilson(worked, assessed), { label: 'observational' });

/** What the training did: it helps or fails where the whole interval lies on one side of 0. */
const upliftFigures = (sides: { with: Side; without: Side }): Record<string, Measure> => {
  const result = publishUplift(armOf(sides.with), armOf(sides.without));
  const n = sides.with.assessed + sides.without.assessed;
  const shown = { n, unit: 'share', nBand: nBand(n), label: 'observational' } as const;
  if (result.status === 'insufficient') {
    const smallest = result.minimalDetectableEffect;
    return {
      uplift: { ...shown, value: null, reason: 'n_lt_30' },
      detectable: smallest === null ? noData('share') : plainMeasure(smallest, n, 'share'),
    };
  }
  const { uplift, ciLow, ciHigh } = result;
  const counts = { helps: Number(ciLow > 0), fails: Number(ciHigh < 0) };
  return { uplift: { ...shown, value: uplift, ciLow, ciHigh, counts } };
};

const trainingLine = (
  group: FigureRow['group'],
  cases: readonly Handled[],
  training: string,
): FigureRow => {
  const sides = sidesOf(cases, training);
  const line = { ...group, training };
  // One side and the total would give the other away, so both go together.
  const isFew = ({ people, assessed }: Side) => people.size < MIN_PEOPLE || assessed < MIN_ANSWERS;
  if (isFew(sides.with) || isFew(sides.without)) {
    const names = ['trainedWorkedShare', 'untrainedWorkedShare', 'uplift'];
    const withheld = withheldMeasure(0, 'share', 'n_lt_10');
    return { group: line, n: null, measures: Object.fromEntries(names.map((n) => [n, withheld])) };
  }
  return {
    group: line,
    n: sides.with.assessed,
    measures: {
      trainedWorkedShare: shareOf(sides.with),
      untrainedWorkedShare: shareOf(sides.without),
      ...upliftFigures(sides),
    },
  };
};

const totalLine = (group: FigureRow['group'], cases: readonly Handled[]): FigureRow => {
  const all = emptySide();
  for (const { handlers, worked } of cases) addTo(all, handlers, worked);
  const isFew = all.people.size < MIN_PEOPLE || all.assessed < MIN_ANSWERS;
  return all.assessed > 0 && isFew
    ? {
        group,
        n: null,
        measures: { workedShare: withheldMeasure(all.assessed, 'share', 'n_lt_10') },
      }
    : { group, n: cases.length, measures: { workedShare: shareOf(all) } };
};

/**
 * Outcomes by training received: recoveries whose handlers had the training against those whose
 * handlers had not, a line per training after that of all handled cases. Worked: the customer is
 * satisfied and nothing failed again. A line needs ten people on both sides, whoever they are.
 */
export const trainingFigures = (
  groups: readonly FactGroup<'cases'>[],
  { asOfMs }: FigureContext,
): FigureRow[] => {
  const handled = groups.map(({ sets }) => handledIn(sets.cases, asOfMs));
  const names = new Set(handled[0]!.flatMap(({ trained }) => trained.map(([name]) => name)));
  const trainings = [...names].sort();
  return groups.flatMap(({ group }, at) => [
    totalLine(group, handled[at]!),
    ...trainings.map((training) => trainingLine(group, handled[at]!, training)),
  ]);
};
