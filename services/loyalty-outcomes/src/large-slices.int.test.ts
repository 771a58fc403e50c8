import { bothWays, computedFrom } from '@amends/projections/large-slices.fixture';
import type { Measure } from '@amends/projections/measure';
import type { ProjectionService } from '@amends/projections/projection-service';
import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const DAY_MS = 86_400_000;
const startedMs = Date.now();
/** So many days ago: never within two days of the end of a window, whatever the hour. */
const daysAgo = (days: number): string => new Date(startedMs - days * DAY_MS).toISOString();
const ENDS = [12, 55, 130, 260, 500, 610];

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const dollars = (amount: number) => ({ amount, currency: 'USD' });

const bought = (name: string, customer: string, days: number, more: object = {}): Happening => ({
  type: 'PurchaseRecorded',
  data: {
    purchaseId: uuidOf(name),
    customerId: uuidOf(customer),
    storeId: '8',
    purchasedAt: daysAgo(days),
    kind: 'sale',
    amount: euros(8995),
    subsidised: false,
    ...more,
  },
});

/** One case, told by its number: recovered or left with the loss, and what came of it. */
const lifeOf = (n: number): Happening[] => {
  const caseId = uuidOf(`case ${n}`);
  const customer = `customer ${n % 200}`;
  const end = ENDS[n % ENDS.length]! + (n % 7) * 0.1;
  const said = (type: Happening['type'], days: number, data: object): Happening => ({
    type,
    data: { caseId, ...data },
    time: daysAgo(days),
  });
  const reported = said('FailureReported', end + 5, {
    source: 'web',
    storeId: ['9', '12', '15'][n % 3],
    ...(n % 11 === 0 ? {} : { customerId: uuidOf(customer) }),
    channel: n % 2 === 0 ? 'web_form' : 'email',
    initiation: n % 4 === 0 ? 'firm' : 'customer',
    signalSource: 'complaint',
    reportedAt: daysAgo(end + 5),
    price: n % 5 === 0 ? dollars(1_000) : euros(2_000),
    cues: [],
    cueRulesVersion: 1,
  });
  const prioritised = said('CasePrioritised', end + 4, {
    severity: n % 5 === 0 ? 'major' : 'minor',
    tier: 'a',
    rank: 1,
    facts: {},
  });
  const recovered = said('RecoveryCompleted', end, {
    remedyTypes: [n % 2 === 0 ? 'refund' : 'apology'],
    completedAt: daysAgo(end),
    ...(n % 3 === 0 ? { goodwill: n % 9 === 0 ? dollars(70) : euros(50 + n) } : {}),
  });
  const lost = said('CaseClosed', end, { closedAt: daysAgo(end), outcome: 'no_agreement' });
  const answered = said('FollowUpAnswered', end - 1, {
    requestId: uuidOf(`request ${n}`),
    ...{ wave: 1, instrumentVersion: 1, answeredAt: daysAgo(end - 1) },
    ...{ reliefDegree: 6, remedyAccepted: true, adverseEffects: false, justice: {} },
    dissatisfactionEliminated: n % 6 !== 0,
    satisfaction: 1 + (n % 5),
    ...(n % 5 === 4 ? {} : { likelihoodToRecommend: n % 11 }),
    ...{ repurchaseIntent: 1 + (n % 7), trust: 1 + ((n * n) % 7), trustBefore: 4 },
    ...{ perceivedRisk: 1 + (n % 7), overallSatisfaction: 1 + (n % 5), satisfactionBefore: 3 },
  });
  const sales = [
    ...(n % 3 === 0 ? [bought(`first ${n}`, customer, end - 3 - (n % 8))] : []),
    ...(n % 4 === 1 ? [bought(`given ${n}`, customer, end - 2, { subsidised: true })] : []),
    ...(n % 12 === 0
      ? [bought(`back ${n}`, customer, end - 11, { kind: 'refund', cancels: uuidOf(`first ${n}`) })]
      : []),
  ];
  const isLost = n % 5 === 3;
  const ends = isLost ? [lost] : [recovered, ...(n % 3 === 1 ? [] : [answered])];
  // Purchases are heard of before and after the cases that they follow.
  return n % 2 === 0 ? [...sales, reported, prioritised, ...ends] : [reported, ...ends, ...sales];
};
const lives = Array.from({ length: 330 }, (_, n) => lifeOf(n)).flat();

const NOT_ADDED = /Between|^controlUplift|^quietlyDissatisfied/;
const OF_CURVE = /Survival$|^nextPurchase/;

const isSame = (name: string, read: Measure, exact: Measure): boolean => {
  if (NOT_ADDED.test(name)) return read.reason === 'slice_too_large';
  if (!OF_CURVE.test(name)) return JSON.stringify(read) === JSON.stringify(exact);
  if (read.value === null) return exact.value === null || read.reason === 'not_reached';
  const error = read.relativeErrorMax! * exact.value! * (1 + 1e-9) + 1e-9;
  return read.n === exact.n && Math.abs(read.value - exact.value!) <= error;
};

