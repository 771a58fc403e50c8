import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { remedyOf } from '../running/case-steps.ts';

/** A customer with a flag, and a case whose compensation waits because of it. */
export interface AbuseThings {
  readonly caseId: string;
  readonly flagId: string;
  readonly held: string;
  /** Another one, that nobody decides about. */
  readonly waiting: string;
  /** Two cases that were merged, each with an offer. */
  readonly conflict: { readonly caseId: string; readonly otherCaseId: string };
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

const conflictOf = async (
  client: Client,
  offered: () => Promise<string>,
): Promise<AbuseThings['conflict']> => {
  const [caseId, otherCaseId] = [await offered(), await offered()];
  const body = { duplicateCaseIds: [otherCaseId], reason: 'same_failure' };
  await client.post(`/intake/v1/cases/${caseId}/mergings`, body);
  await waitFor(
    async () => {
      const path = `/remedy/v1/cases/${caseId}/remedy`;
      const view = await client.get<{ conflicts?: readonly object[] }>(path);
      return view.body.conflicts?.length === 1;
    },
    { description: `case ${caseId} to be in conflict`, timeoutMs: LIMIT_MS },
  );
  return { caseId, otherCaseId };
};

export const makeAbuse = async (
  client: Client,
  report: () => Promise<string>,
  offered: () => Promise<string>,
): Promise<AbuseThings> => {
  const caseId = await report();
  const flagId = await flagged(client, caseId);
  const [held, waiting] = [await report(), await report()];
  for (const each of [held, waiting]) {
    await waitFor(async () => (await remedyOf(client, each))?.status === 'pending_approval', {
      description: `case ${each} to wait for a review`,
      timeoutMs: LIMIT_MS,
    });
  }
  return { caseId, flagId, held, waiting, conflict: await conflictOf(client, offered) };
};
