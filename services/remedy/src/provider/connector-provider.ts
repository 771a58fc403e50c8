import {
  type Connector,
  type ConnectorOptions,
  openConnectorClient,
  type Word,
} from './connector-client.ts';
import type { FulfilmentAnswer, FulfilmentProvider } from './fulfilment-provider.ts';
import type { PaymentProvider, RefundAnswer } from './payment-provider.ts';

/** So long the system is sent the same effect again, by its contract; then it is only asked. */
const EFFECT_LIFE_SECONDS = 72 * 3_600;

/** Taken in and not done yet is an open question, answered later. */
export const refundedOf = (word: Word): RefundAnswer => {
  switch (word.status) {
    case 'succeeded': {
      const { reference: providerRef, amount } = word;
      return amount === undefined
        ? { outcome: 'unknown' }
        : { outcome: 'succeeded', providerRef, amount };
    }
    case 'failed':
      return { outcome: 'failed', reason: word.reason };
    case 'not_now':
      return { outcome: 'not_now' };
    default:
      return { outcome: 'unknown' };
  }
};

/** Refunds by a system of the retailer's, which has the payments in its books. */
export const openConnectorProvider = (
  connector: Connector,
  options: ConnectorOptions,
): PaymentProvider => {
  const client = openConnectorClient(connector, options);
  return {
    name: connector.connectorId,
    keyLifeSeconds: EFFECT_LIFE_SECONDS,
    captured: client.captured,
    ...(connector.reports === true && { report: client.refunds }),
    refund: async ({ key: effectId, paymentRef, amount }) =>
      refundedOf(await client.order({ effectId, kind: 'refund', paymentRef, amount })),
    find: async ({ key }) => {
      const word = await client.ask(key);
      return word.status === 'never_seen' ? null : refundedOf(word);
    },
  };
};

/** Whatever the reason of a no, a person decides what comes next. */
export const fulfilledOf = (word: Word): FulfilmentAnswer => {
  switch (word.status) {
    case 'succeeded': {
      const { reference, amount } = word;
      return { outcome: 'succeeded', reference, ...(amount === undefined ? {} : { amount }) };
    }
    case 'failed':
      return { outcome: 'failed', reason: 'declined' };
    case 'not_now':
      return { outcome: 'not_now' };
    default:
      return { outcome: 'unknown' };
  }
};

/** Steps that are no refunds, by a system of the retailer's. */
export const openConnectorFulfilment = (
  connector: Connector,
  options: ConnectorOptions,
): FulfilmentProvider => {
  const client = openConnectorClient(connector, options);
  return {
    name: connector.connectorId,
    remedyTypes: connector.remedyTypes,
    keyLifeSeconds: EFFECT_LIFE_SECONDS,
    fulfil: async (request) => fulfilledOf(await client.order({ kind: 'fulfilment', ...request })),
    ...(connector.reverses === true && {
      reverse: async (request) => fulfilledOf(await client.order({ kind: 'reversal', ...request })),
    }),
    find: async (effectId) => {
      const word = await client.ask(effectId);
      return word.status === 'never_seen' ? null : fulfilledOf(word);
    },
  };
};
