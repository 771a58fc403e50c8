import type { ERASURE_REASONS } from '@amends/contracts/intake-personal-data';
import type { EventStore } from '@amends/event-store/event-store';
import { reaction, reactWithin } from '@amends/event-store/react';
import { insertJobs } from '@amends/event-store/job-statement';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool, PoolClient } from 'pg';
import { type Asking, contextOf } from '../asking.ts';
import { removeAttachmentJob } from '../attachments/attachment-upkeep.ts';
import { type ErasureCommand, erasureDecider } from '../domain/erasure.ts';
import { lockCustomers } from './erased-customers.ts';
import type { ErasedSubject } from './erasure-list.ts';
import type { FieldCipher } from './field-cipher.ts';
import { forAllStores } from './for-all-stores.ts';
import type { PersonNames } from './named-in.ts';
import { dropDeliveries, joinedNames, namesOf } from './sealed-deliveries.ts';
import { refuseHeld } from '../legal-holds/refuse-held.ts';
import { IMPERSONAL_TEXT_KINDS } from './text-kinds.ts';
import type { Subjects } from './subject-key.ts';

/** Name of the job that adds to the list what a killed process had no time to add. */
export const LIST_ERASURE = 'list_erasure';

export interface Erasure {
  /** Finds whose rows go, in the transaction that takes them. */
  readonly find: (client: PoolClient) => Promise<Subjects>;
  readonly reason: (typeof ERASURE_REASONS)[number];
  readonly asking: Asking;
  /** What the person was named by, whether or not rows of theirs say it too. */
  readonly names?: PersonNames;
  /** A further event of whoever erases, in the same transaction. */
  readonly alsoRecord?: (client: PoolClient, subjects: readonly ErasedSubject[]) => Promise<void>;
  /** Erased before, and back by a restore: a hold of the backup does not keep them. */
  readonly isRepeated?: true;
}

const deleteContacts = `
delete from personal_data.contact
where case_id = any ($1::uuid[]) or customer_id = any ($2::uuid[])`;
const deleteTexts = `
delete from personal_data.text
where (case_id = any ($1::uuid[]) or customer_id = any ($2::uuid[])) and kind <> all ($3)
returning text_id`;
const deleteAttachments = `
delete from personal_data.attachment
where case_id = any ($1::uuid[]) or customer_id = any ($2::uuid[])
returning attachment_id`;
const casesSql = `
select case_id from personal_data.contact where customer_id = any ($1::uuid[])
union select case_id from personal_data.attachment where customer_id = any ($1::uuid[])
union select case_id from personal_data.text
where customer_id = any ($1::uuid[]) and case_id is not null`;
/** With a code somebody could go on as this person. */
const revokeClaims = `
update claim set revoked_at = clock_timestamp()
where case_id = any ($1::uuid[]) and revoked_at is null`;
const forgetLinks = `update survey_link set code_hmac = null
  where case_id = any ($1::uuid[]) or customer_id = any ($2::uuid[])`;
/** Past ones: the request that placed one named the person. */
const holdsSql = 'select hold_id from legal_hold_subject where subject_id = any ($1::uuid[])';
// The rows stay, so that the keys still cannot make a second report; a blank matches no body.
const blankHashes = `
update command_answer set body_hash = ''
where body_hash <> '' and (body->>'caseId' = any ($1) or body->>'id' = any ($1))`;

const casesOf = async (client: PoolClient, { customerIds, caseIds }: Subjects) => {
  const { rows } = await client.query<{ case_id: string }>(casesSql, [customerIds]);
  return [...new Set([...caseIds, ...rows.map(({ case_id }) => case_id)])];
};

/** @returns ids of the files whose keys went with their rows */
const deleteRows = async (
  client: PoolClient,
  cipher: FieldCipher,
  { customerIds, caseIds }: Subjects,
  names: PersonNames | undefined,
): Promise<readonly string[]> => {
  const cases = await casesOf(client, { customerIds, caseIds });
  // First: what is looked for there goes with the rows below.
  const named = await namesOf(client, cipher, { caseIds: cases, customerIds });
  await dropDeliveries(client, cipher, joinedNames(named, names));
  await client.query(revokeClaims, [cases]);
  await client.query(forgetLinks, [cases, customerIds]);
  await client.query(deleteContacts, [cases, customerIds]);
  const texts = await client.query<{ text_id: string }>(deleteTexts, [
    cases,
    customerIds,
    IMPERSONAL_TEXT_KINDS,
  ]);
  const files = await client.query<{ attachment_id: string }>(deleteAttachments, [
    cases,
    customerIds,
  ]);
  await client.query('delete from personal_data.customer where customer_id = any ($1::uuid[])', [
    customerIds,
  ]);
  await client.query(
    `insert into personal_data.erased_subject (subject_id)
     select unnest($1::uuid[]) on conflict do nothing`,
    [[...customerIds, ...caseIds]],
  );
  const attachmentIds = files.rows.map(({ attachment_id }) => attachment_id);
  const textIds = texts.rows.map(({ text_id }) => text_id);
  const holds = await client.query<{ hold_id: string }>(holdsSql, [[...customerIds, ...caseIds]]);
  const holdIds = holds.rows.map(({ hold_id }) => hold_id);
  await client.query(blankHashes, [[...cases, ...textIds, ...attachmentIds, ...holdIds]]);
  return attachmentIds;
};

