import {
  duplicate,
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { goldenAnswers } from './golden-answers.fixture.ts';

const imported = (index: number, satisfied: boolean | undefined): Happening[] => {
  const caseId = uuidOf(`imported ${index}`);
  const provenance = 'imported';
  const history: Happening = {
    type: 'CaseHistoryImported',
    data: {
      caseId,
      provenance,
      jobId: uuidOf('job'),
      source: 'register',
      externalId: `A-${index}`,
      mappingVersion: '1',
      reported: { at: '2015-01-01T00:00:00Z', precision: 'date' },
      sourceCategory: index < 20 ? 'b02' : 'm01',
      flags: [],
    },
  };
  if (satisfied === undefined) return [history];
  const data = { caseId, provenance, satisfied, recordedAt: '2015-02-01T00:00:00Z' };
  return [history, { type: 'SatisfactionImported', data }];
};

const live = (index: number): Happening[] => {
  const caseId = uuidOf(`live ${index}`);
  const storeId = index < 12 ? '9' : '8';
  const requestId = uuidOf(`request ${index}`);
  return [
    {
      type: 'FailureReported',
      data: {
        caseId,
        source: 'web',
        storeId,
        channel: 'web_form',
        initiation: 'customer',
        signalSource: 'complaint',
        reportedAt: '2026-05-01T10:00:00Z',
        cues: [],
        cueRulesVersion: 1,
      },
    },
    {
      type: 'FollowUpScheduled',
      data: {
        caseId,
        storeId,
        requestId,
        wave: 1,
        channel: 'email',
        instrumentId: 'recovery_follow_up',
        instrumentVersion: 1,
        dueAt: '2026-05-03T10:00:00Z',
        answerBy: '2026-05-30T10:00:00Z',
      },
    },
    {
      type: 'FollowUpRequested',
      data: {
        ...{ caseId, requestId, wave: 1, requestedAt: '2026-05-03T10:00:00Z' },
        ...{ ownerId: index < 10 ? 'e-1' : 'e-2', ownerKind: 'person' },
      },
    },
    {
      type: 'FollowUpAnswered',
      data: {
        caseId,
        storeId,
        requestId,
        wave: 1,
        instrumentVersion: 1,
        answeredAt: '2026-05-04T10:00:00Z',
        reliefDegree: 6,
        remedyAccepted: true,
        dissatisfactionEliminated: true,
        adverseEffects: false,
        justice: goldenAnswers[index % 6]!.raw,
        satisfaction: 5,
        expectedService: 5,
        perceivedService: 4,
      },
    },
  ];
};

describe('justice scores', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    const yes = Array.from({ length: 18 }, (_, at) => imported(at, true));
    const no = Array.from({ length: 12 }, (_, at) => imported(18 + at, false));
    const nobody = Array.from({ length: 3 }, (_, at) => imported(30 + at, undefined));
    const answers = Array.from({ length: 18 }, (_, at) => live(at));
    await bed.append([...yes, ...no, ...nobody, ...answers].flat());
  });
  afterAll(() => bed?.close());

  it('have no interactional justice for a register, and its satisfaction', async () => {
    const [total] = await bed.figures('filter[provenance][eq]=imported');
    expect(total!.measures).toMatchObject({
      cases: { value: 33 },
      satisfied: { value: 0.6, n: 30, counts: { satisfied: 18, answered: 30 } },
      nobodyAnswered: { value: 3, n: 33 },
      interactional: { value: null, n: 0, reason: 'no_data' },
      distributive: { value: null, n: 0, reason: 'no_data' },
    });
  });

  it('have the mean of the golden answers and the response rate for live cases', async () => {
    const [total] = await bed.figures('filter[provenance][eq]=live');
    expect(total!.measures.distributive!.value).toBeCloseTo(60.416667, 6);
    expect(total!.measures).toMatchObject({
      distributive: { n: 18, ciFlag: 'wide' },
      responseRate: { value: 1, counts: { sent: 18, answered: 18, suppressed: 0 } },
      satisfied: { value: 1, n: 18 },
      serviceDisconfirmation: { value: -1, n: 18 },
      serviceBelowExpectation: { value: 1 },
      recoveryDisconfirmation: { reason: 'no_data' },
    });
  });

  it('withhold a small store and with it the next, in every measure of answers', async () => {
    const rows = await bed.figures('filter[provenance][eq]=live&group-by=store');
    expect(rows.map(({ group, n }) => [group, n])).toEqual([
      [{}, 18],
      [{ store: '8' }, 6],
      [{ store: '9' }, 12],
    ]);
    for (const name of ['distributive', 'satisfied', 'nobodyAnswered', 'responseRate']) {
      expect(rows.map(({ measures }) => measures[name]!.reason)).toEqual([
        undefined,
        'n_lt_10',
        'complementary',
      ]);
      expect(rows[1]!.measures[name]).toMatchObject({ value: null, n: null });
    }
  });

  it('are told by employee to coaches only, none where two would not remain', async () => {
    const path = '/v1/figures/employees';
    expect((await bed.get(path)).status).toBe(403);
    const { body } = await bed.get(`${path}?group-by=employee`, { token: 'coach' });
    const lines = body.data as {
      group: object;
      n: number | null;
      measures: Record<string, object>;
    }[];
    expect(lines.slice(0, 3).map(({ group }) => group)).toEqual([
      ...[{}, { employee: 'e-1' }, { employee: 'e-2' }],
    ]);
    expect(lines[1]!.measures.serviceDisconfirmation).toMatchObject({
      value: null,
      reason: 'complementary',
    });
    expect(lines[2]!.measures.serviceDisconfirmation).toMatchObject({
      value: null,
      reason: 'n_lt_10',
    });
    expect(lines.map(({ n }) => n)).toEqual([51, null, null, null]);
    expect(lines[2]!.measures.cases).toMatchObject({ value: null, reason: 'n_lt_10' });
    for (const query of ['filter[employee][eq]=e-1', 'group-by=employee,store'])
      expect((await bed.get(`${path}?${query}`, { token: 'coach' })).status).toBe(400);
    const refused = await bed.get('/v1/figures?group-by=employee');
    expect(refused.status).toBe(400);
    const [{ detail }] = refused.body.errors;
    expect(detail).toMatch(/^employee is not a dimension of these figures, which are .*store/);
    const read = { actor: 'analyst', route: path };
    expect(bed.logged('figures about people are read')).toEqual([expect.objectContaining(read)]);
  });

  it('do not show single answers to analysts', async () => {
    const paths = ['/v1/justice-scores', '/v1/exports/justice-scores', '/v1/exports/satisfaction'];
    const answers = await Promise.all(paths.map((path) => bed.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it('show single answers to those who may read follow-ups of the store', async () => {
    const { body } = await bed.get('/v1/justice-scores?limit=100', { token: 'caseReader' });
    expect(body.data).toHaveLength(12);
    expect(body.data[0]).toMatchObject({ storeId: '9', wave: 1, items: expect.any(Array) });
  });

  it('list no field by which single answers could be found through the figures', async () => {
    expect((await bed.get('/v1/figures?filter[isSatisfied][eq]=true')).status).toBe(400);
  });

  it('DUP-04: leave a duplicate out until it stands for itself again', async () => {
    const casesOf = async () => (await bed.figures('filter[month][eq]=2025-05'))[0]!.n;
    const { merged, unmerged } = duplicate('a duplicate');
    await bed.append(merged);
    expect(await casesOf()).toBe(0);
    await bed.append(unmerged);
    expect(await casesOf()).toBe(1);
  });

  it('weigh the overall score as asked for, and tell the weights (R-096)', async () => {
    const path = '/v1/figures?filter[provenance][eq]=live&measures=overall';
    const even = (await bed.get(path)).body;
    const { body } = await bed.get(`${path}&weights=1,0,0`);
    expect(body.meta.parameters).toEqual({
      weights: [1, 0, 0],
      'low-outcome': 50,
      'high-process': 67,
    });
    expect(body.data[0].measures.overall.value).not.toBe(even.data[0].measures.overall.value);
    for (const wrong of ['weights=0,0,0', 'weights=1,1', 'low-outcome=101'])
      expect((await bed.get(`${path}&${wrong}`)).body.code).toBe('malformed_query');
  });

  it('are told by version of the questions', async () => {
    const asked = 'filter[provenance][eq]=live&filter[instrumentVersion][gte]=1';
    const rows = await bed.figures(`${asked}&group-by=instrumentVersion`);
    expect(rows.slice(1).map(({ group }) => group)).toEqual([{ instrumentVersion: '1' }]);
    expect(rows[1]!.measures.distributive).toEqual(rows[0]!.measures.distributive);
  });
});
