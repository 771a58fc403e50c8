import { describe, expect, it } from '@jest/globals';
import { authorizerFor } from './credentials.ts';

const request = {
  id: 'msg-1',
  method: 'POST',
  url: new URL('http://x/intake/v1/events?a=1'),
  body: '{}',
};
const system = { clientId: 'desk', clientSecret: 's3cret' };

const fixture = () => {
  let nowMs = 1_780_903_864_000;
  let asked = 0;
  const fetchToken = async () => {
    asked += 1;
    return { access_token: `t${asked}`, expires_in: 900 };
  };
  return {
    authorizer: authorizerFor(system, fetchToken, () => nowMs),
    pass: (seconds: number) => {
      nowMs += seconds * 1000;
    },
  };
};

describe('client credentials', () => {
  it('keep a token until a minute before it ends', async () => {
    const { authorizer, pass } = fixture();
    expect(await authorizer.headers(request)).toEqual({ authorization: 'Bearer t1' });
    pass(839);
    expect(await authorizer.headers(request)).toEqual({ authorization: 'Bearer t1' });
    pass(1);
    expect(await authorizer.headers(request)).toEqual({ authorization: 'Bearer t2' });
  });

  it('ask once for requests that start together', async () => {
    const { authorizer } = fixture();
    const all = await Promise.all([1, 2, 3].map(() => authorizer.headers(request)));
    expect(new Set(all.map((headers) => headers.authorization))).toEqual(new Set(['Bearer t1']));
  });

  it('ask again after a token was refused', async () => {
    const { authorizer } = fixture();
    await authorizer.headers(request);
    expect(authorizer.renew()).toBe(true);
    expect(await authorizer.headers(request)).toEqual({ authorization: 'Bearer t2' });
  });

  it('ask again after the issuer failed', async () => {
    let isDown = true;
    const fetchToken = async () => {
      if (isDown) throw new Error('down');
      return { access_token: 'late', expires_in: 60 };
    };
    const authorizer = authorizerFor(system, fetchToken, () => 0);
    await expect(authorizer.headers(request)).rejects.toThrow('down');
    isDown = false;
    expect(await authorizer.headers(request)).toEqual({ authorization: 'Bearer late' });
  });
});

describe('other credentials', () => {
  const noToken = async () => {
    throw new Error('nobody asks for a token here');
  };

  it('send a token at hand as it is and never renew it', async () => {
    const authorizer = authorizerFor({ token: 'abc' }, noToken, () => 0);
    expect(await authorizer.headers(request)).toEqual({ authorization: 'Bearer abc' });
    expect(authorizer.renew()).toBe(false);
  });

  it('sign every try of a device with the time of that try', async () => {
    let nowMs = 1_780_903_864_000;
    const device = { deviceId: 'till-5', deviceSecret: Buffer.from('till-secret') };
    const authorizer = authorizerFor(device, noToken, () => nowMs);
    const first = await authorizer.headers(request);
    nowMs += 5000;
    const second = await authorizer.headers(request);
    expect(first['amends-id']).toBe(second['amends-id']);
    expect(second['amends-timestamp']).toBe('1780903869');
    expect(second['amends-signature']).not.toBe(first['amends-signature']);
  });
});
