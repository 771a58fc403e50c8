import { type Egress, refusalOf } from '@amends/outbound/allowed-address';
import {
  choiceSetting,
  ConfigError,
  optionalSecretSetting,
  textSetting,
  type Values,
} from '@amends/service-kit/config';
import type { StartRefusal } from '@amends/service-process/local-profile';
import type { Pool } from 'pg';
import type { Connector, ConnectorCaller } from './connector-client.ts';
import { openConnectorFulfilment, openConnectorProvider } from './connector-provider.ts';
import { connectorSetting, connectorsOf, fulfillingOf, refundingOf } from './connector-settings.ts';
import { openFakeProvider } from './fake-provider.ts';
import type { FulfilmentProvider } from './fulfilment-provider.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { openStripeProvider } from './stripe-provider.ts';

/** Who moves the money, and who does what is no refund. */
export const providerSettings = {
  profile: choiceSetting('AMENDS_PROFILE', ['production', 'local'], 'production'),
  paymentProvider: choiceSetting(
    'AMENDS_PAYMENT_PROVIDER',
    ['fake', 'stripe', 'connector'],
    'fake',
  ),
  stripeKey: optionalSecretSetting('AMENDS_STRIPE_KEY', 16),
  stripeUrl: textSetting('AMENDS_STRIPE_URL', 'https://api.stripe.com'),
  connectors: connectorSetting,
};

export type ProviderConfig = Values<typeof providerSettings>;

const checkStripe = ({ profile, stripeKey, stripeUrl }: ProviderConfig): void => {
  const refusal = refusalOf(stripeUrl, { allowsLoopback: profile === 'local' });
  const lines = [
    ...(stripeKey === undefined ? ['AMENDS_STRIPE_KEY: must be set, or its _FILE'] : []),
    ...(refusal === undefined ? [] : [`AMENDS_STRIPE_URL: ${refusal}`]),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
};

const egressOf = ({ profile }: ProviderConfig): Egress => ({ allowsLoopback: profile === 'local' });

const checkedConnectors = (config: ProviderConfig): readonly Connector[] => {
  const connectors = connectorsOf(config.connectors, egressOf(config));
  const refunds = refundingOf(connectors) !== undefined;
  if (refunds === (config.paymentProvider === 'connector')) return connectors;
  throw new ConfigError([
    'AMENDS_PAYMENT_PROVIDER: is connector where one of AMENDS_CONNECTORS refunds, and only there',
  ]);
};

/**
 * What the local profile allows and production does not; asked before anything is opened.
 * @throws ConfigError with one line per setting that is missing or not valid
 */
export const providerRefusals = (config: ProviderConfig): readonly StartRefusal[] => {
  const { paymentProvider, stripeKey } = config;
  checkedConnectors(config);
  if (paymentProvider === 'stripe') checkStripe(config);
  const allowance = 'fakeProvider';
  if (paymentProvider === 'fake') {
    const reason = 'AMENDS_PAYMENT_PROVIDER is fake, which moves no money';
    return [{ code: 'fake_provider', reason, allowance }];
  }
  if (paymentProvider === 'stripe' && /^[a-z]{2}_test_/.test(stripeKey?.reveal() ?? '')) {
    const reason = 'AMENDS_STRIPE_KEY is one of test mode, which moves no money';
    return [{ code: 'test_payment_key', reason, allowance }];
  }
  return [];
};

/** Who carries out what remedy decides. */
export interface Providers {
  readonly provider: PaymentProvider;
  readonly fulfilments: readonly FulfilmentProvider[];
  readonly callers: readonly ConnectorCaller[];
}

/**
 * The providers that were chosen.
 * @throws ConfigError with one line per setting that is missing or not valid
 */
export const openProviders = (
  config: ProviderConfig,
  { pool, clock }: { readonly pool: Pool; readonly clock: () => Date },
): Providers => {
  const { paymentProvider, stripeKey, stripeUrl: url } = config;
  const options = { egress: egressOf(config), clock };
  const connectors = checkedConnectors(config);
  const fulfilments = fulfillingOf(connectors).map((one) => openConnectorFulfilment(one, options));
  const others = { fulfilments, callers: connectors };
  if (paymentProvider === 'fake') return { provider: openFakeProvider(pool), ...others };
  if (paymentProvider === 'connector') {
    return { provider: openConnectorProvider(refundingOf(connectors)!, options), ...others };
  }
  checkStripe(config);
  return { provider: openStripeProvider({ key: stripeKey!, url }), ...others };
};
