import { createHmac, createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fieldCipher } from './field-cipher.ts';
import { derivedKey, newSecrets, readSecrets, secretsOfFirstKey } from './look-up-secrets.ts';

describe('the secrets of look-ups', () => {
  // As release 0.1 made them from its only data key: databases of then must find what they hold.
  it('of a database from before rotations are what they were', () => {
    const dataKey = Buffer.alloc(32, 7);
    const secrets = readSecrets(secretsOfFirstKey(dataKey));
    const key = createSecretKey(derivedKey(dataKey, 'fields'));
    const cipher = fieldCipher({ sealing: () => 1, keyOf: () => key }, secrets);
    expect(cipher.blindIndex('email', 'a').toString('hex')).toBe(
      'a0b5c6634708d79219d7ace6203446ff87fbe7232224bb2005ca5f3939a53eee',
    );
    expect(cipher.claimSecret('c1').toString('hex')).toBe(
      '45241ac6af7a9016b4291c3c3eb554a07a8d5bc8207647a3f568e854da54b316',
    );
    expect(cipher.deviceSecret('c1').toString('hex')).toBe(
      '48e8a04d9930bc6ee269d3bb666eaa6502b8a20e89aa5f6a3ea1de3285188b3f',
    );
    expect(cipher.bodyHashKey.export().toString('hex')).toBe(
      '491bfaf60856b6d2ead633402683dc938346c173256712439a78fd5a40d232c5',
    );
    expect(cipher.claimantSeed.toString('hex')).toBe(
      'a9ad585c73ca85e34900a6260492be4b6ee14f089fabf90fd07c63aafc69a27c',
    );
    const sealed = Buffer.from('AR4pvGHbN6Z6vDQrN41/xL/v1M4ucf5/ud/xonrxoUs=', 'base64');
    expect(cipher.open(sealed, { table: 'text', row: '1', field: 'content' })).toBe('old');
  });

  it('of a new one are each their own', () => {
    const { indexKey, claimKey, deviceKey, bodyHashKey, claimantSeed } = readSecrets(newSecrets());
    const keys = [indexKey, claimKey, deviceKey, bodyHashKey, createSecretKey(claimantSeed)];
    const marks = keys.map((key) => createHmac('sha256', key).update('a').digest('hex'));
    expect(new Set(marks).size).toBe(5);
  });
});
