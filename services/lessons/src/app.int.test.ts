import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { regionDifferences, storeIn, storeMovedTo } from '@amends/projections/regions.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const imported = (index: number, sourceCategory: string, restitution?: number): Happening[] => {
  const caseId = uuidOf(`imported ${index}`);
  const provenance = 'imported';
  const amount = restitution === undefined ? {} : { amount: restitution, currency: 'USD' };
  return [
    {
      type: 'CaseHistoryImported',
      data: {
        caseId,
        provenance,
        jobId: uuidOf('job'),
        source: 'register',
        externalId: `A-${index}`,
        mappingVersion: '1',
        storeId: '9',
        reported: { at: '2015-01-01T00:00:00Z', precision: 'date' },
        sourceCategory,
        sourceGroup: 'furniture',
        ...(restitution === undefined ? {} : { restitution: amount }),
        flags: [],
      },
    },
    {
      type: 'CaseClassified',
      data: {
        caseId,
        provenance,
        ...(sourceCategory === 'd01'
          ? { khdType: 'product_defect', khdGroup: 'g1_system_or_product' }
          : {}),
        sourceCategory,
        decidedBy: 'rule',
        ruleId: 'import_mapping',
        ruleSetVersion: 1,
        confidencePct: 90,
      },
    },
    ...(restitution === undefined
      ? []
      : [
          {
            type: 'RestitutionRecorded' as const,
            data: { caseId, provenance, amount, recordedAt: '2015-02-01T00:00:00Z' },
          },
        ]),
  ];
};

const learned: Happening[] = [
  {
    type: 'RootCauseRecorded',
    data: {
      caseId: uuidOf('imported 0'),
      khdType: 'product_defect',
      gaps: ['gap_3_delivery'],
      responsibilityLocus: 'supplier',
      recordedAt: '2015-03-01T00:00:00Z',
    },
  },
  {
    type: 'PreventiveDecisionRecorded',
    data: {
      caseId: uuidOf('imported 0'),
      decision: 'action_opened',
      decidedAt: '2015-03-02T00:00:00Z',
    },
  },
  {
    type: 'EncounterAssessed',
    data: {
      caseId: uuidOf('imported 1'),
      otherCustomerInvolved: false,
      participationStage: 'paying',
      partUnclear: true,
      scriptId: 'checkout',
      scriptVersion: 2,
      deviatedStep: 'hand_over_receipt',
      deviatedRole: 'cashier',
      assessedAt: '2015-03-03T00:00:00Z',
    },
  },
];

describe('lessons', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append([
      ...imported(0, 'm01', 12_345),
      ...imported(1, 'd01', 55),
      ...imported(2, 'd01'),
      ...imported(3, 'd01'),
      ...learned,
    ]);
  });
  afterAll(() => bed?.close());

  it('give the causes of a register by frequency with their cost', async () => {
    const rows = await bed.figures('group-by=sourceCategory');
    expect(rows.map(({ group, n }) => [group, n])).toEqual([
      [{}, 4],
      [{ sourceCategory: 'd01' }, 3],
      [{ sourceCategory: 'm01' }, 1],
    ]);
    expect(rows[0]!.measures.restitutionUSD).toMatchObject({ value: 12_400, n: 2 });
    expect(rows[1]!.measures).toMatchObject({
      share: { value: 0.75, n: 4 },
      cumulativeShare: { value: 0.75 },
      restitutionUSD: { value: 55, n: 1 },
    });
  });

  it('keep cases without a known cause in the table', async () => {
    const rows = await bed.figures('group-by=khdType,khdGroup');
    expect(rows.map(({ group }) => group)).toEqual([
      {},
      { khdType: 'product_defect', khdGroup: 'g1_system_or_product' },
      { khdType: null, khdGroup: null },
    ]);
  });

  it('tell what was learned, also by who was responsible', async () => {
    const rows = await bed.figures('group-by=responsibilityLocus&filter[sourceCategory][eq]=m01');
    expect(rows[1]).toMatchObject({
      group: { responsibilityLocus: 'supplier' },
      measures: { rootCauseShare: { value: 1 }, preventiveShare: { counts: { action_opened: 1 } } },
    });
  });

  const tableOf = async (path: string) => (await bed.get(path)).body;

  it('R-119: cross-tabulate the causes of one taxonomy with those of another', async () => {
    const { data } = await tableOf('/v1/figures?group-by=sourceCategory,khdType');
    expect(data[1]).toMatchObject({
      group: { sourceCategory: 'd01', khdType: 'product_defect' },
      n: 3,
      measures: { shareWithinSourceCategory: { value: 1, n: 3 } },
    });
  });

  it('R-120: give the gaps of the recorded root causes with their owners', async () => {
    const { data, meta } = await tableOf('/v1/figures/gaps?as-of=2015-03-01T00:00:00Z');
    expect(data[1]).toMatchObject({
      group: { gap: 'gap_3_delivery', owner: 'operations' },
      measures: { share: { value: 1, n: 1, ciHigh: 1 } },
    });
    expect(meta).toMatchObject({ asOf: '2015-03-01T00:00:00.000Z', timeZone: 'UTC' });
    const before = await tableOf('/v1/figures/gaps?as-of=2015-02-28T00:00:00Z');
    expect(before.data[0]).toMatchObject({ n: 0 });
  });

  it('R-121: give failures by step of the script and by stage of participation', async () => {
    const { data } = await tableOf('/v1/figures/encounters?group-by=scriptId,step,stepRole');
    expect(data.map(({ group, n }: { group: object; n: number }) => [group, n])).toEqual([
      [{}, 1],
      [{ scriptId: 'checkout', step: 'hand_over_receipt', stepRole: 'cashier' }, 1],
    ]);
    const stages = await tableOf('/v1/figures/encounters?group-by=participationStage');
    expect(stages.data[1]).toMatchObject({ group: { participationStage: 'paying' } });
    expect(stages.data[1].measures.unclearShare).toMatchObject({ reason: 'n_lt_10' });
  });

  it('list and export cause, cost and decision of each case', async () => {
    const listed = await bed.get('/v1/lessons?filter[preventiveDecision][eq]=action_opened');
    expect(listed.body.data).toHaveLength(1);
    expect(listed.body.data[0]).toMatchObject({
      payments: [['2015-02-01T00:00:00Z', 'restitution', 'USD', 12_345]],
      gaps: ['gap_3_delivery'],
    });
    const exported = await bed.get('/v1/exports/lessons');
    expect(exported.body.data).toHaveLength(4);
    expect(exported.body.meta.endOfStream).toBe(true);
  });

  it('are told by the region that a store lies in today, as they are by store', async () => {
    const elsewhere = imported(4, 'm01', 70).map((each) => ({
      ...each,
      data: { ...each.data, storeId: '8' },
    }));
    await bed.append([storeIn('8', 'west'), storeIn('9', 'north'), ...elsewhere]);
    await bed.append([storeMovedTo('8', 'east')]);
    for (const path of ['/v1/figures', '/v1/figures/gaps', '/v1/figures/encounters'])
      expect(await regionDifferences(bed, path, { 8: 'east', 9: 'north' })).toEqual([]);
    const rows = await bed.figures('group-by=region');
    expect(rows.map(({ group, n }) => [group.region, n])).toEqual([
      [undefined, 5],
      ['north', 4],
      ['east', 1],
    ]);
  });
});
