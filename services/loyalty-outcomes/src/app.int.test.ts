import {
  duplicate,
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { regionDifferences, storeIn, storeMovedTo } from '@amends/projections/regions.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const instantOf = (day: number): string =>
  new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();

const reported = (caseName: string, storeId: string, customerId: string): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(caseName),
    source: 'web',
    storeId,
    customerId,
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: instantOf(0),
    cues: [],
    cueRulesVersion: 1,
  },
});

const recovered = (caseName: string, goodwill?: number): Happening => ({
  type: 'RecoveryCompleted',
  data: {
    caseId: uuidOf(caseName),
    remedyTypes: ['refund'],
    ...(goodwill === undefined ? {} : { goodwill: { amount: goodwill, currency: 'EUR' } }),
    completedAt: instantOf(1),
  },
});

const answered = (
  caseName: string,
  likelihoodToRecommend: number,
  more: object = {},
): Happening => ({
  type: 'FollowUpAnswered',
  data: {
    caseId: uuidOf(caseName),
    requestId: uuidOf(`request of ${caseName}`),
    wave: 1,
    instrumentVersion: 1,
    answeredAt: instantOf(3),
    reliefDegree: 6,
    remedyAccepted: true,
    dissatisfactionEliminated: true,
    adverseEffects: false,
    justice: {},
    satisfaction: 5,
    likelihoodToRecommend,
    ...more,
  },
});

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const bought = (name: string, customerId: string, day: number, more: object = {}): Happening => ({
  type: 'PurchaseRecorded',
  data: {
    purchaseId: uuidOf(name),
    customerId,
    storeId: '8',
    purchasedAt: instantOf(day),
    kind: 'sale',
    amount: eur(8995),
    subsidised: false,
    ...more,
  },
});

const imported = (name: string, sourceCategory: string, amount: number): Happening[] => [
  {
    type: 'CaseHistoryImported',
    data: {
      caseId: uuidOf(name),
      provenance: 'imported',
      jobId: uuidOf('job'),
      source: 'register',
      externalId: name,
      mappingVersion: '1',
      reported: { at: '2015-01-01T00:00:00Z', precision: 'date' },
      closed: { at: '2015-02-01T00:00:00Z', precision: 'date' },
      sourceCategory,
      flags: [],
    },
  },
  {
    type: 'RestitutionRecorded',
    data: {
      caseId: uuidOf(name),
      provenance: 'imported',
      amount: { amount, currency: 'USD' },
      recordedAt: '2015-02-01T00:00:00Z',
    },
  },
];

const anna = uuidOf('anna');
const ben = uuidOf('ben');

const controlled = (name: string, storeId: string, satisfaction: number): Happening[] => {
  const about = { controlId: uuidOf(name), customerId: uuidOf(`customer ${name}`), storeId };
  const subject = about.controlId;
  const sampled = { runId: uuidOf('run'), sampledAt: instantOf(2), answerBy: instantOf(16) };
  const purchasedAt = instantOf(0);
  return [
    {
      type: 'ControlCustomerSampled',
      subject,
      data: { ...about, ...sampled, purchasedAt },
    },
    {
      type: 'ControlAnswered',
      subject,
      data: { ...about, satisfaction, trust: 6, purchasedAt, answeredAt: instantOf(4) },
    },
  ];
};

// Of one store twelve whom nothing failed, of the other nine; half of the first come back.
const controls: readonly Happening[] = [
  ...Array.from({ length: 12 }, (_, at) => controlled(`control ${at}`, '9', 3 + (at % 2))),
  ...Array.from({ length: 9 }, (_, at) => controlled(`control of 8, ${at}`, '8', 5)),
].flat();
const controlsBack = Array.from({ length: 6 }, (_, at) =>
  bought(`back ${at}`, uuidOf(`customer control ${at}`), 30),
);
const recoveredToo: readonly Happening[] = Array.from({ length: 10 }, (_, at) => [
  reported(`too ${at}`, '9', uuidOf(`customer too ${at}`)),
  { ...recovered(`too ${at}`), time: instantOf(1) },
  answered(`too ${at}`, 9, { overallSatisfaction: 5 - (at % 2) }),
]).flat();

