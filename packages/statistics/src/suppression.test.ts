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

  it('never leaves a single unknown beside a publishable total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 8 }), (counts) => {
        const { published, suppressedIndex, totalPublishable } = suppressCells(counts);
        const shown = published.filter((count) => count !== null);
        expect(shown.every((count) => count >= 10)).toBe(true);
        expect(suppressedIndex.length === 1).toBe(!totalPublishable);
        expect(shown.length + suppressedIndex.length).toBe(counts.length);
      }),
    );
  });
});

describe('employee cells', () => {
  it('shows two remaining cells but never a single one', () => {
    expect(suppressEmployeeCells([12, 15]).published).toEqual([12, 15]);
    expect(suppressEmployeeCells([12, 15, 3, 4]).published).toEqual([12, 15, null, null]);
    expect(suppressEmployeeCells([12, 15, 3])).toMatchObject({
      published: [null, null, null],
      reasons: ['complementary', 'complementary', 'n_lt_10'],
      totalPublishable: true,
    });
    expect(suppressEmployeeCells([50])).toMatchObject({
      published: [null],
      totalPublishable: false,
    });
  });
});
