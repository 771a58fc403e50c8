import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { OWN_STORE } from './people.ts';

/** Incidents of the own store, one per state that some operation asks for. */
export interface IncidentThings {
  readonly declared: string;
  readonly suspected: string;
  readonly cancellable: string;
  readonly closable: string;
  /** With a list in version 1. */
  readonly confirmable: string;
  readonly listed: { readonly incidentId: string; readonly customerId: string };
}

export const incidentBody = (storeId: string) => ({
  storeId,
  complaintCode: 'pos_outage',
  startedAt: '2026-01-05T10:00:00Z',
  endedAt: '2026-01-05T11:00:00Z',
});

const LISTED_CUSTOMER = '0190a000-0000-7000-8000-0000000000c1';

export const addedCustomer = (customerId = '0190a000-0000-7000-8000-0000000000c2') => ({
  customerId,
  reason: 'found_in_receipts',
});

const declare = async (client: Client): Promise<string> => {
  const path = '/intake/v1/incidents';
  return (await client.post<{ id: string }>(path, incidentBody(OWN_STORE))).body.id;
};

const list = async (client: Client, incidentId: string): Promise<void> => {
  const path = `/intake/v1/incidents/${incidentId}/affected-customers`;
  await client.post(path, addedCustomer(LISTED_CUSTOMER));
};

/** By an outage that a till told of; no person declared it. */
const suspect = async (client: Client): Promise<string> => {
  await client.post('/intake/v1/events', {
    specversion: '1.0',
    id: 'access-outage',
    source: `/stores/${OWN_STORE}`,
    type: 'pos.outage.started',
    time: '2026-01-05T10:00:00Z',
    data: { dedupKey: 'access-outage' },
  });
  return waitFor(
    async () => {
      const path = '/intake/v1/incidents?filter[status][eq]=suspected';
      const { body } = await client.get<{ data: { incidentId: string }[] }>(path);
      return body.data[0]?.incidentId;
    },
    { description: 'the outage to make an incident suspect', timeoutMs: 60_000 },
  );
};

export const makeIncidents = async (client: Client): Promise<IncidentThings> => {
  const suspected = await suspect(client);
  const [declared, cancellable, closable, confirmable, incidentId] = [
    await declare(client),
    await declare(client),
    await declare(client),
    await declare(client),
    await declare(client),
  ];
  await list(client, confirmable);
  await list(client, incidentId);
  const listed = { incidentId, customerId: LISTED_CUSTOMER };
  return { declared, suspected, cancellable, closable, confirmable, listed };
};
