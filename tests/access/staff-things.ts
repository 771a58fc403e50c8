import type { Client } from '@amends/client/open-client';
import { OWN_STORE } from './people.ts';

/** Of the directory of staff, and of cases that change hands. */
export interface StaffThings {
  /** Works in the own store. */
  readonly member: string;
  readonly handover: PendingHandover;
  readonly refusableHandover: PendingHandover;
}

interface PendingHandover {
  readonly caseId: string;
  readonly handoverId: string;
}

/** The person of the own store, by the subject of their token. */
const RECIPIENT = 'anna';
const MEMBER = 'access-member';

const offer = async (client: Client, caseId: string): Promise<PendingHandover> => {
  const body = { toId: RECIPIENT, reason: 'workload' };
  const answer = await client.post<{ id: string }>(`/triage/v1/cases/${caseId}/handovers`, body);
  return { caseId, handoverId: answer.body.id };
};

/** Two cases of the own store wait to be taken by its person; the directory is all stores' own. */
export const makeStaff = async (
  { client, ofAllStores }: { readonly client: Client; readonly ofAllStores: Client },
  [one, other]: readonly [string, string],
): Promise<StaffThings> => {
  // No room for a second case: everything else of the matrix stays with the team.
  const member = { staffId: MEMBER, skills: ['till'], stores: [OWN_STORE], loadMax: 1 };
  await ofAllStores.post('/triage/v1/staff', member);
  await ofAllStores.post(`/triage/v1/staff/${MEMBER}/absences`, { reason: 'absent' });
  const fallback = { storeId: OWN_STORE, ownerId: 'access-desk', ownerKind: 'team' };
  await ofAllStores.post('/triage/v1/store-fallbacks', fallback);
  return {
    member: MEMBER,
    handover: await offer(client, one),
    refusableHandover: await offer(client, other),
  };
};
