import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import type { FigureRow, Measure } from '@amends/projections/measure';
import { employeeVerdicts, type Gate, unlessWithheld } from '@amends/projections/withheld-cells';
import { answerFigures, madeMeasures } from './figures.ts';
import { parametersOf } from './parameters.ts';
import { factAnswers, type JusticeSource } from './read-answers.ts';

/** As for every cell about employees, and no total that is one person's own. */
const gate: Gate = (counts) => {
  const [total, ...cells] = employeeVerdicts(counts);
  const isAlone = counts.slice(1).filter((count) => count > 0).length === 1;
  return [total ?? (isAlone ? 'complementary' : undefined), ...cells];
};

/** Withholds what the gate of answers lets through: counts of few cases or questions sent. */
const withholdFew = (lines: readonly Record<string, Measure>[]): Record<string, Measure>[] => {
  const guarded: Record<string, Measure>[] = lines.map(() => ({}));
  for (const name of Object.keys(lines[0] ?? {})) {
    const measures = lines.map((line) => line[name]!);
    const verdicts = gate(measures.map(({ n }) => n ?? 0));
    measures.forEach((measure, at) => {
      const { n, unit } = measure;
      guarded[at]![name] = unlessWithheld(verdicts[at], n ?? 0, unit, () => measure);
    });
  }
  return guarded;
};

/**
 * What customers said after the work of each employee, for coaching: a line from ten answers on,
 * its counts from ten cases on, and none unless two remain (EMP-02). By name of the id, never by
 * score, and without what was given to customers: nobody is measured by that.
 */
export const employeeFigures = (
  groups: readonly FactGroup<JusticeSource>[],
  context: FigureContext,
): FigureRow[] => {
  const parameters = parametersOf(context.parameters);
  const said = groups.map(({ sets }) => factAnswers(sets, context.asOfMs, parameters));
  const makers = answerFigures(said, parameters, gate);
  const answers = withholdFew(makers.map((each) => madeMeasures(each)));
  return groups.map(({ group }, index) => ({
    group,
    n: answers[index]!.cases!.n,
    measures: answers[index]!,
  }));
};
