import { suppressCells, suppressEmployeeCells } from '@amends/statistics/suppression';
import { type Measure, type NullReason, type Unit, withheldMeasure } from './measure.ts';

/** Why a cell is withheld; undefined where it may be shown. The first is the total. */
export type Verdicts = readonly (NullReason | undefined)[];

/** Judges lines by how many people stand behind each: the total first, then its cells. */
export type Gate = (counts: readonly number[]) => Verdicts;

/** From how many people on a figure about them may be shown. */
export type LeastAnswers = 10 | 30;

/**
 * Which cells may not be shown: those of too few people, and so many more that none can be
 * computed from the total. A cell without anybody hides nobody and stays out of this.
 * @param counts people per line: the total first, then its cells
 */
export const verdictsOf = (counts: readonly number[], least: LeastAnswers = 10): Verdicts => {
  const [total = 0, ...cells] = counts;
  const tooFew: NullReason = least === 10 ? 'n_lt_10' : 'n_lt_30';
  const filled = cells.flatMap((count, at) => (count > 0 ? [at] : []));
  const withheld = suppressCells(
    filled.map((at) => cells[at]!),
    least,
  );
  const verdicts: (NullReason | undefined)[] = cells.map(() => undefined);
  filled.forEach((at, index) => {
    const reason = withheld.reasons[index] ?? undefined;
    verdicts[at] = reason === 'n_lt_10' ? tooFew : reason;
  });
  const small = total > 0 && total < least ? tooFew : undefined;
  return [small ?? (withheld.totalPublishable ? undefined : 'complementary'), ...verdicts];
};

const EMPLOYEE_MIN_N = 10;

/**
 * Which cells about employees may be shown: from ten observations on and, where there are several,
 * only while two of them remain, since one alone names its people. Empty cells hide nobody.
 * @param counts observations per line: the total first, then its cells
 */
export const employeeVerdicts = ([total = 0, ...cells]: readonly number[]): Verdicts => {
  const filled = cells.flatMap((count, at) => (count > 0 ? [at] : []));
  const { reasons } = suppressEmployeeCells(filled.map((at) => cells[at]!));
  const verdicts: (NullReason | undefined)[] = cells.map(() => undefined);
  filled.forEach((at, index) => {
    verdicts[at] = reasons[index] ?? undefined;
  });
  return [total > 0 && total < EMPLOYEE_MIN_N ? 'n_lt_10' : undefined, ...verdicts];
};

/** The measure, or only its band where the verdict says so. */
export const unlessWithheld = (
  verdict: NullReason | undefined,
  n: number,
  unit: Unit,
  measure: () => Measure,
): Measure => (verdict === undefined ? measure() : withheldMeasure(n, unit, verdict));

/** From how many people on something of them may follow from the whole less the parts. */
const TOLD_FROM = 10;

const smallest = (counts: readonly number[], among: readonly number[]): number | undefined =>
  among.reduce<number | undefined>(
    (found, at) => (found === undefined || counts[at]! < counts[found]! ? at : found),
    undefined,
  );

/**
 * Which cells of figures may not be shown that part a whole which is shown beside them, as those
 * after a condition and those without it: besides what verdictsOf withholds of each part, so many
 * more that none follows from the whole of its line less the other parts.
 * @param whole people per line: the total first, then its cells
 * @param parts the same of each part; whoever is in none of them is never shown
 */
export const partVerdicts = (
  whole: readonly number[],
  parts: readonly (readonly number[])[],
): readonly Verdicts[] => {
  const verdicts = parts.map((counts) => [...verdictsOf(counts)]);
  const lines = whole.map((_, line) => line);
  const addToLine = (line: number): boolean => {
    const counts = parts.map((part) => part[line]!);
    const filled = counts.flatMap((count, part) => (count > 0 ? [part] : []));
    const shown = filled.filter((part) => verdicts[part]![line] === undefined);
    const rest = whole[line]! - counts.reduce((sum, count) => sum + count, 0);
    const hidden = filled.length - shown.length + (rest > 0 ? 1 : 0);
    const people = whole[line]! - shown.reduce((sum, part) => sum + counts[part]!, 0);
    const isLargeRest = filled.length === shown.length && rest >= TOLD_FROM;
    const isTold = hidden > 0 && (people < TOLD_FROM || (hidden === 1 && !isLargeRest));
    const next = isTold ? smallest(counts, shown) : undefined;
    if (next !== undefined) verdicts[next]![line] = 'complementary';
    return next !== undefined;
  };
  const addToPart = (part: number): boolean => {
    const counts = parts[part]!;
    const filled = lines.filter((line) => counts[line]! > 0);
    const shown = filled.filter((line) => verdicts[part]![line] === undefined);
    const isAlone = lines.length > 1 && filled.length - shown.length === 1;
    const next = isAlone ? smallest(counts, shown) : undefined;
    if (next !== undefined) verdicts[part]![next] = 'complementary';
    return next !== undefined;
  };
  // Each turn but the last withholds a cell more, so it ends.
  for (let added = 1; added > 0; )
    added = lines.filter(addToLine).length + parts.filter((_, part) => addToPart(part)).length;
  return verdicts;
};
