import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const day = (count: number): string =>
  new Date(Date.UTC(2026, 0, 1) + count * 86_400_000).toISOString();

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const reported = (name: string, more: object = {}): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(name),
    source: 'web',
    storeId: '9',
    customerId: uuidOf(`customer of ${name}`),
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: day(0),
    price: euros(1000),
    cues: [],
    cueRulesVersion: 1,
    ...more,
  },
});

const recovered = (name: string, at: number, more: object = {}): Happening => ({
  type: 'RecoveryCompleted',
  data: { caseId: uuidOf(name), remedyTypes: ['refund'], completedAt: day(at), ...more },
});

const reopened = (name: string, at: number): Happening => ({
  type: 'CaseReopened',
  data: { caseId: uuidOf(name), reason: 'remedy_inadequate', reopenCount: 1, reopenedAt: day(at) },
});

const answered = (name: string, at: number, perceivedService: number): Happening => ({
  type: 'FollowUpAnswered',
  data: {
    ...{ caseId: uuidOf(name), requestId: uuidOf(`question of ${name}`), wave: 1 },
    ...{ instrumentVersion: 2, perceivedService, justice: {}, answeredAt: day(at) },
    ...{ reliefDegree: 4, remedyAccepted: true, dissatisfactionEliminated: true },
    adverseEffects: false,
  },
});

const closed = (name: string, at: number, outcome: string): Happening => ({
  type: 'CaseClosed',
  data: { caseId: uuidOf(name), outcome, closedAt: day(at) },
});

/** What the controller assumes, from a day on. */
const assumed = (kind: string, value: number, version: number, at: number): Happening => {
  const isMoney = kind === 'customer_value';
  const assumptionId = isMoney ? `${kind}-EUR` : kind;
  const unit = isMoney ? 'minor_units' : 'millionths';
  return {
    type: 'AssumptionSet',
    subject: assumptionId,
    data: {
      ...{ assumptionId, version, kind, unit, ...(isMoney && { currency: 'EUR' }), value },
      ...{ source: { kind: 'finance' }, setBy: 'controller', setAt: day(at) },
    },
  };
};
const withdrawn: Happening = {
  type: 'AssumptionWithdrawn',
  subject: 'customer_value-EUR',
  data: {
    ...{ assumptionId: 'customer_value-EUR', version: 3, reason: 'out_of_date' },
    ...{ withdrawnBy: 'controller', withdrawnAt: day(40) },
  },
};

const emotions = (intensity: number) => ({ emotions: [{ emotion: 'angry', intensity }] });

const happenings: readonly Happening[] = [
  reported('at once', { ...emotions(2), dissatisfaction: 3 }),
  recovered('at once', 1, { restitution: euros(1000) }),
  reported('at second', { ...emotions(5), dissatisfaction: 7 }),
  recovered('at second', 1, { goodwill: euros(400) }),
  reopened('at second', 5),
  recovered('at second', 9, {
    restitution: euros(1000),
    // By a catalogue of its own, whatever the standard says.
    kinds: [{ class: 'procedural', resource: 'service' }],
  }),
  reported('never'),
  closed('never', 4, 'no_agreement'),
  reported('withdrawn'),
  closed('withdrawn', 4, 'withdrawn'),
  reported('in words', { price: undefined }),
  recovered('in words', 1, { remedyTypes: ['apology'] }),
  reported('still open'),
  answered('in words', 12, 4),
  // What was told with the report stands.
  answered('at second', 12, 7),
  // In a currency that is no share of the price.
  recovered('at once', 25, { goodwill: { amount: 300, currency: 'USD' } }),
];

