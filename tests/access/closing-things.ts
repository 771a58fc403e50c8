import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { answer, learn, remedy } from '../running/case-steps.ts';

/** From the remedy on: learned from, answered, closed in the read models too. */
const finish = async (client: Client, caseId: string, asking = client): Promise<string> => {
  await learn(client, caseId);
  await answer(asking, caseId);
  await waitFor(
    async () => {
      const path = `/case-files/v1/cases/${caseId}`;
      const { body } = await client.get<{ data: { case: { state: string } } }>(path);
      return body.data.case.state === 'closed';
    },
    { description: `case ${caseId} to be closed`, timeoutMs: 60_000 },
  );
  return caseId;
};

export const closedIn = async (client: Client, caseId: string): Promise<string> => {
  await remedy(client, caseId);
  return finish(client, caseId);
};

/** The same by the person of the store, who hears how it ended; a colleague asks the customer. */
export const handledIn = async (
  client: Client,
  colleague: Client,
  caseId: string,
): Promise<string> => {
  await remedy(client, caseId);
  const talk = { channel: 'telephone', checks: ['greeted'] };
  await client.post(`/remedy/v1/cases/${caseId}/interactions`, talk);
  return finish(client, caseId, colleague);
};
