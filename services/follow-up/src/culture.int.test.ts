import { uuidv7 } from '@amends/service-kit/ids';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFollowUp, type RunningFollowUp } from './follow-up.fixture.ts';

let followUp: RunningFollowUp;
const STAFF = Array.from({ length: 22 }, (_none, at) => `emp-${at}`);

beforeAll(async () => {
  const scopes = new Set(['follow-up:read', 'follow-up:write']);
  const staff = { scopes, stores: new Set(['9', '8']) };
  followUp = await openFollowUp({
    ...Object.fromEntries(STAFF.map((name) => [name, staff])),
    manager: { scopes: new Set([...scopes, 'coaching:write']), stores: '*' },
    elsewhere: { scopes, stores: new Set(['7']) },
  });
});
afterAll(() => followUp?.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const post = (url: string, body: object, token: string, key = uuidv7()) =>
  followUp.send('POST', url, body, key, token);
const get = async (url: string, token: string) =>
  (await followUp.send('GET', url, undefined, '', token)).json();

describe('the pulse of the staff (R-093)', () => {
  const said = (storeId: string) => ({
    ...{ storeId, sharedThinking: 6, sharedActing: 5, backedUp: 7 },
  });
  const opened = async (until = inDays(7)): Promise<string> =>
    `/v1/pulse-rounds/${(await post('/v1/pulse-rounds', { until }, 'manager')).json().id}`;

  it('tells stores of ten answers and more, and nothing of fewer', async () => {
    const round = await opened();
    for (const [at, name] of STAFF.entries()) {
      const { statusCode } = await post(`${round}/answers`, said(at < 12 ? '9' : '8'), name);
      expect(statusCode).toBe(201);
    }
    const { total, stores } = await get(round, 'manager');
    expect(total).toMatchObject({ n: 22, means: { backedUp: { mean: 7 } } });
    expect(stores).toMatchObject([
      { storeId: '8', n: 10 },
      { storeId: '9', n: 12 },
    ]);
    expect(await get(round, 'elsewhere')).not.toHaveProperty('total');
    expect((await get(round, 'elsewhere')).stores).toEqual([]);
  });

  it('takes one answer of each, the same request as often as it comes', async () => {
    const round = await opened();
    const first = await post(`${round}/answers`, said('9'), 'emp-1', 'same');
    const again = await post(`${round}/answers`, said('9'), 'emp-1', 'same');
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    const other = await post(`${round}/answers`, said('9'), 'emp-1');
    expect(other.json().code).toBe('already_answered');
    const sql = 'select count(*)::int as answers from pulse_answer where round_id = $1';
    const { rows } = await followUp.look.query<{ answers: number }>(sql, [round.slice(17)]);
    expect(rows[0]!.answers).toBe(1);
    expect(await get(round, 'manager')).toMatchObject({ total: { n: null, reason: 'n_lt_10' } });
  });

  it('keeps nowhere who answered what', async () => {
    const round = await opened();
    await post(`${round}/answers`, said('9'), 'emp-2');
    const { rows } = await followUp.look.query<{ kept: string }>(
      `select e::text as kept from events e where type = 'PulseAnswered'
       union all select a::text from pulse_answer a
       union all select p::text from pulse_participation p`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ kept }) => /emp-\d/.test(kept))).toEqual([]);
    const linked = await followUp.look.query(
      `select from pulse_participation p
       join events e on e.meta::text like '%' || p.command_id || '%'`,
    );
    expect(linked.rowCount).toBe(0);
  });

  it('is over after its time, and asked by who may see all stores', async () => {
    const late = await opened(inDays(-1));
    expect((await post(`${late}/answers`, said('9'), 'emp-1')).json().code).toBe(
      'follow_up_expired',
    );
    const round = { until: inDays(1) };
    expect((await post('/v1/pulse-rounds', round, 'emp-1')).statusCode).toBe(403);
    const open = await opened();
    expect((await post(`${open}/answers`, said('7'), 'emp-1')).statusCode).toBe(404);
    const unknown = `/v1/pulse-rounds/${uuidv7()}`;
    expect((await post(`${unknown}/answers`, said('9'), 'emp-1')).statusCode).toBe(404);
  });
});

describe('a periodic review (R-082)', () => {
  const review = (facts: object = {}) => ({
    ...{ from: inDays(-30), until: inDays(-1), subjects: ['causes'], conclusions: ['train'] },
    ...{ storeId: '9', ...facts },
  });

  it('is kept with its dates, who made it and what follows, and listed by its stores', async () => {
    const answer = await post('/v1/periodic-reviews', review(), 'emp-1');
    expect(answer.statusCode).toBe(201);
    const { data } = await get('/v1/periodic-reviews', 'emp-2');
    expect(data[0]).toMatchObject({ reviewId: answer.json().id, by: 'emp-1', storeId: '9' });
    expect((await get('/v1/periodic-reviews', 'elsewhere')).data).toEqual([]);
  });

  it('is of a time that has passed, and of all stores for who sees them', async () => {
    const bad = [review({ until: inDays(3) }), review({ from: inDays(-1), until: inDays(-2) })];
    for (const each of bad) {
      expect((await post('/v1/periodic-reviews', each, 'emp-1')).statusCode).toBe(422);
    }
    const ofAll = review({ storeId: undefined });
    expect((await post('/v1/periodic-reviews', ofAll, 'emp-1')).statusCode).toBe(403);
    expect((await post('/v1/periodic-reviews', ofAll, 'manager')).statusCode).toBe(201);
  });

  it('is listed page by page, those of the latest time first', async () => {
    const later = review({ until: inDays(-0.5) });
    await post('/v1/periodic-reviews', later, 'emp-1');
    await post('/v1/periodic-reviews', review({ until: inDays(-5) }), 'emp-1');
    const first = await get('/v1/periodic-reviews?limit=1', 'emp-1');
    expect(first.data).toMatchObject([{ until: later.until }]);
    const next = await get(`/v1/periodic-reviews?limit=1&cursor=${first.meta.nextCursor}`, 'emp-1');
    expect(next.data[0].reviewId).not.toBe(first.data[0].reviewId);
  });
});
