import { refusalOf } from '@amends/outbound/allowed-address';
import {
  choiceSetting,
  ConfigError,
  optionalSecretSetting,
  textSetting,
  type Values,
} from '@amends/service-kit/config';
import type { StartRefusal } from '@amends/service-process/local-profile';
import type { Pool } from 'pg';
import type { Connector } from './connector-client.ts';
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

/** What the local profile allows and production does not. */
export const providerRefusals = (config: ProviderConfig): readonly StartRefusal[] => {
  const { paymentProvider, stripeKey } = config;
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

const stripeOf = ({ profile, stripeKey, stripeUrl }: ProviderConfig): PaymentProvider => {
  const refusal = refusalOf(stripeUrl, { allowsLoopback: profile === 'local' });
  const lines = [
    ...(stripeKey === undefined ? ['AMENDS_STRIPE_KEY: must be set, or its _FILE'] : []),
    ...(refusal === undefined ? [] : [`AMENDS_STRIPE_URL: ${refusal}`]),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  return openStripeProvider({ key: stripeKey!, url: stripeUrl });
};

const checkedRefunding = (
  { paymentProvider }: ProviderConfig,
  connectors: readonly Connector[],
): Connector | undefined => {
  const refunding = refundingOf(connectors);
  if ((refunding !== undefined) === (paymentProvider === 'connector')) return refunding;
  throw new ConfigError([
    'AMENDS_PAYMENT_PROVIDER: is connector where one of AMENDS_CONNECTORS refunds, and only there',
  ]);
};

/** Who carries out what remedy decides. */
export interface Providers {
  readonly provider: PaymentProvider;
  readonly fulfilments: readonly FulfilmentProvider[];
}

/**
 * The providers that were chosen.
 * @throws ConfigError with one line per setting that is missing or not valid
 */
export const openProviders = (
  config: ProviderConfig,
  { pool, clock }: { readonly pool: Pool; readonly clock: () => Date },
): Providers => {
  const options = { egress: { allowsLoopback: config.profile === 'local' }, clock };
  const connectors = connectorsOf(config.connectors, options.egress);
  const refunding = checkedRefunding(config, connectors);
  const own = () =>
    config.paymentProvider === 'stripe' ? stripeOf(config) : openFakeProvider(pool);
  return {
    provider: refunding === undefined ? own() : openConnectorProvider(refunding, options),
    fulfilments: fulfillingOf(connectors).map((one) => openConnectorFulfilment(one, options)),
  };
};
