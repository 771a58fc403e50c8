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

/** GT-RET90: as of day 200, a customer seen for k days was recovered on day 200 - k. */
const retention: readonly (readonly [number, readonly number[]])[] = [
  [120, [10]],
  [120, []],
  [95, [91]],
  [60, [20]],
  [60, []],
  [200, [90]],
  [200, [0]],
  [91, [30, 60]],
];
const retained = retention.map(([seenDays, sales]): CaseAndSales => {
  const anchor = 200 - seenDays;
  return {
    row: rowAfter(reported(anchor), recovered(anchor)),
    sales: sales.map((day) => anchor + day),
  };
});

describe('purchases after recovery', () => {
  it('make the retention of GT-RET90, with those whose window is not over beside it', () => {
    const [of] = figuresOf(200, retained);
    expect(of!.retention90).toMatchObject({
      value: 0.5,
      n: 6,
      unit: 'share',
      counts: { retained: 3, subsidised: 0, immature: 2 },
    });
    expect(of!.retention90!.ciLow).toBeCloseTo(0.187616306483, 6);
    expect(of!.retention90!.ciHigh).toBeCloseTo(0.812383693517, 6);
  });

  it('make the Kaplan-Meier retention of GT-RET90, which also uses the immature', () => {
    const [of] = figuresOf(200, retained);
    expect(of!.retention90Survival).toMatchObject({
      n: 8,
      method: 'kaplan_meier',
      counts: { ended: 5, censored: 3 },
    });
    expect(of!.retention90Survival!.value).toBeCloseTo(0.53125, 6);
    expect(of!.nextPurchaseMedian).toMatchObject({ days: 90, value: 90 * 86_400, unit: 'seconds' });
  });

  it('have no share, and say why, while nobody is seen long enough', () => {
    const [of] = figuresOf(200, retained);
    expect(of!.retention365).toMatchObject({
      value: null,
      reason: 'no_data',
      counts: { immature: 8 },
    });
    expect(of!.retention365Survival).toMatchObject({ value: null, reason: 'not_reached', n: 8 });
  });

  it('count apart when compensation paid for them', () => {
    const row = rowAfter(reported(0), recovered(0));
    const [of] = figuresOf(100, [
      { row, subsidised: [5] },
      { row, sales: [6], subsidised: [5] },
    ]);
    expect(of!.retention30).toMatchObject({
      value: 0.5,
      counts: { retained: 1, subsidised: 1, immature: 0 },
    });
  });

  it('do not count while the case is open again, and count from the second recovery on', () => {
    const reopened = [
      reported(0),
      recovered(1),
      event('CaseReopened', { reopenCount: 1, reopenedAt: instantOf(5) }),
    ];
    const open = { row: rowAfter(...reopened), sales: [20] };
    const again = { row: rowAfter(...reopened, recovered(10)), sales: [8, 41] };
    expect(figuresOf(100, [open])[0]!.retention30).toMatchObject({ value: null, n: 0 });
    expect(figuresOf(100, [again])[0]!.retention30).toMatchObject({ value: 0, n: 1 });
    expect(figuresOf(4, [again])[0]!.nextPurchaseP25).toMatchObject({ n: 1 });
  });

  it('are unknown for a case without a known customer', () => {
    const row = rowAfter(
      reported(0, { customerId: undefined }),
      recovered(1, { customerId: undefined }),
    );
    const [of] = figuresOf(100, [{ row }]);
    expect(of!.recovered!.value).toBe(1);
    expect(of!.retention30).toMatchObject({ value: null, reason: 'no_data' });
  });
});

const saying = (more: object): CaseAndSales => ({
  row: rowAfter(
    reported(0),
    recovered(1),
    event('FollowUpRequested', { wave: 1, requestedAt: instantOf(2) }),
    answered(3, more),
  ),
});
const recommending = (histogram: readonly number[]): CaseAndSales[] =>
  histogram.flatMap((count, likelihoodToRecommend) =>
    Array.from({ length: count }, () => saying({ likelihoodToRecommend })),
  );

