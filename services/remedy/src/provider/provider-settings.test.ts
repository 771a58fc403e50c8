import { type ConfigError, readConfig } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { openProviders, providerRefusals, providerSettings } from './provider-settings.ts';

const LIVE = 'sk_live_0123456789abcdef';
const TEST = 'rk_test_0123456789abcdef';

const open = (environment: Readonly<Record<string, string>>) => {
  const given = readConfig(providerSettings, environment);
  return {
    codes: providerRefusals(given).map(({ code, allowance }) => [code, allowance]),
    name: () => openProviders(given, { pool: {} as Pool, clock: () => new Date() }).provider.name,
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
const viaConnector = { AMENDS_PAYMENT_PROVIDER: 'connector' };
const erp = {
  connectorId: 'erp',
  url: 'https://erp.example/amends',
  secrets: [`whsec_${Buffer.alloc(32, 9).toString('base64')}`],
  remedyTypes: ['refund', 'partial_refund'],
};

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

  it('is the connector that refunds, in production too', () => {
    const { codes, name } = open({ ...viaConnector, AMENDS_CONNECTORS: JSON.stringify([erp]) });
    expect([codes, name()]).toEqual([[], 'erp']);
  });

  it('is chosen where a connector refunds, and only there', () => {
    const line =
      'AMENDS_PAYMENT_PROVIDER: is connector where one of AMENDS_CONNECTORS refunds, ' +
      'and only there';
    expect(linesOf(viaConnector)).toEqual([line]);
    expect(linesOf({ AMENDS_CONNECTORS: JSON.stringify([erp]) })).toEqual([line]);
  });

  it.each<[string, object, string]>([
    ['a url that may not be called', { url: 'http://erp.example' }, 'erp: the url must be https'],
    ['a secret that is none', { secrets: ['x'] }, 'erp: a secret must be whsec_ and base64'],
    ['a name that is taken', { connectorId: 'stripe' }, 'stripe: the connectorId is taken'],
    ['half of the refunds', { remedyTypes: ['refund'] }, 'erp: refund and partial_refund go'],
    ['what only a person can do', { remedyTypes: ['listen'] }, 'erp: listen is carried out by no'],
    ['reversals of what it does not credit', { reverses: true }, 'erp: it reverses loyalty_points'],
    ['a report of nothing', { remedyTypes: ['gift'], reports: true }, 'erp: it reports refunds'],
    ['a field nobody knows', { password: 'x' }, 'must be a JSON list of'],
  ])('is no connector with %s', (_what, wrong, line) => {
    const connectors = JSON.stringify([{ ...erp, ...wrong }]);
    const [first] = linesOf({ ...viaConnector, AMENDS_CONNECTORS: connectors });
    expect(first).toMatch(new RegExp(`^AMENDS_CONNECTORS: ${line}`));
  });

  it('is none of two connectors with the same name', () => {
    const connectors = JSON.stringify([erp, erp]);
    const lines = linesOf({ ...viaConnector, AMENDS_CONNECTORS: connectors });
    expect(lines).toEqual(['AMENDS_CONNECTORS: a connectorId or a remedy type is there twice']);
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
