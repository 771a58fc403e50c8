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
   * False when one cell alone is withheld because there is no other: the total would repeat it,
   * so the total must go too.
   */
  readonly totalPublishable: boolean;
}

const MIN_CELL_N = 10;

function smallestShown(counts: readonly number[], reasons: readonly (CellReason | null)[]): number {
  let smallest = -1;
  counts.forEach((count, index) => {
    if (reasons[index] !== null) return;
    if (smallest === -1 || count < counts[smallest]!) smallest = index;
  });
  return smallest;
}

/**
 * Withholds every cell below `minN`, and when that is exactly one cell, also the next smallest
 * (the first one of equals), because total minus the others would give the single one away.
 * Source: primary and complementary cell suppression, Cox 1980.
 */
export function suppressCells(
  counts: readonly number[],
  minN: number = MIN_CELL_N,
): SuppressedCells {
  const reasons: (CellReason | null)[] = counts.map((count) => (count < minN ? 'n_lt_10' : null));
  let withheld = reasons.filter((reason) => reason !== null).length;
  if (withheld === 1) {
    const next = smallestShown(counts, reasons);
    if (next !== -1) {
      reasons[next] = 'complementary';
      withheld = 2;
    }
  }
  return {
    suppressedIndex: reasons.flatMap((reason, index) => (reason === null ? [] : [index])),
    published: counts.map((count, index) => (reasons[index] === null ? count : null)),
    reasons,
    totalPublishable: withheld !== 1,
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
