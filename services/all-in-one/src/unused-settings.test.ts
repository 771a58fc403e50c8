import { describe, expect, it } from '@jest/globals';
import { unusedSettings } from './unused-settings.ts';

describe('settings that npm start has no use for', () => {
  it('are named when they are set', () => {
    const environment = { AMENDS_ISSUER: 'https://id.example', AMENDS_JWKS_URL: 'https://k' };
    expect(unusedSettings(environment)).toMatch(/^AMENDS_ISSUER, AMENDS_JWKS_URL changes nothing/);
  });

  it('are no word worth when none is', () => {
    expect(unusedSettings({ AMENDS_ISSUER: '', AMENDS_PORT: '1' })).toBeUndefined();
  });
});
