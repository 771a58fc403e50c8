import { describe, expect, it } from '@jest/globals';
import { signDevice } from './device-signature.ts';

const secret = Buffer.from('till-secret');
const request = {
  deviceId: 'till-5',
  secrets: [secret],
  id: 'msg-1',
  timestampSeconds: 1_780_903_864,
  method: 'POST',
  pathAndQuery: '/intake/v1/events?dry=1',
  body: '{"a":1}',
};

// The expected values were made with openssl.
describe('the signature of a device', () => {
  it('covers id, time, method, path with query, and body', () => {
    expect(signDevice(request)).toEqual({
      'amends-device': 'till-5',
      'amends-id': 'msg-1',
      'amends-timestamp': '1780903864',
      'amends-signature': 'd1,tgh4dzLg109y5JTV2ZN76RrEMPbnenjUu67Fpmbr3gU=',
    });
  });

  it('signs a request without a body as one with an empty body', () => {
    const { body: _body, ...bare } = request;
    const signed = signDevice({ ...bare, method: 'GET', pathAndQuery: '/v1/x' });
    expect(signed['amends-signature']).toBe('d1,FCt1zisNPpylW0QS3KAmD97mkWL5OmdEcnWjMlVzH0U=');
  });

  it('signs bytes as it signs the same text', () => {
    expect(signDevice({ ...request, body: Buffer.from(request.body) })).toEqual(
      signDevice(request),
    );
  });

  it('signs with both secrets while one replaces the other', () => {
    const both = signDevice({ ...request, secrets: [secret, Buffer.from('next')] });
    const [first, second] = both['amends-signature']!.split(' ');
    expect(first).toBe(signDevice(request)['amends-signature']);
    expect(second).toMatch(/^d1,[A-Za-z0-9+/]{43}=$/);
    expect(second).not.toBe(first);
  });
});
