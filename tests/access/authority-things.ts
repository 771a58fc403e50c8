import type { Client } from '@amends/client/open-client';

/** Goodwill that waits for a second person, on the untouched case: one to be ended each way. */
export interface AuthorityThings {
  readonly caseId: string;
  readonly approvable: string;
  readonly returnable: string;
  readonly revisable: string;
  readonly withdrawable: string;
  readonly promise: string;
  readonly keptPromise: string;
  /** What a customer wants instead, not answered yet. */
  readonly counter: { readonly caseId: string; readonly counterId: string };
}

export const goodwillBody = (item: string, remedyType = 'discount') => ({
  ...{ item, itemKind: 'item', reason: 'inconvenience' },
  components: [{ remedyType, amount: { amount: 10, currency: 'EUR' } }],
});

/** Nothing falls due while the matrix runs. */
export const LATER = '2098-01-01T00:00:00Z';

const promised = async (client: Client, caseId: string): Promise<string> => {
  const path = `/remedy/v1/cases/${caseId}/promises`;
  return (await client.post<{ id: string }>(path, { what: 'answer', due: LATER })).body.id;
};

const proposed = async (
  client: Client,
  caseId: string,
  ...what: Parameters<typeof goodwillBody>
): Promise<string> => {
  const path = `/remedy/v1/cases/${caseId}/goodwill-proposals`;
  return (await client.post<{ id: string }>(path, goodwillBody(...what))).body.id;
};

const countered = async (
  client: Client,
  { caseId, offerId }: { readonly caseId: string; readonly offerId: string },
) => {
  const body = { offerId, components: [{ remedyType: 'gift' }] };
  const path = `/remedy/v1/cases/${caseId}/counter-proposals`;
  return { caseId, counterId: (await client.post<{ id: string }>(path, body)).body.id };
};

/** Anybody may give gifts, so one is granted at once. */
const giveGift = async (client: Client, ofAllStores: Client, caseId: string): Promise<void> => {
  await ofAllStores.post('/remedy/v1/recovery-authorities', {
    ...{ holderKind: 'default', holderId: 'default', reason: 'empowerment' },
    limits: [{ currency: 'EUR', max: 10, remedyTypes: ['gift'] }],
  });
  await proposed(client, caseId, 'line-5', 'gift');
};

/** Nobody was given authority for discounts, so all of them wait. */
export const makeAuthority = async (
  client: Client,
  ofAllStores: Client,
  caseId: string,
  offered: Parameters<typeof countered>[1],
): Promise<AuthorityThings> => {
  const things = {
    caseId,
    counter: await countered(client, offered),
    promise: await promised(client, caseId),
    keptPromise: await promised(client, caseId),
    approvable: await proposed(client, caseId, 'line-1'),
    returnable: await proposed(client, caseId, 'line-2'),
    revisable: await proposed(client, caseId, 'line-3'),
    withdrawable: await proposed(client, caseId, 'line-4'),
  };
  await giveGift(client, ofAllStores, caseId);
  return things;
};
