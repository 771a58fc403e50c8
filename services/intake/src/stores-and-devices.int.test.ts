import { signDeviceRequest } from '@amends/service-kit/device-hmac';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
let ids = 0;
beforeAll(async () => {
  intake = await openIntake();
  for (const storeId of ['7', '8', '9']) {
    const body = { storeId, timeZone: 'Europe/Berlin', currency: 'EUR' };
    await send(intake, { url: '/v1/stores', body });
  }
});
afterAll(() => intake?.close());

const register = async (deviceId: string, storeId = '9'): Promise<string> =>
  (await send(intake, { url: '/v1/devices', body: { deviceId, storeId } })).body.secret;

const change = (path: string, body: object, more: object = {}) =>
  send(intake, { url: `/v1/${path}`, body, ...more });

/** Sends a signal of a store, signed with a secret; the status of the answer. */
const signal = async (deviceId: string, secret: string, storeId = '9'): Promise<number> => {
  ids += 1;
  const event = {
    specversion: '1.0',
    id: `signed-${ids}`,
    source: `/stores/${storeId}/workstations/1`,
    type: 'pos.no_sale',
    time: '2026-06-08T07:25:00Z',
    data: {},
  };
  const payload = JSON.stringify(event);
  const headers = signDeviceRequest({
    deviceId,
    secrets: [Buffer.from(secret, 'base64')],
    id: `signed-${ids}`,
    timestampSeconds: Math.floor(Date.now() / 1000),
    method: 'POST',
    path: '/intake/v1/events',
    body: payload,
  });
  const answer = await intake.app.inject({
    method: 'POST',
    url: '/v1/events',
    headers: { ...headers, 'content-type': 'application/cloudevents+json' },
    payload,
  });
  return answer.statusCode;
};

describe('a device', () => {
  it('signs with the old and the new secret during the overlap of a rotation', async () => {
    const old = await register('rotating');
    const key = 'rotate-once';
    const first = await change('devices/rotating/rotations', {}, { key });
    expect(first.status).toBe(201);
    const again = await change('devices/rotating/rotations', {}, { key });
    expect(again.body).toEqual(first.body);
    expect(first.body.secret).not.toBe(old);
    expect(await signal('rotating', old)).toBe(202);
    expect(await signal('rotating', first.body.secret)).toBe(202);
    const stored = JSON.stringify(await eventsOf(intake, 'device-rotating'), (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(stored).not.toContain(first.body.secret);
  });

  it('is refused with the old secret once the overlap is over', async () => {
    const old = await register('rotated');
    const { secret } = (await change('devices/rotated/rotations', { overlapSeconds: 0 })).body;
    expect(await signal('rotated', old)).toBe(401);
    expect(await signal('rotated', secret)).toBe(202);
  });

  it('speaks for the store it was moved to, and for that one only', async () => {
    const secret = await register('moving');
    expect((await change('devices/moving/moves', { storeId: '8' })).status).toBe(201);
    expect(await signal('moving', secret, '8')).toBe(202);
    expect(await signal('moving', secret, '9')).toBe(403);
    const mine = { token: 'store9' };
    expect((await change('devices/moving/moves', { storeId: '9' }, mine)).status).toBe(404);
    await register('staying');
    expect((await change('devices/staying/moves', { storeId: '8' }, mine)).status).toBe(404);
  });

  it('is listed for its store, page by page, without a secret', async () => {
    for (const deviceId of ['list-a', 'list-b', 'list-c']) await register(deviceId, '7');
    await change('devices/list-b/revocations', {});
    const first = await send(intake, { url: '/v1/devices?limit=2&filter[store][eq]=7' });
    expect(first.body.data).toEqual([
      { deviceId: 'list-a', storeId: '7', previousUntil: null, revokedAt: null },
      { deviceId: 'list-b', storeId: '7', previousUntil: null, revokedAt: expect.any(String) },
    ]);
    const { nextCursor } = first.body.meta;
    const url = `/v1/devices?limit=2&filter[store][eq]=7&cursor=${nextCursor}`;
    const rest = await send(intake, { url });
    expect(rest.body).toMatchObject({ data: [{ deviceId: 'list-c' }], meta: { nextCursor: null } });
    const foreign = await send(intake, {
      url: '/v1/devices?filter[store][eq]=7',
      token: 'store9',
    });
    expect(foreign.body.data).toEqual([]);
  });
});

describe('a store', () => {
  it('moves, and once closed takes no device and is still reported', async () => {
    const known = { timeZone: 'Europe/Berlin', currency: 'EUR', region: 'north' };
    const body = { storeId: 'closing', ...known };
    await send(intake, { url: '/v1/stores', body });
    const place = { timeZone: 'Europe/Lisbon', currency: 'EUR' };
    expect((await change('stores/closing/moves', place)).status).toBe(201);
    expect((await change('stores/closing/closures', {})).status).toBe(201);
    const stores = (await send(intake, { url: '/v1/stores' })).body.data;
    expect(stores).toContainEqual({
      ...{ storeId: 'closing', ...place, region: 'north', closedAt: expect.any(String) },
    });
    const late = { deviceId: 'late', storeId: 'closing' };
    expect((await send(intake, { url: '/v1/devices', body: late })).body.code).toBe(
      'already_closed',
    );
    const report = { storeId: 'closing', channel: 'email', narrative: 'The last sale was wrong' };
    expect((await send(intake, { url: '/v1/cases', body: report })).status).toBe(201);
    const types = (await eventsOf(intake, 'store-closing')).map(({ type }) => type);
    expect(types).toEqual(['StoreRegistered', 'StoreMoved', 'StoreClosed']);
  });

  it('of others looks unknown, and a zone that is none is refused', async () => {
    const mine = { token: 'store9' };
    expect((await change('stores/8/closures', {}, mine)).status).toBe(404);
    const nowhere = { timeZone: 'Europe/Nowhere', currency: 'EUR' };
    expect((await change('stores/9/moves', nowhere)).status).toBe(422);
    const unclear = { timeZone: 'Europe/Berlin', currency: 'EUR', region: 'Up North' };
    expect((await change('stores/9/moves', unclear)).status).toBe(422);
  });
});
