import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { OWN_STORE } from './people.ts';

const bought = (day: string) => ({
  externalId: `silent-${day}`,
  customerReference: 'a-silent-customer',
  storeId: OWN_STORE,
  purchasedAt: `${day}T10:00:00Z`,
  kind: 'sale',
  amount: { amount: 900, currency: 'EUR' },
});

interface SilentCustomers {
  readonly data: readonly { readonly customerId: string }[];
}

/** A customer of the own store who bought once a month and then no more; gives the pseudonym. */
export const makeSilentCustomer = async (client: Client, ofAllStores: Client): Promise<string> => {
  const days = ['2025-01-05', '2025-02-05', '2025-03-05', '2025-04-05'];
  const purchases = { source: 'access-tills', items: days.map(bought) };
  await client.post('/intake/v1/purchases', purchases);
  return waitFor(
    async () => {
      await ofAllStores.post('/intake/v1/silence-checks', {});
      const { body } = await client.get<SilentCustomers>('/intake/v1/silent-customers');
      return body.data[0]?.customerId;
    },
    { description: 'the silence of a customer to be noted', intervalMs: 250 },
  );
};
