import { inTransaction } from '@amends/event-store/in-transaction';
import type { Pool, PoolClient } from 'pg';

/** Who reads whose data, and why; kept for every read. */
export interface PersonalDataRead {
  readonly what:
    | 'case'
    | 'conversation'
    | 'text'
    | 'look_up'
    | 'attachments'
    | 'attachment'
    | 'export'
    | 'customer';
  /** Whose or which it is; a text store's lessons have no case, a look-up has none yet. */
  readonly caseId?: string;
  readonly textId?: string;
  readonly attachmentId?: string;
  /** Of somebody who has no case. */
  readonly customerId?: string;
  readonly actor: string;
  readonly reasonCode: string;
  /** '*' or the stores of the reader's token; the database checks them again. */
  readonly stores: '*' | ReadonlySet<string>;
}

/** What a reader of personal data must say; codes, since a text of it would be personal again. */
export const READ_REASONS = [
  'case_handling',
  'customer_contact',
  'follow_up',
  'quality_check',
  'legal_request',
] as const;

/**
 * Reads as the personal-data role, the stores of the reader set for the session's policies. The
 * audit row is committed with the read and before anything is returned: there is no read without a
 * trace.
 * @param pool the personal-data role's
 */
export const auditedRead = <Found>(
  pool: Pool,
  read: PersonalDataRead,
  work: (client: PoolClient) => Promise<Found>,
): Promise<Found> =>
  inTransaction(pool, async (client) => {
    const stores = read.stores === '*' ? '*' : [...read.stores].join(',');
    await client.query("select set_config('amends.stores', $1, true)", [stores]);
    await client.query(
      `insert into personal_data.personal_data_read
         (actor, what, case_id, text_id, attachment_id, reason_code, customer_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[read.actor, read.what, read.caseId ?? null, read.textId ?? null],
        ...[read.attachmentId ?? null, read.reasonCode, read.customerId ?? null],
      ],
    );
    return work(client);
  });
