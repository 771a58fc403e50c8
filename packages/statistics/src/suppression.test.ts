import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suppressCells, suppressEmployeeCells } from './suppression.ts';

describe('complementary suppression', () => {
  it('names which cell is small and which one protects it', () => {
    expect(suppressCells([12, 9, 40]).reasons).toEqual(['complementary', 'n_lt_10', null]);
  });

  it('shows everything when no cell is small', () => {
    expect(suppressCells([10, 11, 40])).toEqual({
      suppressedIndex: [],
      published: [10, 11, 40],
      reasons: [null, null, null],
      totalPublishable: true,
    });
  });

  it('lets nothing of fewer than ten people follow from the total', () => {
    expect(suppressCells([4, 5, 30, 20]).reasons).toEqual([
      ...['n_lt_10', 'n_lt_10', null, 'complementary'],
    ]);
    expect(suppressCells([4, 6, 30]).reasons).toEqual(['n_lt_10', 'n_lt_10', null]);
    expect(suppressCells([1, 1]).totalPublishable).toBe(false);
  });

  it('takes the first of equally small cells as the protecting one', () => {
    expect(suppressCells([20, 20, 3]).suppressedIndex).toEqual([0, 2]);
  });

  it('withholds the total too when the only cell is small', () => {
    expect(suppressCells([7]).totalPublishable).toBe(false);
    expect(suppressCells([7, 12]).totalPublishable).toBe(true);
  });

  it('handles an empty table', () => {
    expect(suppressCells([])).toMatchObject({ published: [], totalPublishable: true });
  });

  it('never leaves one unknown, or less than ten people, beside a publishable total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 8 }), (counts) => {
        const { published, suppressedIndex, totalPublishable } = suppressCells(counts);
        const shown = published.filter((count) => count !== null);
        expect(shown.every((count) => count >= 10)).toBe(true);
        const hidden = suppressedIndex.map((index) => counts[index]!);
        const people = hidden.reduce((sum, count) => sum + count, 0);
        const isTold = hidden.length === 1 || (hidden.length > 1 && people < 10);
        expect(isTold).toBe(!totalPublishable);
        // The total goes only where no cell is left to go instead.
        expect(totalPublishable || shown.length === 0).toBe(true);
        expect(shown.length + suppressedIndex.length).toBe(counts.length);
      }),
    );
  });
});

describe('employee cells', () => {
  it('shows two remaining cells but never a single one', () => {
    expect(suppressEmployeeCells([12, 15]).published).toEqual([12, 15]);
    expect(suppressEmployeeCells([12, 15, 5, 6]).published).toEqual([12, 15, null, null]);
    expect(suppressEmployeeCells([12, 15, 3])).toMatchObject({
      published: [null, null, null],
      reasons: ['complementary', 'complementary', 'n_lt_10'],
      totalPublishable: true,
    });
    // Seven people would follow from the total; without the next cell one alone would be left.
    expect(suppressEmployeeCells([12, 15, 3, 4]).suppressedIndex).toEqual([0, 1, 2, 3]);
    expect(suppressEmployeeCells([50])).toMatchObject({
      published: [null],
      totalPublishable: false,
    });
  });
});
