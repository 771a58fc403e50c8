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
import { openFakeProvider } from './fake-provider.ts';
import type { PaymentProvider } from './payment-provider.ts';
import { openStripeProvider } from './stripe-provider.ts';

/** Who moves the money. */
export const providerSettings = {
  profile: choiceSetting('AMENDS_PROFILE', ['production', 'local'], 'production'),
  paymentProvider: choiceSetting('AMENDS_PAYMENT_PROVIDER', ['fake', 'stripe'], 'fake'),
  stripeKey: optionalSecretSetting('AMENDS_STRIPE_KEY', 16),
  stripeUrl: textSetting('AMENDS_STRIPE_URL', 'https://api.stripe.com'),
};

export type ProviderConfig = Values<typeof providerSettings>;

/** What the local profile allows and production does not. */
export const providerRefusals = ({
  paymentProvider,
  stripeKey,
}: ProviderConfig): readonly StartRefusal[] => {
  const allowance = 'fakeProvider';
  if (paymentProvider === 'fake') {
    const reason = 'AMENDS_PAYMENT_PROVIDER is fake, which moves no money';
    return [{ code: 'fake_provider', reason, allowance }];
  }
  if (/^[a-z]{2}_test_/.test(stripeKey?.reveal() ?? '')) {
    const reason = 'AMENDS_STRIPE_KEY is one of test mode, which moves no money';
    return [{ code: 'test_payment_key', reason, allowance }];
  }
  return [];
};

/**
 * The provider that was chosen.
 * @throws ConfigError with one line per setting that is missing or not valid
 */
export const openPaymentProvider = (given: ProviderConfig, pool: Pool): PaymentProvider => {
  const { paymentProvider, profile, stripeKey, stripeUrl } = given;
  if (paymentProvider === 'fake') return openFakeProvider(pool);
  const refusal = refusalOf(stripeUrl, { allowsLoopback: profile === 'local' });
  const lines = [
    ...(stripeKey === undefined ? ['AMENDS_STRIPE_KEY: must be set, or its _FILE'] : []),
    ...(refusal === undefined ? [] : [`AMENDS_STRIPE_URL: ${refusal}`]),
  ];
  if (lines.length > 0) throw new ConfigError(lines);
  return openStripeProvider({ key: stripeKey!, url: stripeUrl });
};