const streamOf = ({ kind, id }: ErasedSubject): string =>
  kind === 'customer' ? `customer-${id}` : `erasure-${id}`;

const commandOf = ({ kind, id }: ErasedSubject, { reason, asking }: Erasure): ErasureCommand =>
  kind === 'customer'
    ? { type: 'EraseCustomer', data: { customerId: id, reason, erasedAt: asking.now } }
    : { type: 'EraseCaseTexts', data: { caseId: id, reason, erasedAt: asking.now } };

const appendErasures = async (
  client: PoolClient,
  store: EventStore,
  subjects: readonly ErasedSubject[],
  erasure: Erasure,
): Promise<void> => {
  const erasures = subjects.map((subject) =>
    reaction({
      streamId: streamOf(subject),
      decider: erasureDecider,
      command: commandOf(subject, erasure),
      context: contextOf(erasure.asking, {
        commandId: uuidv8FromHash('erasure', subject.kind, subject.id),
        correlationId: subject.id,
        subject: subject.id,
      }),
      jobs: () => [
        {
          task: LIST_ERASURE,
          payload: { kind: subject.kind, id: subject.id },
          // As a timer: the role may not add graphile-worker's own jobs.
          runAt: erasure.asking.now,
          jobKey: `${LIST_ERASURE} ${subject.id}`,
        },
      ],
    }),
  );
  await reactWithin(client, store, erasures);
};

/** Above the pool's: answers are looked through whole, and there may be many. */
const STATEMENT_LIMIT = '60s';

/** What an erasure committed, and what is left to do outside the database. */
export interface Erased {
  readonly subjects: readonly ErasedSubject[];
  /** Files without rows: their jobs delete the bytes too, should this process die. */
  readonly attachmentIds: readonly string[];
}

export interface ErasureParts {
  /** Of the personal-data role. */
  readonly pool: Pool;
  readonly cipher: FieldCipher;
  readonly store: EventStore;
}

/**
 * Takes the personal rows of somebody away and says so in an event, in one transaction of the
 * personal-data role. Nobody to erase, or nobody left, changes nothing.
 * @throws Problem legal_hold, where one keeps any of them
 */
export const eraseSubjects = async (
  { pool, cipher, store }: ErasureParts,
  erasure: Erasure,
): Promise<Erased> => {
  const done = await forAllStores(pool, async (client): Promise<Erased> => {
    await client.query(`set local statement_timeout = '${STATEMENT_LIMIT}'`);
    const subjects = await erasure.find(client);
    const erased: ErasedSubject[] = [
      ...subjects.customerIds.map((id) => ({ kind: 'customer' as const, id })),
      ...subjects.caseIds.map((id) => ({ kind: 'case' as const, id })),
    ];
    let attachmentIds: readonly string[] = [];
    if (erased.length > 0) {
      const ids = erased.map(({ id }) => id);
      // In the order in which a batch of commands locks: its claims, then its customers.
      const cases = await casesOf(client, subjects);
      await client.query(revokeClaims, [cases]);
      await client.query(forgetLinks, [cases, subjects.customerIds]);
      await lockCustomers(client, ids);
      if (erasure.isRepeated !== true) await refuseHeld(client, ids);
      attachmentIds = await deleteRows(client, cipher, subjects, erasure.names);
      // As timers: the role may not add graphile-worker's own jobs.
      const { now } = erasure.asking;
      await insertJobs(
        client,
        attachmentIds.map((id) => removeAttachmentJob(id, now)),
      );
      await appendErasures(client, store, erased, erasure);
      await erasure.alsoRecord?.(client, erased);
    } else if (erasure.names !== undefined) {
      await dropDeliveries(client, cipher, erasure.names);
    }
    return { subjects: erased, attachmentIds };
  });
  store.reader.wake();
  return done;
};
