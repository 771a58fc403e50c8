import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { Secret } from '@amends/service-kit/secret';
import { openMailServer } from '@amends/testing/mail-server';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ORIGIN, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

let mail: Awaited<ReturnType<typeof openMailServer>>;
let folder: string;
let addressBook: string;
let receiver: Server;
const hooks: { path: string; body: string; headers: IncomingHttpHeaders }[] = [];
/** What the receiver answers, by path; 204 unless told. */
const statuses = new Map<string, number>();
/** What it says to whoever asks whether it wants webhooks, by path; yes unless told. */
const CONSENT = { 'webhook-allowed-origin': '*' };
const consents = new Map<string, Record<string, string>>();
const handshakes: { path: string; origin: unknown }[] = [];
let triage: RunningTriage;

const keepAddresses = (addresses: object) => writeFile(addressBook, JSON.stringify(addresses));

const listen = async (): Promise<string> => {
  receiver = createServer((request, response) => {
    if (request.method === 'OPTIONS') {
      handshakes.push({ path: request.url!, origin: request.headers['webhook-request-origin'] });
      response.writeHead(200, consents.get(request.url!) ?? CONSENT).end();
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      hooks.push({ path: request.url!, body, headers: request.headers });
      response.writeHead(statuses.get(request.url!) ?? 204).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  mail = await openMailServer();
  folder = await mkdtemp(join(tmpdir(), 'amends-notices-'));
  addressBook = join(folder, 'addresses.json');
  await keepAddresses({ jon: 'jon.doe@example.org', kim: 'nobody@example.org' });
  const base = await listen();
  const endpoint = (endpointId: string, recipients?: readonly string[]) => ({
    ...{ endpointId, url: `${base}/${endpointId}`, secrets: [SECRET] },
    ...(recipients === undefined ? {} : { recipients }),
  });
  triage = await openTriage({
    mail: { url: new Secret(mail.url), from: 'amends@example.org', addressBook },
    webhooks: [
      endpoint('paging', ['jon']),
      endpoint('flaky', ['liz']),
      endpoint('dead', ['mia']),
      endpoint('shy', ['sue']),
      endpoint('slow', ['tim']),
      { ...endpoint('private', ['ned']), url: 'https://10.0.0.1/' },
    ],
    egress: { allowsLoopback: true },
  });
});
afterAll(async () => {
  await triage?.close();
  await mail?.close();
  receiver?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Offers a fresh case to somebody, which tells them so. */
const tell = async (toId: string): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId));
  await waitFor(
    async () => (await triage.eventsOf(caseId)).some(({ type }) => type === 'CaseAssigned'),
    { description: 'the case to be triaged', timeoutMs: 20_000 },
  );
  const body = { toId, reason: 'workload' };
  const answer = await triage.send('POST', `/v1/cases/${caseId}/handovers`, body);
  expect(answer.statusCode).toBe(201);
  return caseId;
};

interface Delivery {
  readonly noticeId: string;
  readonly caseId: string;
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempt: number;
}
const deliveriesOf = async (caseId: string): Promise<Delivery[]> => {
  const { data } = (await triage.send('GET', '/v1/notice-deliveries?limit=100')).json();
  return data.filter((one: Delivery) => one.caseId === caseId);
};
const settled = (caseId: string, state: string, count = 1) =>
  waitFor(
    async () => {
      const found = (await deliveriesOf(caseId)).filter((one) => one.state === state);
      return found.length >= count && found;
    },
    { description: `a delivery of ${caseId} to be ${state}`, timeoutMs: 30_000 },
  );
const eventsOf = async (noticeId: string) => {
  const sql = 'select type, data from events where stream_id = $1 order by version';
  const { rows } = await triage.look.query(sql, [`notice-${noticeId}`]);
  for (const { type, data } of rows) CATALOGUE[type as EventType].schema.parse(data);
  return rows as { type: string; data: Record<string, unknown> }[];
};

describe('notices outside the inbox (ESC-01)', () => {
  it('arrive by e-mail and signed webhook under one id, with ids only', async () => {
    const caseId = await tell('jon');
    const found = await settled(caseId, 'delivered', 2);
    expect(found.map(({ channel }) => channel).sort()).toEqual(['email', 'webhook']);
    const { noticeId } = found[0]!;
    const letter = mail.received.find(({ text }) => text.includes(caseId))!;
    expect(letter.to).toEqual(['jon.doe@example.org']);
    expect(letter.text).toContain(`Message-ID: <${noticeId}@example.org>`);
    const hook = hooks.find(({ body }) => body.includes(caseId))!;
    expect(hook).toMatchObject({ path: '/paging', headers: { 'webhook-id': noticeId } });
    const event = new Webhook(SECRET).verify(hook.body, hook.headers as Record<string, string>);
    expect(event).toMatchObject({
      id: noticeId,
      subject: caseId,
      data: { caseId, recipientId: 'jon', reason: 'handover_offered', storeId: '9' },
    });
    expect(hook.body).not.toContain('example.org');
  });

  it('leave no address in the database', async () => {
    await settled(await tell('jon'), 'delivered', 2);
    const { rows } = await triage.look.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE'
         and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of rows) {
      const sql = `select from ${name} t where t::text ilike '%jon.doe%' limit 1`;
      expect([name, (await triage.look.query(sql)).rowCount]).toEqual([name, 0]);
    }
  });

  it('are tried again when the receiver fails, signed anew under the same id', async () => {
    statuses.set('/flaky', 503);
    const caseId = await tell('liz');
    const [waiting] = await settled(caseId, 'waiting');
    expect(waiting).toMatchObject({ reason: 'server_error', attempt: 1 });
    statuses.delete('/flaky');
    await settled(caseId, 'delivered');
    const sent = hooks.filter(({ body }) => body.includes(caseId));
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const timestamps = new Set(sent.map(({ headers }) => headers['webhook-timestamp']));
    expect(timestamps.size).toBe(2);
    expect((await eventsOf(waiting!.noticeId)).map(({ type }) => type)).toEqual([
      'NoticeDeliveryFailed',
      'NoticeDelivered',
    ]);
  });

  it('are given up where an endpoint is gone, until one gets through again (A-11)', async () => {
    statuses.set('/dead', 410);
    const first = await tell('mia');
    const [gone] = await settled(first, 'given_up');
    expect(gone).toMatchObject({ reason: 'gone', attempt: 1 });
    const second = await tell('mia');
    expect((await settled(second, 'given_up'))[0]).toMatchObject({ reason: 'endpoint_disabled' });
    expect(hooks.filter(({ path }) => path === '/dead')).toHaveLength(1);
    statuses.delete('/dead');
    const again = `/v1/notice-deliveries/${gone!.noticeId}/repetitions`;
    const way = { channel: 'webhook', endpointId: 'dead' };
    expect((await triage.send('POST', again, way)).statusCode).toBe(202);
    await settled(first, 'delivered');
    await settled(await tell('mia'), 'delivered');
    const unknown = await triage.send('POST', again, { ...way, endpointId: 'other' });
    expect(unknown.json().code).toBe('not_found');
  });

  it('API-98: go to an endpoint that says it wants them, and to no other', async () => {
    consents.set('/shy', { allow: 'POST' });
    const [refused] = await settled(await tell('sue'), 'waiting');
    expect(refused).toMatchObject({ reason: 'no_consent', attempt: 1 });
    expect(handshakes).toContainEqual({ path: '/shy', origin: ORIGIN });
    expect(hooks.filter(({ path }) => path === '/shy')).toEqual([]);
    consents.set('/shy', { 'webhook-allowed-origin': ORIGIN });
    await settled(await tell('sue'), 'delivered');
    const asked = handshakes.filter(({ path }) => path === '/shy').length;
    await settled(await tell('sue'), 'delivered');
    // Asked once a day, not at each delivery.
    expect(handshakes.filter(({ path }) => path === '/shy')).toHaveLength(asked);
  });

  it('API-98: come no oftener than the endpoint allows', async () => {
    consents.set('/slow', { ...CONSENT, 'webhook-allowed-rate': '1' });
    await settled(await tell('tim'), 'delivered');
    const [held] = await settled(await tell('tim'), 'waiting');
    expect(held).toMatchObject({ reason: 'throttled', attempt: 1 });
    expect(hooks.filter(({ path }) => path === '/slow')).toHaveLength(1);
  });

  it('go to no private address, and the refusal shows (API-99)', async () => {
    const [refused] = await settled(await tell('ned'), 'waiting');
    expect(refused).toMatchObject({ channel: 'webhook', reason: 'address_refused' });
  });

  it('that the mail server refuses show as such; the inbox needs no address', async () => {
    const [refused] = await settled(await tell('kim'), 'waiting');
    expect(refused).toMatchObject({ channel: 'email', reason: 'refused' });
    const caseId = await tell('olaf');
    const { data } = (await triage.send('GET', '/v1/notices?filter[recipient][eq]=olaf')).json();
    expect(data).toMatchObject([{ caseId }]);
    expect(await deliveriesOf(caseId)).toEqual([]);
  });

  it('follow the address book as it is, and say when it cannot be read', async () => {
    await keepAddresses({ pia: 'pia@example.org' });
    await settled(await tell('pia'), 'delivered');
    await writeFile(addressBook, 'no addresses');
    const [unread] = await settled(await tell('pia'), 'waiting');
    expect(unread).toMatchObject({ reason: 'address_book_unreadable' });
  });
});
