import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let receiver: Server;
/** Bodies that arrived, by path. */
const arrived: { readonly path: string; readonly event: { readonly id: string } }[] = [];
const gone = new Set<string>();
let triage: RunningTriage;

beforeAll(async () => {
  receiver = createServer(({ method, url }, response) => {
    if (method === 'OPTIONS') {
      response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
      return;
    }
    response.writeHead(gone.has(url!) ? 410 : 204).end();
  });
  receiver.on('request', (request) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const isKept = request.method === 'POST' && !gone.has(request.url!);
      if (isKept) arrived.push({ path: request.url!, event: JSON.parse(body) });
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const secrets = [`whsec_${Buffer.alloc(32, 5).toString('base64')}`];
  const endpoint = (endpointId: string, recipients: readonly string[]) => {
    return { endpointId, url: `${base}/${endpointId}`, secrets, recipients };
  };
  triage = await openTriage({
    webhooks: [endpoint('desk', ['jon', 'liz']), endpoint('other', ['mia'])],
    egress: { allowsLoopback: true },
  });
});
afterAll(async () => {
  await triage?.close();
  receiver?.close();
});

/** Offers a fresh case to somebody, which tells them so; the notice. */
const tell = async (toId: string): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId));
  await waitFor(
    async () => (await triage.eventsOf(caseId)).some(({ type }) => type === 'CaseAssigned'),
    { description: 'the case to be triaged', timeoutMs: 20_000 },
  );
  await triage.send('POST', `/v1/cases/${caseId}/handovers`, { toId, reason: 'workload' });
  const { data } = (await triage.send('GET', `/v1/notices?filter[recipient][eq]=${toId}`)).json();
  return data.find((one: { caseId: string }) => one.caseId === caseId).noticeId;
};
const stateOf = async (noticeId: string): Promise<string | undefined> => {
  const { data } = (await triage.send('GET', '/v1/notice-deliveries?limit=100')).json();
  return data.find((one: { noticeId: string }) => one.noticeId === noticeId)?.state;
};
const reached = (noticeId: string, state: string) =>
  waitFor(async () => (await stateOf(noticeId)) === state, {
    description: `${noticeId} to be ${state}`,
    timeoutMs: 20_000,
  });
const idsAt = (path: string) =>
  arrived.filter((one) => one.path === path).map(({ event }) => event.id);

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const replay = async (endpointId: string, from: number, until: number) => {
  const body = { endpointId, from: minutesFromNow(from), until: minutesFromNow(until) };
  const answer = await triage.send('POST', '/v1/notice-replays', body);
  expect(answer.statusCode).toBe(202);
  const { id } = answer.json();
  const view = async () => (await triage.send('GET', `/v1/notice-replays/${id}`)).json();
  await waitFor(async () => (await view()).status === 'completed', {
    description: `replay ${id} to be completed`,
    timeoutMs: 20_000,
  });
  return view();
};

describe('API-96: an endpoint that was away', () => {
  it('is sent again what it missed in a time, under the same ids, and nothing else', async () => {
    const got = await tell('jon');
    await reached(got, 'delivered');
    gone.add('/desk');
    gone.add('/other');
    const missed = [await tell('jon'), await tell('liz')];
    const elsewhere = await tell('mia');
    for (const id of [...missed, elsewhere]) await reached(id, 'given_up');
    gone.clear();
    await replay('desk', -60, -30);
    for (const id of missed) expect(await stateOf(id)).toBe('given_up');
    const view = await replay('desk', -30, 1);
    expect(view).toMatchObject({ endpointId: 'desk', completedAt: expect.any(String) });
    for (const id of missed) await reached(id, 'delivered');
    expect(idsAt('/desk').toSorted()).toEqual([got, ...missed].toSorted());
    expect(await stateOf(elsewhere)).toBe('given_up');
    expect(idsAt('/other')).toEqual([]);
  });

  it('refuses a time that ends before it begins, and knows no replay by chance', async () => {
    const turned = { endpointId: 'desk', from: minutesFromNow(1), until: minutesFromNow(0) };
    expect((await triage.send('POST', '/v1/notice-replays', turned)).statusCode).toBe(422);
    const unknown = await triage.send('GET', `/v1/notice-replays/${uuidv7()}`);
    expect(unknown.statusCode).toBe(404);
  });

  it('catches up by cursor on what was told, oldest first, as webhooks carry it', async () => {
    // As if it was told a while ago: the last seconds are not shown, others may yet commit.
    const fresh = (await triage.send('GET', '/v1/webhook-events')).json();
    await triage.look.query(`update notice set told_at = told_at - interval '1 hour'`);
    const read = async (parameters: string) =>
      (await triage.send('GET', `/v1/webhook-events?${parameters}`)).json();
    const ofDesk = 'filter[endpointId][eq]=desk';
    const first = await read(`${ofDesk}&limit=2`);
    const second = await read(`${ofDesk}&limit=2&cursor=${first.meta.nextCursor}`);
    expect([first.data.length, second.data.length, second.meta.nextCursor]).toEqual([2, 1, null]);
    const all = [...first.data, ...second.data];
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(idsAt('/desk')));
    expect(arrived.map(({ event }) => event)).toContainEqual({
      ...all[0],
      time: expect.any(String),
    });
    const resumed = `${ofDesk}&cursor=${second.meta.resumeCursor}`;
    expect((await read(resumed)).data).toEqual([]);
    const later = await tell('liz');
    await triage.look.query(
      `update notice set told_at = told_at - interval '30 seconds' where notice_id = $1`,
      [later],
    );
    expect((await read(resumed)).data).toMatchObject([{ id: later }]);
    expect((await read('limit=100')).data.length).toBeGreaterThan(fresh.data.length);
    const unknown = await triage.send('GET', '/v1/webhook-events?filter[endpointId][eq]=nobody');
    expect(unknown.statusCode).toBe(404);
  });
});
