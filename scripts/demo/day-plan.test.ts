import { externalRef, shortId } from '@amends/contracts/primitives';
import { describe, expect, it } from '@jest/globals';
import { planDay } from './day-plan.ts';
import { DEMO_STORES, OUTAGE } from './demo-stores.ts';
import { seededRandom } from './seeded-random.ts';

const countBy = <Item>(items: readonly Item[], nameOf: (item: Item) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
};

describe('numbers of a seed', () => {
  it('are the ones published for Mulberry32', () => {
    const random = seededRandom(0);
    expect([random.next(), random.next()]).toEqual([0.26642920868471265, 0.0003297457005828619]);
  });

  it('stay within their bounds and pick by weight', () => {
    const random = seededRandom(7);
    const rolls = Array.from({ length: 500 }, () => random.int(1, 6));
    expect(new Set(rolls)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    const items = [
      { weight: 0, name: 'never' },
      { weight: 3, name: 'often' },
      { weight: 1, name: 'seldom' },
    ];
    const picks = countBy(
      Array.from({ length: 1_000 }, () => random.weighted(items)),
      ({ name }) => name,
    );
    expect(picks.never).toBeUndefined();
    expect(picks.often).toBeGreaterThan(2 * picks.seldom!);
  });
});

describe('the day of a seed', () => {
  it('is the same every time and another one for another seed', () => {
    expect(planDay(1, 90, 'day')).toEqual(planDay(1, 90, 'day'));
    expect(planDay(2, 90, 'day')).not.toEqual(planDay(1, 90, 'day'));
  });

  it('uses every name once', () => {
    const { cases, signals, purchases } = planDay(3, 200, 'day');
    const names = [...cases, ...signals, ...purchases].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(externalRef.safeParse(name).success).toBe(true);
  });

  it('has an outage with a beginning, failed payments and an end in one store', () => {
    const { signals, cases } = planDay(1, 90, 'day');
    const ofOutage = signals.filter(({ type }) => type.startsWith('pos.outage'));
    expect(ofOutage.map(({ type }) => type)).toEqual([
      'pos.outage.started',
      'pos.outage.updated',
      'pos.outage.ended',
    ]);
    expect(new Set(ofOutage.map(({ storeId }) => storeId))).toEqual(new Set([OUTAGE.storeId]));
    const complaints = cases.filter(({ report }) => report.complaintCode === 'pos_outage');
    expect(complaints.length).toBeGreaterThan(3);
    for (const { minutesAgo, report } of complaints) {
      expect(report.storeId).toBe(OUTAGE.storeId);
      expect(minutesAgo).toBeGreaterThanOrEqual(OUTAGE.endedMinutesAgo);
    }
  });

  it('lies in the past and at registered tills', () => {
    const { signals, cases } = planDay(5, 90, 'day');
    const tills = DEMO_STORES.flatMap(({ storeId, tills: names }) =>
      names.map((till) => `${storeId} ${till}`),
    );
    for (const { storeId, till, minutesAgo } of signals) {
      expect(tills).toContain(`${storeId} ${till}`);
      expect(minutesAgo).toBeGreaterThan(0);
    }
    for (const { minutesAgo } of cases) expect(minutesAgo).toBeGreaterThan(0);
    for (const { storeId } of DEMO_STORES) expect(shortId.safeParse(storeId).success).toBe(true);
  });

  it.each([1, 2, 3])(
    'of seed %d has enough answers to publish and too few in the kiosk',
    (seed) => {
      const { cases } = planDay(seed, 90, 'day');
      const answered = cases.filter(
        ({ course, answers }) => course.includes('taken') && answers.length > 0,
      );
      const counts = countBy(answered, ({ report }) => report.storeId);
      expect(answered.length).toBeGreaterThanOrEqual(30);
      expect(counts.kiosk ?? 0).toBeLessThan(10);
      expect(counts.harbour).toBeGreaterThanOrEqual(10);
    },
  );

  it('has every course, second answers after a bad first one, and values on their scales', () => {
    const { cases } = planDay(1, 300, 'day');
    const courses = new Set(cases.map(({ course }) => course));
    expect(courses).toEqual(
      new Set(['taken', 'declined_then_taken', 'declined', 'withdrawn', 'silent']),
    );
    const answers = cases.flatMap((planned) => planned.answers);
    for (const { answers: given } of cases) {
      const [first, second] = given;
      const isBad = first?.dissatisfactionEliminated === false || first?.adverseEffects === true;
      expect(second !== undefined).toBe(isBad);
    }
    const scores = new Set(answers.flatMap(({ justice }) => Object.values(justice)));
    expect([...scores].filter((score) => ![1, 2, 3, 4, 5, 6, 7].includes(score))).toEqual([]);
    const satisfied = new Set(answers.map(({ satisfaction }) => satisfaction));
    expect([...satisfied].filter((one) => ![1, 2, 3, 4, 5].includes(one))).toEqual([]);
    const recommend = answers.map(({ likelihoodToRecommend }) => likelihoodToRecommend);
    expect(Math.max(...recommend)).toBeLessThanOrEqual(10);
  });
});
