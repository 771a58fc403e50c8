import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { day } from './prevented-failures.fixture.ts';
import { learnedCases } from './learned-cases.fixture.ts';

const mention = (name: string, more: object): Happening => ({
  type: 'WordOfMouthObserved',
  subject: uuidOf(name),
  data: {
    observationId: uuidOf(name),
    valence: 'negative',
    channel: 'press',
    signalSource: 'media_report',
    reach: 900,
    sourceRef: 'paper/123',
    observedAt: day(30),
    ...more,
  },
});

describe('lessons of single cases and what trends', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append([
      ...learnedCases,
      mention('of the retailer', {}),
      mention('of store 9', { storeId: '9', valence: 'positive', channel: 'forum', reach: 20 }),
    ]);
  });
  afterAll(() => bed?.close());

  it('R-078: keep conditions, environment, consequences, remedy, effect and learning', async () => {
    const { body } = await bed.get(`/v1/lessons/${uuidOf('outage 0')}`, { token: 'store9' });
    expect(body.data).toMatchObject({
      caseId: uuidOf('outage 0'),
      conditions: { complaintCode: 'pos_outage', expectationKind: 'implicit' },
      environment: { storeId: '9', channel: 'web_form', participationStage: 'paying' },
      consequences: {
        emotions: ['angry'],
        dissatisfaction: 6,
        missedOccasion: true,
        consequentialLoss: ['EUR', 4_000],
      },
      remedy: {
        remedyType: 'apology',
        payments: [
          [day(50), 'goodwill', 'EUR', 500],
          [day(50), 'cost', 'EUR', 500],
        ],
      },
      effect: { outcome: 'recovered_confirmed', failures: null },
      learningPoints: {
        gaps: ['gap_2_normative'],
        rootWhy: 'tool_or_system',
        rootHow: 'after_a_change',
        explanationTextId: uuidOf('explanation'),
        preventiveDecision: 'action_opened',
        actionId: uuidOf('action'),
      },
    });
    expect(body.meta).toMatchObject({ timeZone: 'UTC' });
  });

  it('R-078: are not told of another store, like what does not exist', async () => {
    for (const name of ['elsewhere', 'nowhere']) {
      const { status } = await bed.get(`/v1/lessons/${uuidOf(name)}`, { token: 'store9' });
      expect(status).toBe(404);
    }
  });

  it('R-014: propose an incident for a cluster of failures, with its statistic', async () => {
    const { body } = await bed.get(`/v1/clusters?as-of=${day(41)}`);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      storeId: '9',
      khdType: 'pos_outage',
      cases: 4,
      casesBefore: 0,
      proposal: { storeId: '9', complaintCode: 'pos_outage', startedAt: day(40.1) },
    });
    expect(body.data[0].caseIds[0]).toBe(uuidOf('outage 0'));
    expect(body.meta).toMatchObject({
      statistic: 'exact_two_rates',
      adjustment: 'bonferroni',
      tested: 2,
      windowHours: 24,
    });
    const before = await bed.get(`/v1/clusters?as-of=${day(40)}`);
    expect(before.body).toMatchObject({ data: [], meta: { tested: 1 } });
  });

  it('R-014: propose no incident again that is known', async () => {
    const linked = [0, 1].map((at) => ({
      type: 'IncidentLinkedToCase' as const,
      data: {
        incidentId: uuidOf('incident'),
        storeId: '9',
        caseId: uuidOf(`outage ${at}`),
        how: 'existing',
        linkedAt: day(42),
      },
    }));
    await bed.append(linked);
    const { body } = await bed.get(`/v1/clusters?as-of=${day(41)}`);
    expect(body.data).toEqual([]);
  });

  it('R-013: keep the log of word of mouth, without where it stands', async () => {
    const { body } = await bed.get('/v1/word-of-mouth?filter[valence][eq]=negative');
    expect(body.data).toMatchObject([{ observationId: uuidOf('of the retailer'), reach: 900 }]);
    expect((await bed.get('/v1/word-of-mouth', { token: 'store9' })).body.data).toHaveLength(1);
    const exported = await bed.get('/v1/exports/word-of-mouth');
    expect(exported.body.data).toHaveLength(2);
    expect(exported.text).not.toContain('paper/123');
    const figures = await bed.get('/v1/figures/word-of-mouth?group-by=channel');
    expect(figures.body.data[0].measures).toMatchObject({
      net: { value: 0, n: 2 },
      reach: { value: -880 },
    });
  });

  it('show BI tools causes, sums and mentions, and nothing of single customers', async () => {
    const of = `where case_id = '${uuidOf('outage 0')}'`;
    const causes = await bed.viewed(
      `select store_id, khd_type, gaps, preventive_decision, action_id, outcome
       from bi.case_causes ${of}`,
    );
    expect(causes).toEqual([
      {
        store_id: '9',
        khd_type: 'pos_outage',
        gaps: 'gap_2_normative',
        preventive_decision: 'action_opened',
        action_id: uuidOf('action'),
        outcome: 'recovered_confirmed',
      },
    ]);
    const payments = await bed.viewed(
      `select kind, currency, amount_minor::int from bi.case_payments ${of} order by position`,
    );
    expect(payments).toEqual([
      { kind: 'goodwill', currency: 'EUR', amount_minor: 500 },
      { kind: 'cost', currency: 'EUR', amount_minor: 500 },
    ]);
    const mentions = await bed.viewed(
      'select store_id, valence, reach from bi.word_of_mouth order by reach',
    );
    expect(mentions).toEqual([
      { store_id: '9', valence: 'positive', reach: 20 },
      { store_id: null, valence: 'negative', reach: 900 },
    ]);
  });

  it('tell BI tools that a recovery failed, once whatever told of it', async () => {
    const of = { caseId: uuidOf('outage 1'), storeId: '9' };
    await bed.append([
      { type: 'RecoveryCompleted', data: { ...of, remedyTypes: [], completedAt: day(50) } },
      {
        type: 'DoubleDeviationDetected',
        data: { ...of, trigger: 'dissatisfaction_remains', detectedAt: day(52) },
      },
      {
        type: 'CaseReopened',
        data: { ...of, reason: 'remedy_inadequate', reopenCount: 1, reopenedAt: day(52) },
      },
      {
        type: 'RecoveryFailed',
        data: { ...of, reason: 'dissatisfaction', failedAt: day(52), stepCosts: [], cost: [] },
      },
    ]);
    const names = [0, 1].map((at) => `'${uuidOf(`outage ${at}`)}'`);
    const failed = await bed.viewed(
      `select has_failed_again as failed from bi.case_causes where case_id in (${names.join()})
       order by 1`,
    );
    expect(failed).toEqual([{ failed: false }, { failed: true }]);
  });
});
