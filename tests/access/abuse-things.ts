import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { remedyOf } from '../running/case-steps.ts';

/** A customer with a flag, and a case whose compensation waits because of it. */
export interface AbuseThings {
  readonly caseId: string;
  readonly flagId: string;
  readonly held: string;
}

const LIMIT_MS = 60_000;

/** Of a customer of its own, so that no other case is held back. */
export const SUSPECT = { customer: { reference: 'a-suspect' } };

const flagged = async (client: Client, caseId: string): Promise<string> => {
  const path = `/triage/v1/cases/${caseId}/abuse-flags`;
  const flagId = await waitFor(
    async () => {
      const known = await client.get<{ data: readonly object[] }>(path).catch(() => undefined);
      if (known === undefined) return undefined;
      await client.post(path, { reason: 'high_fraud_risk' });
      return (await client.get<{ data: { flagId: string }[] }>(path)).body.data[0]!.flagId;
    },
    { description: `a flag on case ${caseId}`, timeoutMs: LIMIT_MS },
  );
  return flagId;
};

export const makeAbuse = async (
  client: Client,
  report: () => Promise<string>,
): Promise<AbuseThings> => {
  const caseId = await report();
  const flagId = await flagged(client, caseId);
  const held = await report();
  await waitFor(async () => (await remedyOf(client, held))?.status === 'pending_approval', {
    description: `case ${held} to wait for a review`,
    timeoutMs: LIMIT_MS,
  });
  return { caseId, flagId, held };
};