describe('the net promoter score', () => {
  it('is that of GT-NPS-HISTOGRAM with the adjusted Wald interval', () => {
    const [of] = figuresOf(10, recommending([2, 0, 1, 1, 0, 3, 4, 9, 11, 10, 9]));
    expect(of!.nps).toMatchObject({
      value: 16,
      n: 50,
      counts: { promoters: 19, passives: 20, detractors: 11 },
    });
    expect(of!.nps!.ciLow).toBeCloseTo(-5.259176313985, 6);
    expect(of!.nps!.ciHigh).toBeCloseTo(35.447855559268, 6);
  });

  it('is that of GT-NPS-50-30-20, requests without an answer left out', () => {
    const asked = rowAfter(
      reported(0),
      recovered(1),
      event('FollowUpRequested', { wave: 1, requestedAt: instantOf(2) }),
    );
    const silent = Array.from({ length: 25 }, (): CaseAndSales => ({ row: asked }));
    const answers = recommending([20, 0, 0, 0, 0, 0, 0, 30, 0, 0, 50]);
    const [of] = figuresOf(10, [...answers, ...silent]);
    expect(of!.nps).toMatchObject({ value: 30, n: 100 });
    expect(of!.nps!.ciLow).toBeCloseTo(14.051130178762, 6);
    expect(of!.responseRate).toMatchObject({
      value: 0.8,
      n: 125,
      counts: { asked: 125, answered: 100, suppressed: 0 },
    });
  });

  it('is withheld with its n below thirty answers', () => {
    const [of] = figuresOf(10, recommending([0, 0, 0, 0, 0, 0, 0, 5, 0, 12, 12]));
    expect(of!.nps).toEqual({
      value: null,
      n: null,
      unit: 'score',
      reason: 'n_lt_30',
      nBand: '10_to_29',
    });
  });

  it('is withheld in a second group where the total would give the first one away', () => {
    const group = (count: number) => recommending([0, 0, 0, 0, 0, 0, 0, 0, 0, count]);
    const [total, small, next, large, nobody] = figuresOf(
      10,
      group(12),
      group(35),
      group(60),
      group(0),
    );
    expect(total!.nps!.value).toBe(100);
    expect(small!.nps).toMatchObject({ value: null, reason: 'n_lt_30' });
    expect(next!.nps).toMatchObject({ value: null, reason: 'complementary', n: null });
    expect(large!.nps!.value).toBe(100);
    expect(nobody!.nps).toMatchObject({ value: null, reason: 'no_data', n: 0 });
  });
});

describe('repurchase intent and trust', () => {
  it('are scores of 0 to 100, with a top box of 5 and more of 7', () => {
    const answers = [7, 7, 7, 5, 5, 4, 4, 4, 1, 1].map((repurchaseIntent) =>
      saying({ repurchaseIntent, trust: 4 }),
    );
    const [of] = figuresOf(10, answers);
    expect(of!.repurchaseIntentMean).toMatchObject({ unit: 'score', n: 10, ciFlag: 'wide' });
    expect(of!.repurchaseIntentMean!.value).toBeCloseTo((100 * 3.5) / 6, 6);
    expect(of!.repurchaseIntentTopBox!.value).toBe(0.5);
    expect(of!.trustMean!.value).toBe(50);
  });

  it('are withheld below ten answers', () => {
    const [of] = figuresOf(10, [saying({ repurchaseIntent: 7 })]);
    expect(of!.repurchaseIntentMean).toMatchObject({ value: null, n: null, reason: 'n_lt_10' });
    expect(of!.trustMean).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });

  it('take the last answer of a case as of the instant asked for', () => {
    const row = rowAfter(
      reported(0),
      recovered(1),
      answered(3, { repurchaseIntent: 1 }),
      answered(33, { wave: 2, repurchaseIntent: 7 }),
    );
    const cases = Array.from({ length: 10 }, (): CaseAndSales => ({ row }));
    expect(figuresOf(10, cases)[0]!.repurchaseIntentMean!.value).toBe(0);
    expect(figuresOf(40, cases)[0]!.repurchaseIntentMean).toMatchObject({ value: 100, n: 10 });
  });
});

