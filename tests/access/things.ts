import type { Client } from '@amends/client/open-client';
import { waitFor } from '@amends/testing/wait-for';
import { patientClient } from '../running/patient-client.ts';
import { type FollowUpView, remedy, remedyOf, report } from '../running/case-steps.ts';
import { type AbuseThings, makeAbuse, SUSPECT } from './abuse-things.ts';
import { type AttachmentThings, makeAttachments } from './attachment-things.ts';
import { type AuthorityThings, makeAuthority } from './authority-things.ts';
import { type BulkThings, makeBulk } from './bulk-things.ts';
import { closedIn, handledIn } from './closing-things.ts';
import { type ControlThings, makeControls } from './control-things.ts';
import { type IncidentThings, makeIncidents } from './incident-things.ts';
import { makeMoney, type MoneyThings } from './money-things.ts';
import { makeSilentCustomer } from './silence-things.ts';
import { OTHER_STORE, OWN_STORE, type People } from './people.ts';
import { makeStaff, type StaffThings } from './staff-things.ts';
import { makeWatches, type WatchThings } from './watch-things.ts';

/** What the own store has; nothing of it may ever show to another one. */
export interface Things {
  /** Reported and offered something, touched by nobody. */
  readonly reported: string;
  /** The same, to be withdrawn. */
  readonly withdrawable: string;
  readonly offered: Offered;
  readonly declinable: Offered;
  readonly concludable: Offered;
  /** The offer was declined: it can be shown again. */
  readonly offerable: string;
  /** A remedy was chosen and no step of it done. */
  readonly executing: string;
  /** The provider refused the refund of this step. */
  readonly refused: { readonly caseId: string; readonly step: string };
  readonly asked: { readonly caseId: string; readonly requestId: string };
  readonly resolved: string;
  /** Answered and closed: the one case that every read model knows something of. */
  readonly closed: string;
  /** Left in the text store about a case of the own store. */
  readonly text: string;
  readonly importJob: string;
  /** Bought regularly, and stays away. */
  readonly silentCustomer: string;
  readonly controls: ControlThings;
  readonly device: string;
  /** Critical, as an accusation always is. */
  readonly critical: string;
  /** A preventive action that is open, and one that is in effect. */
  readonly action: string;
  readonly implementedAction: string;
  /** Reported, to be merged into `reported`. */
  readonly mergeable: string;
  readonly merged: { readonly caseId: string; readonly mergingId: string };
  /** Of a vendor's deliveries, one of which came. */
  readonly source: string;
  readonly revocableSource: string;
  readonly delivery: string;
  /** Of `reported`. */
  readonly attachments: AttachmentThings;
  readonly incidents: IncidentThings;
  readonly abuse: AbuseThings;
  /** What somebody told others of the own store. */
  readonly heard: string;
  readonly authority: AuthorityThings;
  /** Early, because of `critical`. */
  readonly warning: string;
  readonly money: MoneyThings;
  readonly bulk: BulkThings;
  readonly staff: StaffThings;
  readonly watches: WatchThings;
  /** Of the inbox of staff, the latest. */
  readonly notice: string;
}

export interface Offered {
  readonly caseId: string;
  readonly offerId: string;
}

const STEP_LIMIT_MS = 60_000;

/** What a report says of the store `storeId`; a person, an amount and feelings included. */
export const reportBody = (storeId: string, facts: object = {}) => ({
  storeId,
  channel: 'telephone_hotline',
  signalSource: 'hotline',
  complaintCode: 'mischarged',
  narrative: 'The till charged me twice for one item.',
  expectationText: 'My money back.',
  price: { amount: 1999, currency: 'EUR' },
  overcharge: { amount: 300, currency: 'EUR' },
  emotions: [{ emotion: 'angry', intensity: 3 }],
  customer: { reference: `customer-of-${storeId}`, email: `${storeId}@example.org` },
  ...facts,
});

