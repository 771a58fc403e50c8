import { groupMean } from '@amends/statistics/group-mean';
import { suppressCells } from '@amends/statistics/suppression';
import type { PulseCell } from './culture-tables.ts';

const MIN_N = 10;
const SCALE = { min: 1, max: 7 };

export const PULSE_ITEMS = ['sharedThinking', 'sharedActing', 'backedUp'] as const;
export type PulseItem = (typeof PULSE_ITEMS)[number];

export interface PulseFigure {
  readonly n: number | null;
  readonly reason: 'n_lt_10' | 'complementary' | null;
  /** Means of 1 to 7 with their 95 % intervals; null where they are withheld. */
  readonly means: Readonly<
    Record<PulseItem, { readonly mean: number; readonly ciLow: number; readonly ciHigh: number }>
  > | null;
}

const meanOf = (values: readonly number[]) => {
  const { mean, ciLow, ciHigh } = groupMean(values, SCALE);
  return { mean: mean!, ciLow: ciLow!, ciHigh: ciHigh! };
};

const shown = (cell: Readonly<Record<PulseItem, readonly number[]>>): PulseFigure => ({
  n: cell.sharedThinking.length,
  reason: null,
  means: {
    sharedThinking: meanOf(cell.sharedThinking),
    sharedActing: meanOf(cell.sharedActing),
    backedUp: meanOf(cell.backedUp),
  },
});

const withheld = (reason: NonNullable<PulseFigure['reason']>): PulseFigure => ({
  ...{ n: null, reason, means: null },
});

const all = (cells: readonly PulseCell[], item: PulseItem): number[] =>
  cells.flatMap((cell) => cell[item]);

/**
 * What staff answered, of all and by store, from ten answers on; where one store alone would be
 * withheld, or stores of fewer than ten answers together, the next smallest is too, or the total
 * would tell them.
 */
export const pulseResult = (
  cells: readonly PulseCell[],
): {
  readonly total: PulseFigure;
  readonly stores: readonly (PulseFigure & { readonly storeId: string })[];
} => {
  const { reasons, totalPublishable } = suppressCells(
    cells.map(({ sharedThinking }) => sharedThinking.length),
    MIN_N,
  );
  const everybody = {
    sharedThinking: all(cells, 'sharedThinking'),
    sharedActing: all(cells, 'sharedActing'),
    backedUp: all(cells, 'backedUp'),
  };
  const isSmall = everybody.sharedThinking.length < MIN_N;
  const whyNot = isSmall ? 'n_lt_10' : 'complementary';
  return {
    total: isSmall || !totalPublishable ? withheld(whyNot) : shown(everybody),
    stores: cells.map((cell, at) => {
      const reason = reasons[at] ?? null;
      return { storeId: cell.storeId, ...(reason === null ? shown(cell) : withheld(reason)) };
    }),
  };
};
