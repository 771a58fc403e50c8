import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { warningFigures, warningSource } from './warning-figures.ts';

const HOUR = 3_600_000;
const AT = Date.parse('2026-06-01T00:00:00Z');

interface Warning {
  readonly acknowledgedAfterHours?: number;
  readonly finding?: string;
  readonly answered?: boolean;
  readonly observed?: number;
  readonly expected?: number;
}

const rowOf = ({ acknowledgedAfterHours, answered, ...facts }: Warning) => {
  const raised = AT - 100 * HOUR;
  return {
    raised,
    acknowledged:
      acknowledgedAfterHours === undefined ? null : raised + acknowledgedAfterHours * HOUR,
    answered: answered === true ? raised : null,
    ...facts,
  };
};

const figuresOf = (causes: Readonly<Record<string, readonly Warning[]>>) => {
  const sets = (warnings: readonly Warning[]) => ({
    warnings: factSet(warningSource.columns, warnings.map(rowOf)),
  });
  const groups = [
    { group: {}, sets: sets(Object.values(causes).flat()) },
    ...Object.entries(causes).map(([cause, warnings]) => ({
      group: { cause },
      sets: sets(warnings),
    })),
  ];
  return warningFigures(groups, { asOfMs: AT, percentileRule: 'linear' });
};

describe('the history of early warnings', () => {
  const rows = figuresOf({
    delivery: [{ observed: 9, expected: 3_000 }],
    failed_recovery: [
      {
        acknowledgedAfterHours: 1,
        finding: 'confirmed',
        answered: true,
        observed: 6,
        expected: 1_500,
      },
      { acknowledgedAfterHours: 2, finding: 'false_alarm' },
      { acknowledgedAfterHours: 200, finding: 'confirmed' },
    ],
    voids: [{ acknowledgedAfterHours: 3, finding: 'confirmed' }],
  });

  it('R-080, R-081: comes by falling number, that of failed recoveries like any other', () => {
    expect(rows.map(({ group, n }) => [group.cause, n])).toEqual([
      [undefined, 5],
      ['failed_recovery', 3],
      ['delivery', 1],
      ['voids', 1],
    ]);
    expect(rows[1]!.measures).toMatchObject({
      warnings: { value: 3, n: 5, unit: 'count' },
      share: { value: 0.6 },
      acknowledgedShare: { value: 2 / 3, n: 3 },
      confirmedShare: { value: 0.5, n: 2, counts: { confirmed: 1, false_alarm: 1 } },
      answeredShare: { value: 1 / 3, n: 3 },
    });
  });

  it('R-080: tells how far above the expected they were, where something was expected', () => {
    expect(rows[0]!.measures.excess).toMatchObject({ value: 15 / 4.5, n: 2 });
    expect(rows[3]!.measures.excess).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('R-080: takes warnings that nobody has looked at as open', () => {
    // 1, 2, 3 h ended, 100 h open twice: S = 4/5, 3/5, 2/5.
    expect(rows[0]!.measures.timeToAcknowledge).toMatchObject({
      value: 3 * 3_600,
      counts: { ended: 3, censored: 2 },
    });
  });

  it('R-080: has no share of findings where nobody looked', () => {
    expect(rows[2]!.measures.confirmedShare).toMatchObject({ value: null, reason: 'no_data' });
  });
});
