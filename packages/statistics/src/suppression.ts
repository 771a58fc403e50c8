/** Complementary suppression: no withheld cell of a table can be computed from its total. */

export type CellReason = 'n_lt_10' | 'complementary';

export interface SuppressedCells {
  /** Positions of the withheld cells, ascending. */
  readonly suppressedIndex: readonly number[];
  /** The counts, with null in the withheld positions. */
  readonly published: readonly (number | null)[];
  /** Why each cell is withheld; null where it is shown. */
  readonly reasons: readonly (CellReason | null)[];
  /**
   * False when nothing is left to withhold and the total would still tell of one cell alone, or of
   * fewer than ten people: it must go too.
   */
  readonly totalPublishable: boolean;
}

const MIN_CELL_N = 10;

/** Of fewer people nothing may follow from what is shown. */
const TOLD_FROM = 10;

function smallestShown(counts: readonly number[], reasons: readonly (CellReason | null)[]): number {
  let smallest = -1;
  counts.forEach((count, index) => {
    if (reasons[index] !== null) return;
    if (smallest === -1 || count < counts[smallest]!) smallest = index;
  });
  return smallest;
}

/**
 * Withholds every cell below `minN`, and then the next smallest (the first one of equals) while one
 * cell alone is withheld, or cells of fewer than ten people together: total minus the others would
 * give them away. Source: primary and complementary cell suppression, Cox 1980.
 */
export function suppressCells(
  counts: readonly number[],
  minN: number = MIN_CELL_N,
): SuppressedCells {
  const reasons: (CellReason | null)[] = counts.map((count) => (count < minN ? 'n_lt_10' : null));
  const isTold = (): boolean => {
    const withheld = counts.filter((_, index) => reasons[index] !== null);
    const people = withheld.reduce((sum, count) => sum + count, 0);
    return withheld.length === 1 || (withheld.length > 1 && people < TOLD_FROM);
  };
  let next = 0;
  while (isTold() && next !== -1) {
    next = smallestShown(counts, reasons);
    if (next !== -1) reasons[next] = 'complementary';
  }
  return {
    suppressedIndex: reasons.flatMap((reason, index) => (reason === null ? [] : [index])),
    published: counts.map((count, index) => (reasons[index] === null ? count : null)),
    reasons,
    totalPublishable: !isTold(),
  };
}

/**
 * Suppression of figures about single employees: as `suppressCells`, and nothing at all is shown
 * unless at least two cells remain, since one remaining cell names its person.
 */
export function suppressEmployeeCells(counts: readonly number[]): SuppressedCells {
  const cells = suppressCells(counts);
  if (counts.length - cells.suppressedIndex.length >= 2) return cells;
  return {
    suppressedIndex: counts.map((_, index) => index),
    published: counts.map(() => null),
    reasons: cells.reasons.map((reason) => reason ?? 'complementary'),
    totalPublishable: counts.length > 1,
  };
}
