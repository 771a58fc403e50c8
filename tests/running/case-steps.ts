import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';

/** What the retailer's systems do to one case, step by step, through the public API. */

interface RemedyView {
  readonly status: string;
  readonly offer?: {
    readonly offerId: string;
    readonly alternatives: readonly { readonly alternativeId: number }[];
  };
  readonly steps: readonly {
    readonly step: number;
    readonly executed: boolean;
    refund?: string;
    voucherId?: string;
  }[];
}

export interface FollowUpView {
  readonly requests: readonly {
    readonly requestId: string;
    readonly status: string;
    wave: number;
  }[];
}

/** For the suite's part of a step; generous, because a busy machine is no failure. */
const STEP_LIMIT_MS = 60_000;

const MISCHARGED = {
  channel: 'telephone_hotline',
  signalSource: 'hotline',
  source: 'hotline',
  storeId: 'S9',
  complaintCode: 'mischarged',
  narrative: 'The till charged me twice for one item.',
  price: { amount: 1999, currency: 'EUR' },
  overcharge: { amount: 300, currency: 'EUR' },
};

/** Reports a failure; `externalId` and whatever else differ per case. */
export const report = async (
  client: Client,
  facts: Readonly<Record<string, unknown>>,
): Promise<{ readonly caseId: string; readonly position: string }> => {
  const answer = await client.post<{ caseId: string; position: string }>('/intake/v1/cases', {
    ...MISCHARGED,
    ...facts,
  });
  return answer.body;
};

const read = async <View>(client: Client, path: string): Promise<View | undefined> => {
  try {
    return (await client.get<View>(path)).body;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
};

export const remedyOf = (client: Client, caseId: string): Promise<RemedyView | undefined> =>
  read<RemedyView>(client, `/remedy/v1/cases/${caseId}/remedy`);

export const acknowledge = async (client: Client, caseId: string): Promise<void> => {
  await client.post(`/intake/v1/cases/${caseId}/acknowledgements`, { by: 'person' });
};

/** Waits for the offer, chooses, and does every step a person has to do. */
export const remedy = async (client: Client, caseId: string): Promise<void> => {
  const offered = await waitFor(
    async () => {
      const view = await remedyOf(client, caseId);
      return view?.status === 'offered' && view;
    },
    { description: `an offer for case ${caseId}`, timeoutMs: STEP_LIMIT_MS },
  );
  const { offerId, alternatives } = offered.offer!;
  const { alternativeId } = alternatives[0]!;
  await client.post(`/remedy/v1/cases/${caseId}/choices`, { offerId, alternativeId });
  const { steps } = (await remedyOf(client, caseId))!;
  for (const { step, executed, refund, voucherId } of steps) {
    if (executed || refund !== undefined || voucherId !== undefined) continue;
    await client.post(`/remedy/v1/cases/${caseId}/steps/${step}/executions`, {});
  }
  await waitFor(async () => (await remedyOf(client, caseId))?.status === 'resolved', {
    description: `case ${caseId} to be resolved`,
    timeoutMs: STEP_LIMIT_MS,
  });
};

/** Root cause and preventive decision: without them a case does not close. */
export const learn = async (client: Client, caseId: string): Promise<void> => {
  await client.post(`/triage/v1/cases/${caseId}/root-causes`, {
    responsibilityLocus: 'firm',
    why: 'standard_not_followed',
    how: 'single_slip',
    arisenAt: '2026-01-05T10:00:00Z',
  });
  await client.post(`/triage/v1/cases/${caseId}/preventive-decisions`, {
    decision: 'no_action_needed',
  });
};

const JUSTICE = {
  D1: 6,
  D2: 2,
  D3: 6,
  D4: 7,
  P1: 5,
  P2: 5,
  P3: 6,
  P4: 4,
  I1: 7,
  I2: 7,
  I3: 1,
  I4: 6,
};

/** Waits until the customer is asked, and answers. */
export const answer = async (
  client: Client,
  caseId: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const request = await waitFor(
    async () => {
      const view = await read<FollowUpView>(client, `/follow-up/v1/cases/${caseId}/follow-up`);
      return view?.requests.find(({ status }) => status === 'open');
    },
    { description: `case ${caseId} to be asked about`, timeoutMs: STEP_LIMIT_MS },
  );
  await client.post(`/follow-up/v1/cases/${caseId}/follow-ups/${request.requestId}/answers`, {
    reliefDegree: 6,
    remedyAccepted: true,
    dissatisfactionEliminated: true,
    adverseEffects: false,
    justice: JUSTICE,
    satisfaction: 5,
    likelihoodToRecommend: 9,
    repurchaseIntent: 6,
    ...facts,
  });
};