describe('cohorts of recovery', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append(happenings);
  });
  afterAll(() => bed?.close());

  const groupsOf = async (dimension: string, at: number) =>
    (await bed.figures(`group-by=${dimension}&as-of=${day(at)}`))
      .slice(1)
      .map(({ group, n }) => [group[dimension], n]);

  it('are right first time, recovered later and unresolved, as they were then', async () => {
    expect(await groupsOf('cohort', 20)).toEqual([
      ['recovered_later', 1],
      ['right_first_time', 2],
      ['unresolved', 1],
      [null, 2],
    ]);
    expect(await groupsOf('cohort', 7)).toEqual([
      ['right_first_time', 2],
      ['unresolved', 1],
      [null, 3],
    ]);
    expect(await groupsOf('cohort', 2)).toEqual([
      ['right_first_time', 3],
      [null, 3],
    ]);
  });

  it('by what was given of the price show dose and response (R-111)', async () => {
    expect(await groupsOf('valueBand', 20)).toEqual([
      ['more_than_price', 1],
      ['whole', 1],
      [null, 4],
    ]);
    expect(await groupsOf('valueBand', 7)).toEqual([
      ['under_half', 1],
      ['whole', 1],
      [null, 4],
    ]);
    expect(await groupsOf('valueBand', 30)).toEqual([
      ['more_than_price', 1],
      [null, 5],
    ]);
  });

  it('by class and resource of what was given last, as its catalogue says (R-037)', async () => {
    expect(await groupsOf('remedyClass', 20)).toEqual([
      ['procedural', 1],
      ['psychological', 1],
      ['tangible', 1],
      [null, 3],
    ]);
    expect(await groupsOf('remedyResource', 7)).toEqual([
      ['attention', 1],
      ['money', 2],
      [null, 3],
    ]);
  });

  it('by the feelings told with the report', async () => {
    expect(await groupsOf('initialAffect', 20)).toEqual([
      ['mild', 1],
      ['strong', 1],
      [null, 4],
    ]);
  });

  it('by how dissatisfied they were, as told or as answered later (R-114)', async () => {
    expect(await groupsOf('dissatisfaction', 20)).toEqual([
      ['high', 1],
      ['low', 1],
      ['mid', 1],
      [null, 3],
    ]);
  });

  it('are the same now as for an instant after everything', async () => {
    for (const dimension of ['cohort', 'valueBand', 'initialAffect', 'remedyClass']) {
      const now = await bed.figures(`group-by=${dimension}`);
      const groups = now.slice(1).map(({ group, n }) => [group[dimension], n]);
      expect(groups).toEqual(await groupsOf(dimension, 30));
    }
  });

  it('R-116: are worth what was assumed then, with the versions it rests on', async () => {
    await bed.append([
      assumed('repurchase_unrecovered', 400_000, 1, 10),
      assumed('customer_value', 40_000, 1, 10),
      assumed('customer_value', 50_000, 2, 20),
      withdrawn,
      ...Array.from({ length: 10 }, (_, at) => reported(`priced ${at}`)),
    ]);
    const atRisk = async (at: string) => {
      const query = `filter[cohort][eq]=unresolved&as-of=${at}`;
      const rows = await bed.figures(`measures=valueAtRiskEUR&${query}`);
      const all = await bed.figures(`measures=valueAtRiskEUR&as-of=${at}`);
      return [rows[0]!.measures.valueAtRiskEUR!.reason, all[0]!.measures.valueAtRiskEUR];
    };
    const rests = (version: number) => [
      `customer_value-EUR@${version}`,
      'repurchase_unrecovered@1',
    ];
    // Five with a price and ten more: 15 x 400 x 0.6, one of them unresolved and not told.
    expect(await atRisk(day(12))).toMatchObject([
      'n_lt_10',
      { value: 360_000, n: 15, assumptions: rests(1) },
    ]);
    expect((await atRisk(day(30)))[1]).toMatchObject({ value: 450_000, assumptions: rests(2) });
    for (const at of [day(5), day(41)])
      expect((await atRisk(at))[1]).toMatchObject({ value: null, reason: 'assumption_missing' });
    // What goods and work cost besides counts from then on, and which step it was of.
    const stepCosts = [
      { step: 1, remedyType: 'discount', cost: euros(400) },
      { step: 2, remedyType: 'redelivery', cost: euros(250) },
    ];
    const goodwill = euros(400);
    await bed.append([recovered('priced 0', 45, { goodwill, stepCosts, cost: [euros(650)] })]);
    const costs = async (at: number) => (await bed.figures(`as-of=${day(at)}`))[0]!.measures;
    expect((await costs(44)).recordedCostEUR).toMatchObject({
      ...{ value: 2_400, n: 15, counts: { recovered: 2, costRecorded: 0, costAssumed: 15 } },
    });
    expect(await costs(46)).toMatchObject({
      recordedCostEUR: { value: 3_050, counts: { costRecorded: 1, costAssumed: 14 } },
      recoveryCostEUR: { value: null, missingAssumptions: ['case_handling_cost-EUR'] },
      stepCostEUR: { value: 650, n: 1, counts: { discount: 400, redelivery: 250 } },
    });
    const held = async (query: string) => (await bed.get(`/v1/assumptions${query}`)).body.data;
    expect(await held(`?as-of=${day(30)}`)).toMatchObject([
      { assumptionId: 'customer_value-EUR', version: 2, value: 50_000, setBy: 'controller' },
      { assumptionId: 'repurchase_unrecovered', version: 1, unit: 'millionths' },
    ]);
    expect(await held('')).toHaveLength(1);
    const query = 'filter[assumption][eq]=customer_value-EUR';
    const { body } = await bed.get(`/v1/assumption-versions?${query}`);
    expect(body.data.map((row: { version: number }) => row.version).sort()).toEqual([1, 2, 3]);
  });

  it('are compared with the rest of the slice, too few of them here (R-106)', async () => {
    const rows = await bed.figures('group-by=cohort&measures=retention90Uplift,recoveredUplift90');
    expect(rows[0]!.measures).toMatchObject({
      retention90Uplift: { value: null, reason: 'no_data', label: 'observational' },
      recoveredUplift90: { value: null, n: null, reason: 'insufficient' },
    });
  });
});