// Purchases lie on another topic: they are heard before and after the cases they belong to.
const happenings: readonly Happening[] = [
  bought('early', anna, 40),
  reported('of anna', '9', anna),
  reported('of ben', '8', ben),
  recovered('of anna', 500),
  recovered('of ben'),
  answered('of anna', 10),
  bought('on day 1', anna, 1),
  bought('a refund', ben, 20, { kind: 'refund' }),
  bought('by voucher', ben, 21, { subsidised: true }),
  // Both were taken back: one by name, before the sale is heard of; one by its amount.
  bought('back by name', ben, 34, { kind: 'refund', cancels: uuidOf('named') }),
  bought('named', ben, 24),
  bought('in part', anna, 44, { kind: 'refund', cancels: uuidOf('early'), amount: eur(5) }),
  bought('unnamed', ben, 27, { amount: eur(77) }),
  bought('back by amount', ben, 36, { kind: 'refund', amount: eur(77) }),
  bought('of nobody', uuidOf('nobody'), 22),
  ...imported('A-1', 'b02', 245_000_000),
  ...imported('A-2', 'b02', 400),
  ...imported('A-3', 'm01', 435_000),
];
const asOf = `as-of=${instantOf(100)}`;

describe('loyalty outcomes', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append(happenings);
    // A till that sends again what it sent before: the purchase id makes it one row.
    await bed.append([bought('early', anna, 40)]);
    await waitFor(async () => (await bed.figures(asOf))[0]!.measures.retention90!.value === 0.5, {
      description: 'the purchases to be taken in',
    });
  });
  afterAll(() => bed?.close());

  it('join cases with the purchases of their customers in any store', async () => {
    const [total] = await bed.figures(`${asOf}&filter[provenance][eq]=live`);
    expect(total).toMatchObject({
      n: 2,
      measures: {
        recovered: { value: 2 },
        retention30: { value: 0, n: 2, counts: { retained: 0, subsidised: 1, immature: 0 } },
        retention90: { value: 0.5, n: 2, counts: { retained: 1, subsidised: 1, immature: 0 } },
        retention180: { value: null, reason: 'no_data', counts: { immature: 2 } },
        goodwillEUR: { value: 500, n: 1 },
        doubleDeviation: { value: 0, n: 1, counts: { unassessed: 1 } },
        nps: { value: null, n: null, reason: 'n_lt_30' },
      },
    });
  });

  it('count no sale that was taken back, from the day it was', async () => {
    const retained = async (day: number) => {
      const query = `as-of=${instantOf(day)}&filter[store][eq]=8`;
      return (await bed.figures(query))[0]!.measures.retention30!.counts!.retained;
    };
    expect(await retained(33)).toBe(1);
    expect(await retained(35)).toBe(1);
    expect(await retained(37)).toBe(0);
  });

  it('sum the restitution of a register by category', async () => {
    const rows = await bed.figures('group-by=sourceCategory&filter[provenance][eq]=imported');
    const restitution = rows.map(({ group, measures }) => [
      group.sourceCategory,
      measures.restitutionUSD!.value,
      measures.restitutionUSD!.n,
    ]);
    expect(restitution).toEqual([
      [undefined, 245_435_400, 3],
      ['b02', 245_000_400, 2],
      ['m01', 435_000, 1],
    ]);
  });

  it('have no data of a currency that nobody has met, and refuse what is none', async () => {
    const ask = async (names: readonly string[], family = '', months = '2001-01') => {
      const query = `filter[month][eq]=${months}&measures=${names.join(',')}`;
      const { status, body } = await bed.get(`/v1/figures${family}?${query}`);
      return status === 200 ? body.data[0].measures : body.errors[0].code;
    };
    const none = { value: null, n: 0, reason: 'no_data', currency: 'CHF', nBand: 'lt_10' };
    const money = { ...none, unit: 'minor_units' };
    const [restitution, recoveryCost] = [money, money];
    // As in a suite without any case, and beside cases of other currencies.
    for (const month of ['2001-01', '2015-01'])
      expect(await ask(['restitutionCHF', 'recoveryCostCHF'], '', month)).toEqual({
        ...{ restitutionCHF: restitution, recoveryCostCHF: recoveryCost },
      });
    const ofCustomers = ['newSalesCHF', 'preventedCostCHF'];
    expect(await ask(ofCustomers, '/customers')).toEqual({
      ...{ newSalesCHF: money, preventedCostCHF: money },
    });
    for (const name of ['casesCHF', 'restitutionXAU', 'restitutionABC', 'nothingCHF'])
      expect(await ask([name])).toBe('unknown_measure');
  });

  it('group live cases by the month of their recovery, those without one last', async () => {
    const rows = await bed.figures(`${asOf}&group-by=resolvedMonth`);
    expect(rows.map(({ group, n }) => [group.resolvedMonth, n])).toEqual([
      [undefined, 5],
      ['2026-01', 2],
      [null, 3],
    ]);
  });

  it('show a caller the cases of the stores in the token only', async () => {
    const [total] = await bed.figures(asOf, 'store9');
    expect(total!.measures.retention90).toMatchObject({ value: 1, n: 1 });
    expect(total!.n).toBe(1);
  });

  it('list and export cases without what a single customer answered', async () => {
    const list = await bed.get('/v1/loyalty-outcomes?filter[provenance][eq]=live');
    expect(list.body.data).toHaveLength(2);
    const exported = await bed.get('/v1/exports/loyalty-outcomes');
    expect(exported.body.data).toHaveLength(5);
    for (const row of [...list.body.data, ...exported.body.data]) {
      expect(row).not.toHaveProperty('answers');
      expect(row).toHaveProperty('recoveries');
    }
  });

  it('refuse a dimension that only answers have', async () => {
    const { status, body } = await bed.get('/v1/figures?group-by=nps');
    expect([status, body.code]).toEqual([400, 'unknown_filter']);
  });

  it('R-103: compare with whom nothing failed in the same stores, as of then', async () => {
    await bed.append([...controls, ...controlsBack, ...recoveredToo]);
    const ask = async (day: number) => {
      const query = `as-of=${instantOf(day)}&filter[store][eq]=9`;
      return (await bed.figures(query))[0]!.measures;
    };
    const { paradoxBetween, controlUplift90 } = await ask(100);
    expect(paradoxBetween).toMatchObject({
      value: 1,
      n: 22,
      verdict: 'insufficient',
      counts: { recovered: 10, control: 12 },
    });
    // 12 of 12 are seen for 90 days, 6 of them came back; of the recovered Anna did.
    expect(controlUplift90).toMatchObject({ value: null, reason: 'insufficient' });
    expect(controlUplift90!.minimalDetectableEffect).toBeCloseTo(0.585, 2);
    expect((await ask(3.5)).paradoxBetween).toMatchObject({ n: 0, reason: 'no_data' });
    const seen = await bed.figures(`as-of=${instantOf(100)}`, 'store9');
    expect(seen[0]!.measures.paradoxBetween).toMatchObject({ value: 1, n: 22 });
  });

  it('R-112: join what was told of a case, by another partition and more than once', async () => {
    const tell = (at: number, valence: string): Happening => ({
      type: 'WordOfMouthObserved',
      subject: uuidOf(`mention ${at}`),
      data: {
        ...{ observationId: uuidOf(`mention ${at}`), caseId: uuidOf('of anna'), storeId: '9' },
        ...{ valence, channel: 'review_site', signalSource: 'review', reach: 100 },
        observedAt: instantOf(5),
      },
    });
    const mentions = Array.from({ length: 12 }, (_, at) =>
      tell(at, at < 9 ? 'negative' : 'positive'),
    );
    await bed.append([...mentions, ...mentions]);
    const ask = async (day: number) => {
      const query = `as-of=${instantOf(day)}&filter[store][eq]=9`;
      return (await bed.figures(query))[0]!.measures;
    };
    const { wordOfMouthNet, wordOfMouthReach } = await ask(100);
    expect(wordOfMouthNet).toMatchObject({ value: -0.5, n: 12 });
    expect(wordOfMouthReach).toMatchObject({ value: -600, counts: { negative: 900 } });
    expect((await ask(4)).wordOfMouthNet).toMatchObject({ value: null, n: 0 });
    const { body } = await bed.get('/v1/loyalty-outcomes?filter[store][eq]=9');
    for (const row of body.data) expect(row).not.toHaveProperty('mentions');
  });

  it('R-113, R-117, R-123, R-124: tell who comes back and sales by store and month', async () => {
    const sales = Array.from({ length: 10 }, (_, at) => {
      const customerId = uuidOf(`regular ${at}`);
      // A first one in store 8, of before they were recovered; then one in store 9, and a refund.
      return [
        bought(`first ${at}`, customerId, -100),
        bought(`second ${at}`, customerId, -60, { storeId: '9' }),
        bought(`back ${at}`, customerId, -59, { storeId: '9', kind: 'refund' }),
        {
          ...reported(`regular ${at}`, '8', customerId),
          data: {
            ...reported(`regular ${at}`, '8', customerId).data,
            reportedAt: instantOf(-95),
          },
        },
        {
          ...recovered(`regular ${at}`),
          data: { ...recovered(`regular ${at}`).data, customerId, completedAt: instantOf(-80) },
        },
      ];
    });
    const verified: Happening = {
      type: 'PreventiveActionVerified',
      subject: uuidOf('an action'),
      data: {
        ...{ actionId: uuidOf('an action'), storeId: '9', verdict: 'fewer' },
        before: { from: instantOf(-70), until: instantOf(-40), cases: 12 },
        after: { from: instantOf(-40), until: instantOf(-10), cases: 4 },
        verifiedAt: instantOf(-10),
      },
    };
    await bed.append([...sales.flat(), verified]);
    const ask = async (query: string, token?: string) => {
      const months = 'filter[month][in]=2025-09,2025-11,2025-12';
      const path = `/v1/figures/customers?as-of=${instantOf(200)}&${months}${query}`;
      return (await bed.get(path, { token })).body.data;
    };
    const ofStore = (await ask('&filter[store][eq]=9'))[0].measures;
    expect(ofStore).toMatchObject({
      returning90: { value: 0, n: 10 },
      retainedSalesEUR: { value: 89_950, n: 10, counts: { sales: 10 } },
      recoveredSalesEUR: { value: 89_950, n: 10 },
      newSalesEUR: { value: null, n: 0, reason: 'no_data' },
      top20ShareEUR: { value: 0.2, n: 10 },
      failuresPerSale: { value: 0, n: 10 },
      avertedFailures: { value: 8, n: 1 },
      preventedCostEUR: { value: null, reason: 'assumption_missing' },
    });
    expect((await ask('', 'store9'))[0].measures).toEqual(ofStore);
    const lines = await ask('&group-by=store,month');
    expect(lines[1]).toMatchObject({
      group: { store: '8', month: '2025-09' },
      measures: {
        ...{ newSalesEUR: { value: 89_950, n: 10 }, recoveredSalesEUR: { n: 0 } },
        returning90: { value: 1, n: 10, counts: { returned: 10 } },
        failuresPerSale: { value: 1, n: 20 },
      },
    });
    // The same again, as a relay sends that lost its place: nobody bought or came back twice.
    await bed.resend();
    expect(await ask('&group-by=store,month')).toEqual(lines);
  });

  it('are for analysts only', async () => {
    const paths = ['figures', 'loyalty-outcomes', 'freshness', 'exports/loyalty-outcomes'];
    for (const path of paths)
      expect((await bed.get(`/v1/${path}`, { token: 'nothing' })).status).toBe(403);
  });

  it('are as fresh as both topics', async () => {
    const { body } = await bed.get('/v1/freshness');
    expect(body).toMatchObject({ projection: 'loyalty-outcomes', lagEvents: 0 });
    expect(body.partitions).toHaveLength(24);
  });

  it('DUP-04: leave a duplicate out until it stands for itself again', async () => {
    const casesOf = async () => (await bed.figures('filter[month][eq]=2025-05'))[0]!.n;
    const { merged, unmerged } = duplicate('a duplicate');
    await bed.append(merged);
    expect(await casesOf()).toBe(0);
    await bed.append(unmerged);
    expect(await casesOf()).toBe(1);
  });

  it('show BI tools the sums that the figures tell, each in its currency', async () => {
    const sums = await bed.viewed(
      `select kind || currency as measure, sum(amount_minor)::int as sum from bi.case_money
       group by 1 order by 1`,
    );
    const [total] = await bed.figures();
    expect(sums.length).toBeGreaterThan(1);
    for (const { measure, sum } of sums)
      expect(total!.measures[measure as string]).toMatchObject({ value: sum });
    const cases = await bed.viewed('select count(*)::int as n from bi.case_outcomes');
    expect(cases).toEqual([{ n: total!.n }]);
  });

  it('are told by the region that a store lies in today, as they are by store', async () => {
    await bed.append([storeIn('8', 'west'), storeIn('9', 'north')]);
    await bed.append([storeMovedTo('8', 'east')]);
    const regions = { 8: 'east', 9: 'north' };
    for (const path of ['/v1/figures', '/v1/figures/customers'])
      expect(await regionDifferences(bed, path, regions)).toEqual([]);
    const rows = await bed.figures('group-by=region');
    expect(rows.map(({ group }) => group.region)).toEqual([undefined, 'east', 'north', null]);
  });

  it('tell BI tools by what recovery failed too, each once, and nothing of others', async () => {
    const [caseId, detectedAt] = [uuidOf('let down'), instantOf(3)];
    const triggers = ['second_failure_same_customer', 'offer_rejected_twice', 'promise_broken'];
    await bed.append([
      reported('let down', '9', uuidOf('carl')),
      ...triggers.map(
        (trigger): Happening => ({
          type: 'DoubleDeviationDetected',
          data: { caseId, trigger, detectedAt },
        }),
      ),
      {
        type: 'PromiseBroken',
        data: { caseId, promiseId: uuidOf('promise'), due: detectedAt, brokenAt: detectedAt },
      },
    ]);
    const counted = `select double_deviations::int as n from bi.case_outcomes
      where case_id = '${caseId}'`;
    expect(await bed.viewed(counted)).toEqual([{ n: 1 }]);
  });
});
