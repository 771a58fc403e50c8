import { allStores, list, names, object, type Probe } from './probe.ts';
import { voucherBody } from './money-things.ts';

/** Operations on money that remedy moves besides refunds. */
export const moneyProbes: Readonly<Record<string, Probe>> = {
  // No connector is in the settings of the suite: nobody was asked for the step.
  'POST /remedy/v1/cases/{id}/steps/{step}/fulfilment-attempts': object(
    ({ refused: { caseId, step } }) => ({ ids: [caseId, step], body: {} }),
    { ownRefusal: 'illegal_state' },
  ),
  'POST /remedy/v1/cases/{id}/steps/{step}/fulfilment-settlements': object(
    ({ refused: { caseId, step } }) => ({ ids: [caseId, step], body: { outcome: 'not_executed' } }),
    { ownRefusal: 'illegal_state' },
  ),
  // Nor is there a scheme that credits points.
  'POST /remedy/v1/cases/{id}/point-settlements': object(
    ({ refused: { caseId }, bulk }) => ({
      ids: [caseId],
      body: { runId: bulk.words, outcome: 'not_credited' },
    }),
    { ownRefusal: 'illegal_state' },
  ),
  'GET /remedy/v1/ordered-effects': list(({ refused }) => [refused.caseId]),
  // A system has no token; the signature decides, and there is none here.
  'POST /remedy/v1/connectors/{connectorId}/effects': {
    about: 'open',
    loose: 'the words are those of the answers of a connector, whatever stands beside them',
    status: 401,
    request: () => ({ ids: ['access_nobody'], body: {} }),
  },
  'POST /remedy/v1/vouchers': names(voucherBody),
  'GET /remedy/v1/vouchers/{voucherId}': object(({ money: { voucher } }) => ({ ids: [voucher] })),
  'POST /remedy/v1/vouchers/{voucherId}/codes': object(({ money: { voucher } }) => ({
    ids: [voucher],
    body: {},
  })),
  'POST /remedy/v1/vouchers/{voucherId}/code-replacements': object(({ money: { voucher } }) => ({
    ids: [voucher],
    body: {},
  })),
  'POST /remedy/v1/vouchers/{voucherId}/voidings': object(({ money: { voidable } }) => ({
    ids: [voidable],
    body: { reason: 'customer_request' },
  })),
  // Nobody has this code: what a right one tells belongs to whoever has it, whatever the store.
  'POST /remedy/v1/voucher-lookups': {
    about: 'open',
    status: 422,
    request: () => ({ body: { code: '00000-00000-00000-00000' } }),
  },
  'POST /remedy/v1/voucher-redemptions': names((storeId, { money: { code } }) => ({
    code,
    storeId,
    amount: { amount: 1, currency: 'EUR' },
  })),
  'GET /remedy/v1/ledger-balances': list(() => []),
  'POST /remedy/v1/ledger-rebuilds': allStores({}),
  'GET /remedy/v1/execution': allStores(),
  'POST /remedy/v1/execution-limits': allStores({
    limit: { amount: 900_000_000, currency: 'EUR' },
  }),
  'POST /remedy/v1/execution-stops': allStores({}),
  'POST /remedy/v1/execution-resumptions': allStores({}),
  'POST /remedy/v1/provider-reports': allStores({
    provider: 'access_provider',
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-02T00:00:00Z',
    rows: [],
  }),
  'GET /remedy/v1/reconciliation-items': allStores(),
  'POST /remedy/v1/reconciliation-items/{itemId}/resolutions': {
    about: 'all_stores',
    request: () => ({
      ids: ['019ea800-92d8-7bbf-8d41-0a1e8674dac7'],
      body: { resolution: 'no_difference' },
    }),
    ownRefusal: 'not_found',
  },
};
