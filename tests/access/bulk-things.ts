import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { incidentBody } from './incident-things.ts';
import { OWN_STORE } from './people.ts';

/** Bulk remedies of an incident of the own store, whose one customer has a case. */
export interface BulkThings {
  readonly incidentId: string;
  /** Words for everybody, with a dry run, never started. */
  readonly words: string;
  /** The same, to be started, with what its dry run showed. */
  readonly startable: { readonly runId: string; readonly termsHash: string };
  readonly cancellable: string;
  /** Of vouchers, with a dry run. */
  readonly vouchers: string;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });
export const wordsBody = { token: { kind: 'message' } };
const vouchersBody = { token: { kind: 'voucher', amount: eur(100) }, cap: eur(1000) };

const LISTED = '0190a000-0000-7000-8000-0000000000c9';

const confirmedIncident = async (client: Client): Promise<string> => {
  const incidents = '/intake/v1/incidents';
  const { id } = (await client.post<{ id: string }>(incidents, incidentBody(OWN_STORE))).body;
  const listed = { customerId: LISTED, reason: 'found_in_receipts' };
  await client.post(`${incidents}/${id}/affected-customers`, listed);
  await client.post(`${incidents}/${id}/confirmations`, { listVersion: 1 });
  await waitFor(
    async () => {
      const path = `${incidents}/${id}`;
      return (await client.get<{ status: string }>(path)).body.status === 'opened';
    },
    { description: 'the cases of the incident', timeoutMs: 60_000 },
  );
  return id;
};

/** Remedy hears of the incident and its case a moment after intake. */
const patiently = <Body>(description: string, work: () => Promise<{ readonly body: Body }>) =>
  waitFor(
    () =>
      work().then(
        ({ body }) => body,
        () => undefined,
      ),
    {
      description,
      timeoutMs: 60_000,
    },
  );

export const makeBulk = async (client: Client): Promise<BulkThings> => {
  const incidentId = await confirmedIncident(client);
  const runs = `/remedy/v1/incidents/${incidentId}/bulk-remedies`;
  const drafted = async (body: object): Promise<string> =>
    (await patiently('a draft', () => client.post<{ id: string }>(runs, body))).id;
  const shown = async (body: object): Promise<string> => {
    const id = await drafted(body);
    await patiently('a dry run', () => client.post(`${runs}/${id}/dry-runs`, {}));
    return id;
  };
  const runId = await shown(wordsBody);
  const { body } = await client.get<{ termsHash: string }>(`${runs}/${runId}`);
  return {
    incidentId,
    words: await shown(wordsBody),
    startable: { runId, termsHash: body.termsHash },
    cancellable: await drafted(wordsBody),
    vouchers: await shown(vouchersBody),
  };
};
