import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

describe('registering a source', () => {
  const base = { sourceId: 'r-1', vendor: 'stripe', storeId: '9', secret: 'whsec_12345678' };
  const answerTo = (change: object, token = 'all') =>
    send(intake, { url: '/v1/sources', body: { ...base, ...change }, token });

  it.each([
    ['no secret', { secret: undefined }],
    ['a secret that is none of Adyen', { vendor: 'adyen' }],
    ['a secret that is none of Standard Webhooks', { vendor: 'standard_webhooks' }],
    ['a secret for files', { vendor: 'poslog' }],
    ['no URL where it is signed', { vendor: 'square' }],
    ['a URL that is not https', { notificationUrl: 'http://amends.example/x' }],
    ['neither store nor locations', { storeId: undefined }],
    ['a vendor nobody knows', { vendor: 'acme' }],
    ['a location twice', { locations: [1, 2].map(() => ({ location: 'L', storeId: '9' })) }],
    ['a member nobody knows', { colour: 'red' }],
  ])('is refused with %s', async (_what, change) => {
    expect((await answerTo(change)).status).toBe(422);
  });

  it('is for stores one may see, all of them', async () => {
    expect((await answerTo({}, 'store8')).status).toBe(404);
    const locations = [{ location: 'L', storeId: '8' }];
    expect((await answerTo({ locations }, 'store9')).status).toBe(404);
    const everywhere = { vendor: 'poslog', storeId: undefined, secret: undefined };
    expect((await answerTo(everywhere, 'store9')).status).toBe(404);
    expect((await answerTo({ sourceId: 'r-2' }, 'store9')).status).toBe(201);
    expect((await answerTo({ sourceId: 'r-2' })).body.code).toBe('already_exists');
  });

  it('shows the source to its own stores only, never its secret', async () => {
    const sourceId = 'shown-1';
    expect((await answerTo({ sourceId })).status).toBe(201);
    const paths = ['', '/deliveries'].map((path) => `/v1/sources/${sourceId}${path}`);
    for (const url of paths) {
      expect((await send(intake, { url, token: 'store9' })).status).toBe(200);
      expect((await send(intake, { url, token: 'store8' })).status).toBe(404);
    }
    const lists = async (token: string) =>
      JSON.stringify((await send(intake, { url: '/v1/sources', token })).body);
    expect(await lists('store9')).toContain(sourceId);
    expect(await lists('store8')).not.toContain(sourceId);
    expect(await lists('all')).not.toContain(base.secret);
    for (const path of ['revocations', 'secrets', 'locations']) {
      const body = { secret: 'whsec_87654321', locations: [{ location: 'L', storeId: '8' }] };
      const { status } = await send(intake, {
        url: `/v1/sources/${sourceId}/${path}`,
        body:
          path === 'secrets'
            ? { secret: body.secret }
            : path === 'locations'
              ? { locations: body.locations }
              : {},
        token: 'store8',
      });
      expect(status).toBe(404);
    }
  });
});