const offeredIn = async (client: Client, caseId: string): Promise<Offered> => {
  const view = await waitFor(
    async () => {
      const found = await remedyOf(client, caseId);
      return found?.status === 'offered' && found;
    },
    { description: `an offer for case ${caseId}`, timeoutMs: STEP_LIMIT_MS },
  );
  return { caseId, offerId: view.offer!.offerId };
};

/** An offer comes after triage: every write service then knows the case. */
const triagedIn = async (client: Client, caseId: string): Promise<string> =>
  (await offeredIn(client, caseId)).caseId;

/** What is critical is offered by a manager only, so triage itself is asked. */
const criticalIn = async (client: Client, caseId: string): Promise<string> => {
  await waitFor(
    async () => {
      const { body } = await client.get<{ data: { caseId: string }[] }>(
        '/triage/v1/critical-cases',
      );
      return body.data.some((item) => item.caseId === caseId);
    },
    { description: `case ${caseId} to be critical`, timeoutMs: STEP_LIMIT_MS },
  );
  return caseId;
};

/** A critical case is warned of at once. */
const warningAbout = async (client: Client, caseId: string): Promise<string> =>
  waitFor(
    async () => {
      const { body } = await client.get<{ data: { warningId: string; aboutId: string | null }[] }>(
        '/intake/v1/early-warnings',
      );
      return body.data.find(({ aboutId }) => aboutId === caseId)?.warningId;
    },
    { description: `a warning about case ${caseId}`, timeoutMs: STEP_LIMIT_MS },
  );

const choose = async (client: Client, { caseId, offerId }: Offered): Promise<void> => {
  await client.post(`/remedy/v1/cases/${caseId}/choices`, { offerId, alternativeId: 1 });
};

const refusedRefund = async (client: Client, caseId: string) => {
  await choose(client, await offeredIn(client, caseId));
  const step = await waitFor(
    async () =>
      (await remedyOf(client, caseId))?.steps.find(({ refund }) => refund === 'failed')?.step,
    { description: 'the provider to refuse', timeoutMs: STEP_LIMIT_MS },
  );
  return { caseId, step: String(step) };
};

const askedIn = async (client: Client, caseId: string) => {
  await remedy(client, caseId);
  const requestId = await waitFor(
    async () => {
      const path = `/follow-up/v1/cases/${caseId}/follow-up`;
      const { body } = await client.get<FollowUpView>(path);
      return body.requests.find(({ status }) => status === 'open')?.requestId;
    },
    { description: `case ${caseId} to be asked about`, timeoutMs: STEP_LIMIT_MS },
  );
  return { caseId, requestId };
};

/** Follow-up has heard of it, once it asks. */
/** Its encounter is assessed, for figures about that. */
const resolvedIn = async (client: Client, caseId: string): Promise<string> => {
  await askedIn(client, caseId);
  const assessment = { otherCustomerInvolved: false, participationStage: 'paying' };
  await client.post(`/triage/v1/cases/${caseId}/encounter-assessments`, assessment);
  return caseId;
};

const declinedIn = async (client: Client, caseId: string): Promise<string> => {
  const { offerId } = await offeredIn(client, caseId);
  await client.post(`/remedy/v1/cases/${caseId}/refusals`, { offerId });
  return caseId;
};

const executingIn = async (client: Client, caseId: string): Promise<string> => {
  await choose(client, await offeredIn(client, caseId));
  return caseId;
};

export const importBody = {
  kind: 'complaints',
  source: 'access-register',
  mappingVersion: 'access-1',
  expectedRows: 10,
  labels: { categories: { late: 'Late delivery' } },
};

export const importRow = (storeId: string, rowNumber: number) => ({
  rowNumber,
  externalId: `row-${rowNumber}`,
  storeId,
  reported: { at: '2025-03-01T00:00:00Z', precision: 'date' },
  restitution: { amount: 500, currency: 'EUR' },
});

