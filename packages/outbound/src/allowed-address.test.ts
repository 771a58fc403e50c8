import { describe, expect, it } from '@jest/globals';
import { type Address, checkedAddress, isAllowedAddress, refusalOf } from './allowed-address.ts';

const guarded = { allowsLoopback: false };
const local = { allowsLoopback: true };
const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address): Address => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('an address that may be called (S7, API-99)', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.5.5',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('is not %s', (address) => {
    expect(isAllowedAddress(address, guarded)).toBe(false);
  });

  it('is a public one, of either family', () => {
    expect(isAllowedAddress('93.184.216.34', guarded)).toBe(true);
    expect(isAllowedAddress('2606:2800:220:1:248:1893:25c8:1946', guarded)).toBe(true);
  });

  it('is loopback in the local profile, and no other private one', () => {
    expect(isAllowedAddress('127.0.0.1', local)).toBe(true);
    expect(isAllowedAddress('10.0.0.1', local)).toBe(false);
  });
});

describe('a URL that may be called', () => {
  it.each([
    ['http://example.org/', 'must be https'],
    ['ftp://example.org/', 'must be https'],
    ['https://user:word@example.org/', 'must not carry credentials'],
    ['https://example.org:22/', 'must use port 443 or 8443'],
    ['https://2130706433/', 'must have a public address'],
    ['https://0x7f.1/', 'must have a public address'],
    ['https://[::ffff:127.0.0.1]/', 'must have a public address'],
    ['https://0/', 'must have a public address'],
    ['https://169.254.169.254/latest', 'must have a public address'],
    ['nowhere', 'is no URL'],
  ])('does not read %s', (url, reason) => {
    expect(refusalOf(url, guarded)).toBe(reason);
  });

  it('is https to a name, and http to loopback in the local profile only', () => {
    expect(refusalOf('https://example.org:8443/hooks?a=1', guarded)).toBeUndefined();
    expect(refusalOf('http://127.0.0.1:1234/', local)).toBeUndefined();
    expect(refusalOf('http://127.0.0.1:1234/', guarded)).toBe('must be https');
    expect(refusalOf('http://10.0.0.1:1234/', local)).toBe('must be https');
  });
});

describe('the address behind a name', () => {
  it('is looked up once and given back', async () => {
    const address = await checkedAddress('example.org', guarded, resolvesTo('93.184.216.34'));
    expect(address).toEqual({ address: '93.184.216.34', family: 4 });
  });

  it('is refused where any of them is private (A-12)', async () => {
    const rebound = resolvesTo('93.184.216.34', '10.0.0.1');
    await expect(checkedAddress('example.org', guarded, rebound)).rejects.toThrow('example.org');
    await expect(checkedAddress('example.org', guarded, resolvesTo())).rejects.toThrow();
    await expect(checkedAddress('[::1]', guarded, resolvesTo())).rejects.toThrow();
  });
});
