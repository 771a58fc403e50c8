import { describe, expect, it } from '@jest/globals';
import {
  answered,
  type CaseAndSales,
  event,
  figuresOf,
  instantOf,
  recovered,
  reported,
  rowAfter,
} from './loyal-case.fixture.ts';

const closed = (day: number, outcome: string) =>
  event('CaseClosed', { closedAt: instantOf(day), outcome });

const times = (count: number, each: CaseAndSales): CaseAndSales[] =>
  Array.from({ length: count }, () => each);

const won: CaseAndSales = { row: rowAfter(reported(0), recovered(1)), sales: [30] };
const kept: CaseAndSales = { row: rowAfter(reported(0), recovered(1)) };
const lost: CaseAndSales = { row: rowAfter(reported(0), closed(1, 'no_agreement')) };
const stayed: CaseAndSales = { row: lost.row, sales: [30] };

describe('recovered customers against those left with the loss (R-106)', () => {
  const all = [...times(56, won), ...times(14, kept), ...times(48, stayed), ...times(32, lost)];

  it('GT-UP: come back more often, by Newcombe, of those seen for 90 days', () => {
    const [of] = figuresOf(100, all);
    expect(of!.recoveredUplift90).toMatchObject({
      n: 150,
      label: 'observational',
      counts: { treated: 70, control: 80 },
    });
    expect(of!.recoveredUplift90!.value).toBeCloseTo(0.2, 9);
    expect([of!.recoveredUplift90!.ciLow, of!.recoveredUplift90!.ciHigh]).toEqual([
      expect.closeTo(0.052431, 6),
      expect.closeTo(0.333873, 6),
    ]);
    expect(of!.recoveredUplift90Stratified!.value).toBeCloseTo(0.2, 9);
  });

  it('are no data while nobody is seen for so long', () => {
    const [of] = figuresOf(60, all);
    expect(of!.recoveredUplift90).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });

  it('are not compared with the withdrawn and the open', () => {
    const rows = [rowAfter(reported(0), closed(1, 'withdrawn')), rowAfter(reported(0))];
    const [of] = figuresOf(100, [...times(70, won), ...rows.map((row) => ({ row }))]);
    expect(of!.recoveredUplift90).toMatchObject({ n: 0, reason: 'no_data' });
  });
});

describe('the effect of a remedy against the others (R-111)', () => {
  const said = (isSatisfied: boolean): CaseAndSales => ({
    row: rowAfter(
      reported(0),
      recovered(1),
      answered(2, { dissatisfactionEliminated: isSatisfied }),
    ),
  });
  const groups = [
    [...times(120, said(true)), ...times(30, said(false))],
    [...times(65, said(true)), ...times(35, said(false))],
  ] as const;

  it('GT-UP: is that of a group against the rest of the slice', () => {
    const [total, first, second] = figuresOf(10, ...groups);
    expect(first!.satisfiedUplift!.value).toBeCloseTo(0.15, 9);
    expect(first!.satisfiedUplift!.ciLow).toBeCloseTo(0.038113, 6);
    expect(second!.satisfiedUplift!.value).toBeCloseTo(-0.15, 9);
    expect(total!.satisfiedUplift).toMatchObject({ n: 0, reason: 'no_data' });
  });

  it('is insufficient with fewer than thirty a side', () => {
    const [, few] = figuresOf(10, groups[0].slice(0, 29), groups[1]);
    expect(few!.satisfiedUplift).toMatchObject({ value: null, reason: 'insufficient' });
  });
});

describe('won twice (R-107)', () => {
  it('are the satisfied who bought again, of those of whom both can be told', () => {
    const satisfied = (isSatisfied: boolean) =>
      rowAfter(reported(0), recovered(1), answered(2, { dissatisfactionEliminated: isSatisfied }));
    const cases = [
      ...times(6, { row: satisfied(true), sales: [30] }),
      ...times(2, { row: satisfied(true) }),
      ...times(2, { row: satisfied(false), sales: [30] }),
      ...times(5, won),
    ];
    expect(figuresOf(100, cases)[0]!.wonTwice).toMatchObject({ value: 0.6, n: 10 });
    expect(figuresOf(60, cases)[0]!.wonTwice).toMatchObject({ n: 0, reason: 'no_data' });
    expect(figuresOf(100, cases.slice(1))[0]!.wonTwice).toMatchObject({ n: null, nBand: 'lt_10' });
  });
});

describe('the ladder of loyalty (R-108)', () => {
  it('counts each customer on the highest rung, attitude and behaviour both known', () => {
    const on = (satisfaction: number, recommend: number, sales: number[]): CaseAndSales => ({
      row: rowAfter(
        reported(0),
        recovered(1),
        answered(2, { satisfaction, likelihoodToRecommend: recommend }),
      ),
      sales,
    });
    const cases = [
      ...times(3, on(3, 10, [30])),
      ...times(4, on(5, 10, [])),
      ...times(2, on(4, 8, [30])),
      ...times(1, on(5, 9, [30])),
    ];
    expect(figuresOf(100, cases)[0]!.ladder).toMatchObject({
      value: 10,
      counts: { dissatisfied: 3, satisfied: 4, repeat: 2, advocate: 1 },
    });
    expect(figuresOf(100, cases.slice(1))[0]!.ladder).toMatchObject({ value: null, n: null });
  });
});

describe('what changes between the two waves (R-118)', () => {
  const both = (first: number, second: number): CaseAndSales => ({
    row: rowAfter(
      reported(0),
      recovered(1),
      answered(2, { wave: 1, satisfaction: first }),
      answered(40, { wave: 2, satisfaction: second }),
    ),
  });

  it('is the mean of the differences of those who answered both, with its interval', () => {
    const cases = [...times(5, both(5, 4)), ...times(5, both(4, 4)), ...times(9, kept)];
    const [of] = figuresOf(100, cases);
    expect(of!.satisfactionWaveChange).toMatchObject({ value: -0.5, n: 10, ciFlag: 'wide' });
    expect(of!.satisfactionWaveChange!.ciHigh).toBeLessThan(0);
    expect(of!.trustWaveChange).toMatchObject({ n: 0, reason: 'no_data' });
  });

  it('is not known before the second wave', () => {
    const [of] = figuresOf(20, times(10, both(5, 4)));
    expect(of!.satisfactionWaveChange).toMatchObject({ n: 0, reason: 'no_data' });
  });
});
