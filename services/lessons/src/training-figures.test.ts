import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { trainingFigures, trainingSource } from './training-figures.ts';

const context = {
  asOfMs: Date.parse('2026-06-01T00:00:00Z'),
  percentileRule: 'linear',
} as const;
const day = '2026-05-01T00:00:00Z';

type Row = Readonly<Record<string, unknown>>;

/** Cases handled by `people` in turn, of which the first `worked` went well. */
const cases = (
  count: number,
  options: { worked: number; people: number; training?: string; prefix?: string },
): Row[] =>
  Array.from({ length: count }, (_, at) => {
    const { worked, people, training, prefix = 'e' } = options;
    const who = `${prefix}${at % people}`;
    return {
      answers: [[day, at < worked, null, null]],
      handlers: [who],
      trained: training === undefined ? null : [[training, who]],
    };
  });

const linesOf = (rows: readonly Row[]) => {
  const group: FactGroup<'cases'> = {
    group: {},
    sets: { cases: factSet(trainingSource.columns, rows) },
  };
  return trainingFigures([group], context);
};
const trained = (worked: number) =>
  cases(150, { worked, people: 10, training: 'listening-1', prefix: 'a' });
const untrained = cases(100, { worked: 65, people: 12, prefix: 'b' });

describe('outcomes by training', () => {
  it('R-084: compare recoveries of people with and without it', () => {
    const [total, line] = linesOf([...trained(120), ...untrained]);
    expect(total).toMatchObject({ group: {}, n: 250 });
    expect(total!.measures.workedShare).toMatchObject({ value: 0.74, n: 250 });
    expect(line).toMatchObject({
      group: { training: 'listening-1' },
      measures: {
        trainedWorkedShare: { value: 0.8, n: 150 },
        untrainedWorkedShare: { value: 0.65, n: 100 },
        uplift: { n: 250, label: 'observational', counts: { helps: 1, fails: 0 } },
      },
    });
    // GT-UP 120/150 against 65/100.
    const { value, ciLow, ciHigh } = line!.measures.uplift!;
    expect(value).toBeCloseTo(0.15, 12);
    expect(ciLow).toBeCloseTo(0.038113, 6);
    expect(ciHigh).toBeCloseTo(0.262479, 6);
  });

  it('R-084: show where a training fails', () => {
    const [, line] = linesOf([...trained(60), ...untrained]);
    expect(line!.measures.uplift).toMatchObject({ counts: { helps: 0, fails: 1 } });
  });

  it('R-084: say what could be detected where there are too few', () => {
    const rows = [
      ...cases(20, { worked: 10, people: 10, training: 'listening-1', prefix: 'a' }),
      ...untrained,
    ];
    const [, line] = linesOf(rows);
    expect(line!.measures.uplift).toMatchObject({ value: null, reason: 'n_lt_30' });
    // (1.959964 + .841621) sqrt(2 * .65 * .35 / (2 * 20 * 100 / 120))
    expect(line!.measures.detectable!.value).toBeCloseTo(0.32731, 4);
  });

  it('R-084: need ten people on each side, so that nobody is meant', () => {
    const few = cases(60, { worked: 30, people: 9, training: 'listening-1', prefix: 'a' });
    const [total, line] = linesOf([...few, ...untrained]);
    expect(total!.measures.workedShare).toMatchObject({ n: 160 });
    expect(line).toMatchObject({
      n: null,
      measures: {
        trainedWorkedShare: { value: null, n: null, reason: 'n_lt_10' },
        untrainedWorkedShare: { value: null, n: null, reason: 'n_lt_10' },
        uplift: { value: null, n: null },
      },
    });
    expect(JSON.stringify([total, line])).not.toMatch(/a\d|b\d/);
    const [alone] = linesOf(few);
    expect(alone!.measures.workedShare).toMatchObject({ value: null, n: null, reason: 'n_lt_10' });
  });

  it('R-084: are no data where nobody answered', () => {
    const silent = cases(30, { worked: 0, people: 10 }).map((row) => ({ ...row, answers: null }));
    expect(linesOf(silent)[0]!.measures.workedShare).toMatchObject({ reason: 'no_data' });
  });
});
