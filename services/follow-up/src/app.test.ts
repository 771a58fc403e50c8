import { createHttp } from '@amends/service-kit/http-server';
import { createLogger } from '@amends/service-kit/logger';
import type { Principal } from '@amends/service-kit/principal';
import type { Service } from '@amends/service-kit/service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { createService } from './app.ts';
import {
  answeredAt,
  caseId,
  firstPlan,
  type HistoryName,
  histories,
  recovered,
  stillDissatisfied,
} from './domain/follow-up-case.fixture.ts';
import type { FollowUpEvent } from './domain/follow-up-case.ts';
import { testConfig } from './follow-up-config.fixture.ts';
import { memoryWriteSide } from './memory-write-side.fixture.ts';

const streams = new Map<string, FollowUpEvent[]>();
const stream = `follow-up-${caseId}`;
const answers = `/v1/cases/${caseId}/follow-ups/${firstPlan.requestId}/answers`;
let service: Service;
let principal: Principal;
let keys = 0;

const begin = (name: HistoryName): void => {
  streams.set(stream, [...histories[name]]);
};

interface Call {
  readonly body?: unknown;
  readonly scopes?: readonly string[];
  readonly stores?: '*' | readonly string[];
  readonly ifMatch?: string;
}

const call = async (method: 'GET' | 'POST', url: string, wanted: Call = {}) => {
  const { body, scopes = ['follow-up:read', 'follow-up:write'], stores = ['9'], ifMatch } = wanted;
  principal = {
    kind: 'system',
    clientId: 'console',
    subject: 'console',
    scopes: new Set(scopes),
    stores: stores === '*' ? '*' : new Set(stores),
    authMethods: [],
    authTimeSeconds: null,
  };
  keys += 1;
  return service.app.inject({
    method,
    url,
    headers: {
      host: 'test',
      authorization: 'Bearer token',
      ...(method === 'POST' ? { 'idempotency-key': `"k${keys}"` } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
};

beforeAll(async () => {
  const logger = createLogger({ name: 'follow-up', destination: { write: () => {} } });
  const bearer = () => principal;
  service = await createService({
    openWriteSide: memoryWriteSide(streams),
    http: (options) =>
      createHttp({ ...options, publicPrefix: '/follow-up', logger, authenticate: { bearer } }),
    clock: () => new Date(answeredAt),
    config: { ...testConfig, followUpDelaySeconds: 86_400 },
    // No route of these tests reads a table.
    pool: {} as Pool,
  });
  await service.app.ready();
});

afterAll(() => service.app.close());

describe('answers to a follow-up request', () => {
  it('are recorded with what the request says and answered with the position', async () => {
    begin('open');
    const response = await call('POST', answers, { body: recovered });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({ id: firstPlan.requestId, caseId });
    expect(response.headers).toMatchObject({
      etag: '"5"',
      location: `/follow-up/v1/cases/${caseId}/follow-up`,
    });
    const added = streams.get(stream)?.slice(histories.open.length);
    expect(added?.map(({ type }) => type)).toEqual([
      'FollowUpAnswered',
      'RecoveryConfirmed',
      'FollowUpScheduled',
    ]);
    expect(added?.[2]?.data).toMatchObject({ wave: 2, dueAt: '2026-04-02T09:00:00.000Z' });
  });

  it('reopen the case when the customer is still dissatisfied', async () => {
    begin('open');
    await call('POST', answers, { body: stillDissatisfied });
    const response = await call('GET', `/v1/cases/${caseId}/follow-up`);
    expect(response.json()).toMatchObject({
      status: 'unresolved',
      reopenCount: 1,
      doubleDeviations: ['dissatisfaction_remains'],
    });
  });

  it.each([
    ['scheduled', 'follow_up_not_due'],
    ['lapsed', 'follow_up_expired'],
    ['withdrawn', 'follow_up_not_open'],
  ] as const)('are refused while the request is %s with %s', async (history, code) => {
    begin(history);
    const response = await call('POST', answers, { body: recovered });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code });
  });

  it.each([
    ['a mandatory field is missing', { ...recovered, adverseEffects: undefined }],
    ['a comment is sent along', { ...recovered, comment: 'thanks' }],
    ['an item is not of the instrument', { ...recovered, justice: { D9: 4 } }],
    ['a justice item is off its scale', { ...recovered, justice: { D1: 8 } }],
    ['satisfaction is off its scale', { ...recovered, satisfaction: 0 }],
    ['the likelihood is off its scale', { ...recovered, likelihoodToRecommend: 11 }],
  ])('are invalid when %s', async (_why, body) => {
    begin('open');
    expect((await call('POST', answers, { body })).statusCode).toBe(422);
    expect(streams.get(stream)).toHaveLength(histories.open.length);
  });

  it('may leave out every justice item', async () => {
    begin('open');
    const { justice: _left, ...body } = recovered;
    expect((await call('POST', answers, { body })).statusCode).toBe(201);
  });

  it('look unknown for another request and for a case of another store alike', async () => {
    begin('open');
    const other = answers.replace(firstPlan.requestId, caseId);
    const unknown = await call('POST', other, { body: recovered });
    const foreign = await call('POST', answers, { body: recovered, stores: ['8'] });
    expect([unknown.statusCode, foreign.statusCode]).toEqual([404, 404]);
    expect(foreign.json().code).toBe(unknown.json().code);
  });

  it('are refused when the case is newer than If-Match says', async () => {
    begin('open');
    const response = await call('POST', answers, { body: recovered, ifMatch: '"1"' });
    expect(response.statusCode).toBe(412);
  });

  it('need the scope to write', async () => {
    begin('open');
    const scopes = ['follow-up:read'];
    expect((await call('POST', answers, { body: recovered, scopes })).statusCode).toBe(403);
  });
});

describe('reopenings', () => {
  const reopenings = `/v1/cases/${caseId}/reopenings`;

  it('need a reason of the list', async () => {
    begin('closed');
    expect((await call('POST', reopenings, { body: { reason: 'thanks' } })).statusCode).toBe(422);
    const response = await call('POST', reopenings, { body: { reason: 'failure_recurred' } });
    expect(response.statusCode).toBe(201);
    expect(streams.get(stream)?.at(-1)).toMatchObject({
      type: 'CaseReopened',
      data: { reason: 'failure_recurred', reopenCount: 1 },
    });
  });

  it('are refused for a case that is not resolved', async () => {
    begin('reopened');
    const response = await call('POST', reopenings, { body: { reason: 'failure_recurred' } });
    expect(response.json()).toMatchObject({ status: 409, code: 'not_resolved' });
  });
});

describe('reading', () => {
  it('shows requests, outcome and what closure still waits for', async () => {
    begin('answeredWithRootCause');
    const response = await call('GET', `/v1/cases/${caseId}/follow-up`);
    expect(response.headers.etag).toBe(`"${histories.answeredWithRootCause.length}"`);
    expect(response.json()).toMatchObject({
      status: 'resolved',
      storeId: '9',
      requests: [
        { wave: 1, status: 'answered' },
        { wave: 2, status: 'scheduled' },
      ],
      missingConditions: ['preventive_decision'],
    });
  });

  it('shows a case of unknown store to all-store readers only', async () => {
    begin('heardOf');
    const url = `/v1/cases/${caseId}/follow-up`;
    expect((await call('GET', url)).statusCode).toBe(404);
    expect((await call('GET', url, { stores: '*' })).statusCode).toBe(200);
  });

  it('gives the instrument with scales, reversed items and version', async () => {
    const body = (await call('GET', '/v1/instruments/recovery_follow_up')).json();
    expect(body).toMatchObject({ version: 2, justice: { scale: { from: 1, to: 7 } } });
    expect(body.justice.items).toHaveLength(12);
    expect(body.justice.items[1]).toMatchObject({ item: 'D2', reversed: true });
    expect(body.outcome).toHaveLength(27);
  });

  it('knows no other instrument', async () => {
    expect((await call('GET', '/v1/instruments/other')).statusCode).toBe(404);
  });
});
