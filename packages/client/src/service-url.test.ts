import { describe, expect, it } from '@jest/globals';
import { serviceUrl } from './service-url.ts';

describe('the URL of a service', () => {
  it('keeps the service in the path where one address serves all', () => {
    const url = serviceUrl('http://127.0.0.1:8080/', '/intake/v1/cases');
    expect(url.href).toBe('http://127.0.0.1:8080/intake/v1/cases');
  });

  it('takes the address of the service where each has its own', () => {
    const bases = { intake: 'http://intake:1', 'follow-up': 'http://follow-up:2/' };
    expect(serviceUrl(bases, '/follow-up/v1/cases/1').href).toBe('http://follow-up:2/v1/cases/1');
  });

  it('sends lists with commas and leaves out what is undefined', () => {
    const query = { 'filter[store][in]': ['9', '12'], limit: 2, cursor: undefined };
    const url = serviceUrl('http://x', '/lessons/v1/causes', query);
    expect([...url.searchParams]).toEqual([
      ['filter[store][in]', '9,12'],
      ['limit', '2'],
    ]);
  });

  it('refuses a path without a service and a service without an address', () => {
    expect(() => serviceUrl('http://x', '/v1')).toThrow('/v1 does not begin with /<service>/');
    expect(() => serviceUrl({}, '/remedy/v1/cases')).toThrow('no base URL is known');
  });
});
