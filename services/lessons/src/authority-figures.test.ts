import type { FactGroup } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { authorityFigures, decisionSource, roleSource } from './authority-figures.ts';
import { factSet } from './fact-set.fixture.ts';

const DAY = 86_400_000;
const AT = Date.parse('2026-06-01T00:00:00Z');
const context = { asOfMs: AT, percentileRule: 'linear' } as const;
const iso = (daysAgo: number): string => new Date(AT - daysAgo * DAY).toISOString();

type Row = Readonly<Record<string, unknown>>;
const times = (count: number, facts: Row): Row[] => Array.from({ length: count }, () => facts);
const decided = AT - 10 * DAY;
const within = (used: number, max: number): Row => ({
  ...{ proposed: decided, decided, decision: 'within_limit', used, max },
});

interface Line {
  readonly decisions: readonly Row[];
  readonly roles?: readonly Row[];
}

const figuresOf = (roles: Readonly<Record<string, Line>>) => {
  const sets = (lines: readonly Line[]) => ({
    decisions: factSet(
      decisionSource.columns,
      lines.flatMap(({ decisions }) => decisions),
    ),
    roles: factSet(
      roleSource.columns,
      lines.flatMap((line) => line.roles ?? []),
    ),
  });
  const groups: FactGroup<'decisions' | 'roles'>[] = [
    { group: {}, sets: sets(Object.values(roles)) },
    ...Object.entries(roles).map(([role, line]) => ({ group: { role }, sets: sets([line]) })),
  ];
  return authorityFigures(groups, context);
};

describe('authority used against authority available', () => {
  const [total] = figuresOf({
    assistant: {
      decisions: [
        ...times(6, within(2_000, 5_000)),
        ...times(2, within(5_000, 5_000)),
        within(90_000, -1),
        { proposed: decided, requested: decided, decided: AT - 8 * DAY, decision: 'four_eyes' },
        { proposed: decided, requested: decided, decided: AT - 9 * DAY, decision: 'rejected' },
        { proposed: decided, requested: decided },
      ],
    },
  });

  it('R-092: is the mean share of a limit that decisions within it take', () => {
    const { utilisation, unusedPower } = total!.measures;
    expect(utilisation).toMatchObject({ n: 8, unit: 'coefficient', counts: { unlimited: 1 } });
    // (6 * .4 + 2 * 1) / 8
    expect(utilisation!.value).toBeCloseTo(0.55, 12);
    expect(unusedPower!.value).toBeCloseTo(0.45, 12);
  });

  it('R-092: shows how often a second person was needed and how long that took', () => {
    expect(total!.measures).toMatchObject({
      decisions: { value: 12, counts: { within: 9, fourEyes: 1, refused: 1 } },
      withinLimitShare: { value: 0.9, n: 10 },
      timeToDecision: { value: null, n: 3, reason: 'n_lt_10' },
    });
  });

  it('R-092: is no data where no decision had a limit in money', () => {
    const [none] = figuresOf({ assistant: { decisions: times(10, within(5, -1)) } });
    expect(none!.measures.utilisation).toMatchObject({
      value: null,
      reason: 'no_data',
      counts: { unlimited: 10 },
    });
  });
});

describe('unused power', () => {
  const always = { spans: [[iso(300), null]] };
  const role = (facts: Row): Line => ({ decisions: times(10, within(1, 2)), roles: [facts] });

  it('R-092: counts the roles in force that granted nothing for 90 days', () => {
    const [total] = figuresOf({
      uses: role({ ...always, uses: [AT - 89 * DAY] }),
      used_once: role({ ...always, uses: [AT - 91 * DAY] }),
      never: role(always),
      withdrawn: role({
        spans: [
          [iso(300), null],
          [iso(5), iso(5)],
        ],
      }),
      ended: role({ spans: [[iso(300), iso(1)]] }),
      to_come: role({ spans: [[iso(-1), null]], uses: [AT] }),
    });
    expect(total!.measures.rolesUsingPower).toMatchObject({
      value: 1 / 3,
      n: 3,
      counts: { unused: 2 },
    });
  });

  it('R-092: shows a role that never decided anything', () => {
    const rows = figuresOf({
      never: { decisions: [], roles: [always] },
      one: role({ ...always, uses: [AT] }),
      other: role({ ...always, uses: [AT] }),
    });
    expect(rows[1]).toMatchObject({
      group: { role: 'never' },
      n: 0,
      measures: { rolesUsingPower: { value: 0, n: 1, counts: { unused: 1 } } },
    });
  });
});

describe('what is told of employees', () => {
  it('R-092: needs ten decisions of a role and two roles that have them', () => {
    const line = (count: number): Line => ({ decisions: times(count, within(1, 2)) });
    const rows = figuresOf({ a: line(30), b: line(9), c: line(12), d: line(40) });
    const seen = rows.map(({ n, measures }) => [n, measures.utilisation!.reason]);
    expect(seen).toEqual([
      [91, undefined],
      [30, undefined],
      [null, 'n_lt_10'],
      [null, 'complementary'],
      [40, undefined],
    ]);
    const two = figuresOf({ a: line(30), b: line(9) });
    expect(two.slice(1).map(({ measures }) => measures.utilisation!.value)).toEqual([null, null]);
  });

  it('R-092: has no money in it and no order by use', () => {
    const rows = figuresOf({
      b: { decisions: times(10, within(1, 2)) },
      a: { decisions: times(20, within(2, 2)) },
    });
    expect(rows.map(({ group }) => group.role)).toEqual([undefined, 'b', 'a']);
    const units = rows.flatMap(({ measures }) => Object.values(measures).map(({ unit }) => unit));
    expect(units).not.toContain('minor_units');
  });

  it('R-092: tells what came of grants, where enough customers answered', () => {
    const answer = { answers: [[iso(2), true]] };
    const grant = { ...within(1, 2), ...answer };
    const [few] = figuresOf({ a: { decisions: [...times(9, grant), within(1, 2)] } });
    expect(few!.measures.workedShare).toMatchObject({ value: null, reason: 'n_lt_10' });
    const [enough] = figuresOf({ a: { decisions: times(10, grant) } });
    expect(enough!.measures.workedShare).toMatchObject({ value: 1, n: 10 });
  });
});