const startImport = async (client: Client): Promise<string> => {
  const { body } = await client.post<{ id: string }>('/intake/v1/imports', importBody);
  const rows = [importRow(OWN_STORE, 1)];
  await client.post(`/intake/v1/imports/${body.id}/chunks/1`, { rows });
  return body.id;
};

const mergedIn = async (client: Client, caseId: string, primary: string) => {
  const body = { duplicateCaseIds: [caseId], reason: 'same_failure' };
  const path = `/intake/v1/cases/${primary}/mergings`;
  return { caseId, mergingId: (await client.post<{ id: string }>(path, body)).body.id };
};

export const actionBody = (storeId: string) => ({
  storeId,
  kind: 'training',
  causes: [{ khdType: 'mischarged' }],
  ownerId: 'quality',
});

const openAction = async (client: Client): Promise<string> => {
  const path = '/triage/v1/preventive-actions';
  return (await client.post<{ id: string }>(path, actionBody(OWN_STORE))).body.id;
};

const implementedIn = async (client: Client): Promise<string> => {
  const id = await openAction(client);
  await client.post(`/triage/v1/preventive-actions/${id}/implementations`, {});
  return id;
};

const registerStores = async (client: Client): Promise<void> => {
  for (const storeId of [OWN_STORE, OTHER_STORE]) {
    const store = { storeId, timeZone: 'Europe/Berlin', currency: 'EUR' };
    await client.post('/intake/v1/stores', store);
  }
};

const TELL_AT_ONCE_SECONDS = 10_000_000;

/** Tells the owner of each case as soon as it has a deadline, so that there are notices. */
const defineLadder = async (client: Client): Promise<void> => {
  const owner = { kind: 'owner' };
  const anchor = { anchor: 'before_due', delaySeconds: TELL_AT_ONCE_SECONDS };
  await client.post('/triage/v1/ladders', {
    ladderId: 'default',
    // The second step is far away: an escalation that has one more can be acknowledged.
    steps: [
      { ...anchor, targets: [owner], who: 'everyone' },
      { ...anchor, anchor: 'after_breach', targets: [owner], who: 'everyone' },
    ],
    numLoops: 0,
    ackTimeoutSeconds: 1800,
    fallback: owner,
  });
};

interface Notices {
  readonly data: readonly { readonly noticeId: string; readonly caseId: string }[];
}

const noticeAbout = (client: Client, caseId: string): Promise<string> =>
  waitFor(
    async () => {
      const { body } = await client.get<Notices>('/triage/v1/notices?limit=100');
      return body.data.find((notice) => notice.caseId === caseId)?.noticeId;
    },
    { description: `a notice about case ${caseId}`, timeoutMs: STEP_LIMIT_MS },
  );

/**
 * Makes one of everything in the own store through the public API, as a person of that store; only
 * the stores themselves take somebody of all stores.
 */
export const SOURCE_SECRET = 'access-clover-code';

export const sourceBody = (sourceId: string, storeId: string) => ({
  sourceId,
  vendor: 'clover',
  storeId,
  secret: SOURCE_SECRET,
});

const sourceIn = async (client: Client, sourceId: string): Promise<string> => {
  await client.post('/intake/v1/sources', sourceBody(sourceId, OWN_STORE));
  return sourceId;
};

