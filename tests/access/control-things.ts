import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { OWN_STORE } from './people.ts';

const DAY_MS = 86_400_000;

/** Customers of the own store whom nothing failed, drawn for the control group. */
export interface ControlThings {
  readonly listed: string;
  readonly answerable: string;
  /** A review of the own store. */
  readonly review: string;
}

interface Requests {
  readonly data: readonly { readonly controlId: string }[];
}

export const reviewBody = (storeId: string) => ({
  ...{ storeId, from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' },
  ...{ subjects: ['causes'], conclusions: ['go_on'] },
});

export const makeControls = async (client: Client, ofAllStores: Client): Promise<ControlThings> => {
  const purchasedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
  const items = ['one', 'two'].map((name) => ({
    ...{ externalId: `control-${name}`, customerReference: `a-content-customer-${name}` },
    ...{ storeId: OWN_STORE, purchasedAt, kind: 'sale' },
    amount: { amount: 900, currency: 'EUR' },
  }));
  await client.post('/intake/v1/purchases', { source: 'access-tills', items });
  const review = await client.post<{ id: string }>(
    '/follow-up/v1/periodic-reviews',
    reviewBody(OWN_STORE),
  );
  const [listed, answerable] = await waitFor(
    async () => {
      await ofAllStores.post('/follow-up/v1/control-samples', { sharePermille: 1000 });
      const { body } = await client.get<Requests>('/follow-up/v1/control-requests');
      const [one, two] = body.data.map(({ controlId }) => controlId);
      return one !== undefined && two !== undefined && ([one, two] as const);
    },
    { description: 'the control group to be drawn', intervalMs: 250 },
  );
  return { listed, answerable, review: review.body.id };
};
