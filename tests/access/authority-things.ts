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

export const goodwillBody = (item: string) => ({
  ...{ item, itemKind: 'item', reason: 'inconvenience' },
  components: [{ remedyType: 'discount', amount: { amount: 10, currency: 'EUR' } }],
});

/** Nothing falls due while the matrix runs. */
export const LATER = '2098-01-01T00:00:00Z';

const promised = async (client: Client, caseId: string): Promise<string> => {
  const path = `/remedy/v1/cases/${caseId}/promises`;
  return (await client.post<{ id: string }>(path, { what: 'answer', due: LATER })).body.id;
};

const proposed = async (client: Client, caseId: string, item: string): Promise<string> => {
  const path = `/remedy/v1/cases/${caseId}/goodwill-proposals`;
  return (await client.post<{ id: string }>(path, goodwillBody(item))).body.id;
};

const countered = async (
  client: Client,
  { caseId, offerId }: { readonly caseId: string; readonly offerId: string },
) => {
  const body = { offerId, components: [{ remedyType: 'gift' }] };
  const path = `/remedy/v1/cases/${caseId}/counter-proposals`;
  return { caseId, counterId: (await client.post<{ id: string }>(path, body)).body.id };
};

/** Nobody was given any authority, so all of them wait. */
export const makeAuthority = async (
  client: Client,
  caseId: string,
  offered: Parameters<typeof countered>[1],
): Promise<AuthorityThings> => ({
  caseId,
  counter: await countered(client, offered),
  promise: await promised(client, caseId),
  keptPromise: await promised(client, caseId),
  approvable: await proposed(client, caseId, 'line-1'),
  returnable: await proposed(client, caseId, 'line-2'),
  revisable: await proposed(client, caseId, 'line-3'),
  withdrawable: await proposed(client, caseId, 'line-4'),
});
