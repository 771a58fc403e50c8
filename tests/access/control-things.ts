import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { OWN_STORE } from './people.ts';

const DAY_MS = 86_400_000;

/** Customers of the own store whom nothing failed, drawn for the control group. */
export interface ControlThings {
  readonly listed: string;
  readonly answerable: string;
}

interface Requests {
  readonly data: readonly { readonly controlId: string }[];
}

export const makeControls = async (client: Client, ofAllStores: Client): Promise<ControlThings> => {
  const purchasedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
  const items = ['one', 'two'].map((name) => ({
    ...{ externalId: `control-${name}`, customerReference: `a-content-customer-${name}` },
    ...{ storeId: OWN_STORE, purchasedAt, kind: 'sale' },
    amount: { amount: 900, currency: 'EUR' },
  }));
  await client.post('/intake/v1/purchases', { source: 'access-tills', items });
  return waitFor(
    async () => {
      await ofAllStores.post('/follow-up/v1/control-samples', { sharePermille: 1000 });
      const { body } = await client.get<Requests>('/follow-up/v1/control-requests');
      const [one, two] = body.data.map(({ controlId }) => controlId);
      return one !== undefined && two !== undefined && { listed: one, answerable: two };
    },
    { description: 'the control group to be drawn', timeoutMs: 60_000 },
  );
};