describe('double deviation (R-104)', () => {
  const rate = (...rows: readonly CaseAndSales['row'][]) =>
    figuresOf(
      50,
      rows.map((row) => ({ row })),
    )[0]!.doubleDeviation!;
  const quiet = rowAfter(reported(0), recovered(1), answered(3, { satisfaction: 3 }));

  it('is flagged by a detection, a reopening, a remaining dissatisfaction or a low score', () => {
    const detected = event('DoubleDeviationDetected', {
      trigger: 'remedy_failed',
      detectedAt: instantOf(1),
    });
    const started = event('RemedyExecutionStarted', { startedAt: instantOf(0.5) });
    const flagged = [
      rowAfter(reported(0), started, detected),
      rowAfter(
        reported(0),
        recovered(1),
        event('CaseReopened', { reopenCount: 1, reopenedAt: instantOf(2) }),
      ),
      rowAfter(reported(0), recovered(1), answered(3, { dissatisfactionEliminated: false })),
      rowAfter(reported(0), recovered(1), answered(3, { satisfaction: 2 })),
    ];
    expect(rate(...flagged, quiet)).toMatchObject({
      value: 0.8,
      n: 5,
      counts: { flagged: 4, unassessed: 0 },
    });
  });

  it('shows cases that nobody could assess beside the rate', () => {
    const silent = rowAfter(reported(0), recovered(1));
    expect(rate(silent, quiet)).toMatchObject({
      value: 0,
      n: 1,
      counts: { flagged: 0, unassessed: 1 },
    });
    expect(rate(silent)).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('does not count what says nothing of how the recovery ended', () => {
    const detected = (trigger: string) =>
      event('DoubleDeviationDetected', { trigger, detectedAt: instantOf(1) });
    const content = answered(3, { satisfaction: 5 });
    const of = (trigger: string) => rowAfter(reported(0), recovered(1), detected(trigger), content);
    const outside = ['second_failure_same_customer', 'offer_rejected_twice'].map(of);
    expect(rate(...outside, of('promise_broken'))).toMatchObject({ n: 3, counts: { flagged: 1 } });
  });

  it('counts a promise that was broken, not a target that was missed before its time', () => {
    const missed = event('DoubleDeviationDetected', {
      ...{ trigger: 'promise_broken', missedTarget: 'next_reply', detectedAt: instantOf(0.5) },
    });
    const content = answered(3, { satisfaction: 5 });
    const inTime = rowAfter(reported(0), missed, recovered(1), content);
    const broken = event('PromiseBroken', { brokenAt: instantOf(0.7) });
    const late = rowAfter(reported(0), missed, broken, recovered(1), content);
    expect(rate(inTime, late)).toMatchObject({ n: 2, counts: { flagged: 1 } });
  });

  it('does not concern a case in which no recovery was attempted', () => {
    const deviation = event('DoubleDeviationDetected', {
      trigger: 'second_failure_same_customer',
      detectedAt: instantOf(0),
    });
    expect(rate(rowAfter(reported(0), deviation))).toMatchObject({
      n: 0,
      counts: { unassessed: 0 },
    });
  });

  it('does not know what happened after the instant asked for', () => {
    const row = rowAfter(
      reported(0),
      recovered(1),
      answered(3, { satisfaction: 5 }),
      event('CaseReopened', { reopenCount: 1, reopenedAt: instantOf(9) }),
    );
    expect(figuresOf(5, [{ row }])[0]!.doubleDeviation!.value).toBe(0);
    expect(figuresOf(9, [{ row }])[0]!.doubleDeviation!.value).toBe(1);
  });
});

describe('money', () => {
  const euro = (amount: number) => ({ amount, currency: 'EUR' });
  const dollar = (amount: number) => ({ amount, currency: 'USD' });
  const imported = (amount: number) => [
    event('CaseHistoryImported', {
      provenance: 'imported',
      reported: { at: instantOf(0), precision: 'date' },
    }),
    event('RestitutionRecorded', { amount: dollar(amount), recordedAt: instantOf(0) }),
  ];

  it('is summed per currency and kind, with the number of cases that have any', () => {
    const rows = [
      rowAfter(reported(0), recovered(1, { restitution: euro(1999), goodwill: euro(500) })),
      rowAfter(reported(0), recovered(1, { restitution: euro(1) })),
      rowAfter(...imported(150)),
      rowAfter(reported(0)),
    ];
    const [of] = figuresOf(
      50,
      rows.map((row) => ({ row })),
    );
    expect(of!.restitutionEUR).toMatchObject({ value: 2000, n: 2, currency: 'EUR' });
    expect(of!.restitutionUSD).toMatchObject({ value: 150, n: 1, unit: 'minor_units' });
    expect(of!.goodwillEUR).toMatchObject({ value: 500, n: 1 });
    expect(of!.restitution).toBeUndefined();
  });

  it('of both recoveries of a reopened case belongs to one case', () => {
    const row = rowAfter(
      reported(0),
      recovered(1, { goodwill: euro(300) }),
      event('CaseReopened', { reopenCount: 1, reopenedAt: instantOf(2) }),
      recovered(4, { goodwill: euro(700) }),
    );
    expect(figuresOf(50, [{ row }])[0]!.goodwillEUR).toMatchObject({ value: 1000, n: 1 });
    expect(figuresOf(3, [{ row }])[0]!.goodwillEUR).toMatchObject({ value: 300, n: 1 });
  });

  it('that was taken back is none from then on, nor a cost', () => {
    const takenBack = (amount: number) =>
      event('IncidentTokenTakenBack', {
        correction: { completedAt: instantOf(1), goodwill: euro(amount) },
        takenBackAt: instantOf(5),
      });
    const given = [reported(0), recovered(1, { goodwill: euro(500) })];
    const rows = [
      { row: rowAfter(...given, takenBack(500)) },
      { row: rowAfter(...given, takenBack(300)) },
      { row: rowAfter(...given, event('IncidentTokenTakenBack', { takenBackAt: instantOf(5) })) },
    ];
    expect(figuresOf(3, rows)[0]!.goodwillEUR).toMatchObject({ value: 1_500, n: 3 });
    expect(figuresOf(50, rows)[0]!.goodwillEUR).toMatchObject({ value: 700, n: 2 });
    const many = Array.from({ length: 10 }, () => rows[1]!);
    expect(figuresOf(50, many)[0]!.recordedCostEUR).toMatchObject({ value: 2_000, n: 10 });
  });

  it('has no value where there is none, in the groups too', () => {
    const [total, without] = figuresOf(
      50,
      [{ row: rowAfter(reported(0)) }],
      [{ row: rowAfter(...imported(20)) }],
    );
    expect(total!.restitutionUSD!.value).toBe(20);
    expect(without!.restitutionUSD).toMatchObject({
      value: null,
      reason: 'no_data',
      currency: 'USD',
    });
    expect(total!.goodwill).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });
});

describe('the remedy mix', () => {
  it('counts each type once per case, whatever the number of recoveries', () => {
    const twice = rowAfter(reported(0), recovered(1), recovered(2, { remedyTypes: ['refund'] }));
    const none = rowAfter(reported(0));
    expect(figuresOf(50, [{ row: twice }, { row: none }])[0]!.remedyMix).toMatchObject({
      value: 1,
      n: 2,
      counts: { apology: 1, refund: 1 },
    });
  });
});

describe('an imported register', () => {
  const row = rowAfter(
    event('CaseHistoryImported', {
      provenance: 'imported',
      reported: { at: instantOf(0), precision: 'date' },
      remedyType: 'refund',
      sourceCategory: 'b02',
    }),
    event('CaseClosed', { provenance: 'imported', outcome: 'recovered_confirmed' }),
    event('RecoveryCompleted', {
      provenance: 'imported',
      remedyTypes: ['refund'],
      completedAt: instantOf(9),
    }),
  );

  it('has remedies, and no loyalty that it does not know of', () => {
    const [of] = figuresOf(500, [{ row }]);
    expect(of!.remedyMix).toMatchObject({ value: 1, counts: { refund: 1 } });
    expect(of!.doubleDeviation).toMatchObject({ value: null, counts: { unassessed: 1 } });
    expect(of!.retention30).toMatchObject({ value: null, n: 0 });
    expect(of!.responseRate).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });

  it('dates no recovery, whichever service is heard first', () => {
    expect(row).toMatchObject({ outcome: 'recovered_confirmed', remedy_type: 'refund' });
    expect(row.resolved_at).toBeUndefined();
  });
});

describe('figures without any case', () => {
  it('give a reason for every missing value', () => {
    const measures = Object.values(figuresOf(0, [])[0]!);
    expect(measures.filter(({ value, reason }) => value === null && reason !== 'no_data')).toEqual(
      [],
    );
    expect(measures.filter(({ n }) => n !== 0)).toEqual([]);
  });
});