describe('loyalty figures of slices with more cases than are looked at one by one', () => {
  let bed: ReadServiceBed;
  let projection: ProjectionService;
  beforeAll(async () => {
    bed = await openReadServiceBed(
      (deps) =>
        createService({
          ...deps,
          projection: async (each) => {
            projection = await deps.projection(each);
            return projection;
          },
        }),
      { exactCasesMax: 30 },
    );
    await bed.append(lives);
  });
  afterAll(() => bed?.close());

  /** Without tolerance: the same but for the curve, which tells how far off it can be. */
  const differences = async (query: string): Promise<string[]> => {
    const { read, exact } = await bothWays(bed, query);
    expect(read.map(({ group, n }) => [group, n])).toEqual(exact.map(({ group, n }) => [group, n]));
    return read.flatMap(({ group, measures }, at) => {
      expect(Object.keys(measures).sort()).toEqual(Object.keys(exact[at]!.measures).sort());
      return Object.entries(measures)
        .filter(([name, measure]) => !isSame(name, measure, exact[at]!.measures[name]!))
        .map(([name]) => `${Object.values(group).join(' ')} ${name}`);
    });
  };
  const BERLIN = 'time-zone=Europe/Berlin';
  const NAMED = [
    '',
    'group-by=store,severity',
    `group-by=month&${BERLIN}`,
    'group-by=remedyType,severity',
    `group-by=quarter,outcome&filter[outcome][eq]=no_agreement&${BERLIN}`,
  ];
  const OTHER = ['group-by=cohort', 'group-by=valueBand'];

  it('come from cells for named slices and from rows for others, withheld alike', async () => {
    for (const [from, queries] of [
      ['cells', NAMED],
      ['histograms', OTHER],
    ] as const)
      for (const query of queries) {
        expect([query, await computedFrom(bed, query)]).toEqual([query, from]);
        expect([query, await differences(query)]).toEqual([query, []]);
      }
    const [total] = await bed.figures('');
    expect(total!.measures).toMatchObject({
      retention90: { unit: 'share', ciFlag: 'ok' },
      nextPurchaseP25: { method: 'kaplan_meier_histogram' },
      paradoxBetween: { value: null, n: null, reason: 'slice_too_large' },
    });
    expect(total!.measures.retention90!.counts!.retained).toBeGreaterThan(20);
    expect(total!.measures.retention365!.counts!.immature).toBeGreaterThan(20);
    const rows = await bed.figures('group-by=store,severity');
    const reasons = new Set(rows.map(({ measures }) => measures.nps!.reason));
    expect([...reasons]).toEqual(expect.arrayContaining(['n_lt_30', undefined]));
  });

  it('are of each case where few or of a past instant, and of the stores of who asks', async () => {
    expect(await computedFrom(bed, 'filter[outcome][eq]=customer_lost')).toBe('facts');
    expect(await computedFrom(bed, `as-of=${daysAgo(100)}`)).toBe('facts');
    const [all] = await bed.figures('', 'store9');
    const [ofStore] = await bed.figures('filter[store][eq]=9');
    expect(all).toEqual(ofStore);
    expect(all!.n).toBe(110);
    expect(await differences('group-by=severity&filter[store][eq]=9')).toEqual([]);
  });

  it('follow corrections and erasure, count what is told twice once, and are rebuilt', async () => {
    const caseId = uuidOf('case 3');
    const [before] = await bed.figures('measures=retention30');
    await bed.append([
      {
        type: 'CasesMerged',
        data: {
          ...{ caseId: uuidOf('case 4'), primaryCaseId: uuidOf('case 0') },
          ...{ reason: 'same_failure', mergedAt: daysAgo(1) },
        },
      },
      {
        type: 'CaseReopened',
        data: { caseId, reason: 'remedy_inadequate', reopenCount: 1, reopenedAt: daysAgo(200) },
      },
      {
        type: 'RecoveryCompleted',
        data: { caseId, remedyTypes: ['refund'], completedAt: daysAgo(190) },
      },
      bought('late', 'customer 5', 500.05),
      bought('taken back', 'customer 9', 1, { kind: 'refund', cancels: uuidOf('first 9') }),
      {
        type: 'CustomerErased',
        subject: uuidOf('customer 10'),
        data: {
          ...{ customerId: uuidOf('customer 10'), reason: 'customer_request' },
          erasedAt: daysAgo(0),
        },
      },
    ]);
    await bed.resend();
    const [after] = await bed.figures('measures=retention30');
    expect(after!.n).toBe(before!.n! - 1);
    expect(after!.measures.retention30!.counts).not.toEqual(before!.measures.retention30!.counts);
    expect(await differences('group-by=store')).toEqual([]);
    const live = await projection.dump();
    expect(live.text).toContain('# cell\n[');
    await projection.operations.rebuild('test');
    const isRebuilt = async () => {
      const { lagEvents, rebuild } = await projection.freshness();
      return rebuild === null && lagEvents === 0;
    };
    await waitFor(isRebuilt, { description: 'the rebuilt tables to serve', timeoutMs: 60_000 });
    expect((await projection.dump()).sha256).toBe(live.sha256);
    expect(await differences('group-by=severity')).toEqual([]);
  });
});