/** A vendor has no token: it proves itself in a way of its own. */
const deliveryOf = async (baseUrl: string, sourceId: string): Promise<string> => {
  const answer = await fetch(`${baseUrl}/intake/v1/sources/${sourceId}/deliveries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-clover-auth': SOURCE_SECRET },
    body: JSON.stringify({ merchants: {} }),
  });
  return ((await answer.json()) as { id: string }).id;
};

/** Two sources, and a delivery of the first. */
const makeSources = async (client: Client, baseUrl: string) => {
  const source = await sourceIn(client, 'access-source-1');
  const revocableSource = await sourceIn(client, 'access-source-2');
  return { source, revocableSource, delivery: await deliveryOf(baseUrl, source) };
};

const saidOf = async (client: Client, storeId: string): Promise<string> => {
  const facts = { valence: 'negative', channel: 'forum', signalSource: 'review', reach: 10 };
  const { body } = await client.post<{ id: string }>('/intake/v1/word-of-mouth', {
    storeId,
    ...facts,
  });
  return body.id;
};

export const makeThings = async (
  baseUrl: string,
  { own, all }: Pick<People, 'own' | 'all'>,
): Promise<Things> => {
  const ofAllStores = patientClient({ baseUrl, credentials: { token: all } });
  await registerStores(ofAllStores);
  await defineLadder(ofAllStores);
  // One customer reports nearly all of it here: in earnest that would be looked at.
  await ofAllStores.post('/triage/v1/abuse-policies', { conditions: [], flagDays: 30 });
  const client = patientClient({ baseUrl, credentials: { token: own } });
  const drive = async <Thing>(
    how: (client: Client, caseId: string) => Thing | Promise<Thing>,
    facts: object = {},
  ): Promise<Thing> => how(client, (await report(client, reportBody(OWN_STORE, facts))).caseId);
  const device = 'access-till-1';
  await client.post('/intake/v1/devices', { deviceId: device, storeId: OWN_STORE });
  const [reported, withdrawable, offered, declinable, concludable] = await Promise.all([
    drive(triagedIn),
    drive(triagedIn),
    drive(offeredIn),
    drive(offeredIn),
    drive(offeredIn),
  ]);
  const [offerable, executing, refused, asked, resolved, closed] = await Promise.all([
    drive(declinedIn),
    drive(executingIn),
    drive(refusedRefund, { paymentRef: 'declined-1' }),
    drive(askedIn),
    drive(resolvedIn),
    drive(closedIn),
    drive((own, caseId) => handledIn(own, ofAllStores, caseId)),
  ]);
  const [mergeable, duplicate] = await Promise.all([
    drive((_client, caseId) => caseId),
    drive((_client, caseId) => caseId),
  ]);
  const merged = await mergedIn(client, duplicate, resolved);
  const importJob = await startImport(client);
  const silentCustomer = await makeSilentCustomer(client, ofAllStores);
  const controls = await makeControls(client, ofAllStores);
  const critical = await drive(criticalIn, { complaintCode: 'accused_of_shoplifting' });
  const warning = await warningAbout(client, critical);
  const [action, implementedAction] = [await openAction(client), await implementedIn(client)];
  const incidents = await makeIncidents(client);
  const abuse = await makeAbuse(
    client,
    () => drive((_client, caseId) => caseId, SUSPECT),
    () => drive(triagedIn),
  );
  const money = await makeMoney(client);
  const bulk = await makeBulk(client);
  const staff = await makeStaff({ client, ofAllStores }, [offered.caseId, declinable.caseId]);
  const attachments = await makeAttachments(client, reported);
  const heard = await saidOf(client, OWN_STORE);
  // The last case, so that its notice is on the first page.
  const notice = await noticeAbout(client, await drive(triagedIn));
  const comment = { kind: 'comment', caseId: reported, text: 'Asked again by telephone.' };
  const text = (await client.post<{ id: string }>('/intake/v1/texts', comment)).body.id;
  const sources = await makeSources(client, baseUrl);
  return {
    ...{ silentCustomer, controls },
    ...{ reported, withdrawable, offered, declinable, concludable, offerable, executing },
    ...{ critical, warning, action, implementedAction },
    ...{ refused, asked, resolved, closed, text, importJob, device, mergeable, merged },
    ...{ incidents, attachments, abuse, money, bulk, staff, heard },
    authority: await makeAuthority(client, ofAllStores, reported, concludable),
    ...{ ...sources, notice, watches: await makeWatches(client) },
  };
};

/** Every id in them, and the store's own: what a foreign answer must not hold. */
export const idsOf = (things: Things): string[] => {
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
  return [OWN_STORE, ...texts(things).filter((text) => text.length > 2)];
};
