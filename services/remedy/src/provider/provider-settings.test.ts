import { type ConfigError, readConfig } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { openPaymentProvider, providerRefusals, providerSettings } from './provider-settings.ts';

const LIVE = 'sk_live_0123456789abcdef';
const TEST = 'rk_test_0123456789abcdef';

const open = (environment: Readonly<Record<string, string>>) => {
  const given = readConfig(providerSettings, environment);
  return {
    codes: providerRefusals(given).map(({ code, allowance }) => [code, allowance]),
    name: () => openPaymentProvider(given, {} as Pool).name,
  };
};
const linesOf = (environment: Readonly<Record<string, string>>): readonly string[] => {
  try {
    open(environment).name();
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};
const stripe = { AMENDS_PAYMENT_PROVIDER: 'stripe' };

describe('the payment provider of the settings', () => {
  it('is the fake unless told, which production refuses', () => {
    const { codes, name } = open({});
    expect([codes, name()]).toEqual([[['fake_provider', 'fakeProvider']], 'fake']);
  });

  it('is Stripe with a live key, in production too', () => {
    const { codes, name } = open({ ...stripe, AMENDS_STRIPE_KEY: LIVE });
    expect([codes, name()]).toEqual([[], 'stripe']);
  });

  it('is Stripe with a key of test mode in the local profile only', () => {
    const { codes, name } = open({ ...stripe, AMENDS_STRIPE_KEY: TEST });
    expect([codes, name()]).toEqual([[['test_payment_key', 'fakeProvider']], 'stripe']);
  });

  it('is none without a key, or where its address is not to be called', () => {
    expect(linesOf(stripe)).toEqual(['AMENDS_STRIPE_KEY: must be set, or its _FILE']);
    const loopback = {
      ...stripe,
      AMENDS_STRIPE_KEY: TEST,
      AMENDS_STRIPE_URL: 'http://127.0.0.1:1',
    };
    expect(linesOf(loopback)).toEqual(['AMENDS_STRIPE_URL: must be https']);
    expect(linesOf({ ...loopback, AMENDS_PROFILE: 'local' })).toEqual([]);
  });
});
