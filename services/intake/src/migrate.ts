import { fileURLToPath } from 'node:url';
import { migrateDirectory } from '@amends/event-store/migrate';
import { Client, escapeIdentifier } from 'pg';

export interface IntakeMigrationOptions {
  /** Connection of the role that owns the tables; no other role may change them. */
  readonly ownerUrl: string;
  /** The role intake runs as. */
  readonly appRole: string;
  /** The role that reads and erases personal data. */
  readonly personalDataRole: string;
}

/** Intake's tables beside those of event-store and event-log, and who may do what with them. */
export const migrateIntake = async (options: IntakeMigrationOptions): Promise<void> => {
  await migrateDirectory({
    ownerUrl: options.ownerUrl,
    dir: fileURLToPath(new URL('../migrations', import.meta.url)),
    table: 'intake_migrations',
  });
  const app = escapeIdentifier(options.appRole);
  const reader = escapeIdentifier(options.personalDataRole);
  const client = new Client({ connectionString: options.ownerUrl });
  await client.connect();
  try {
    await client.query(`
      grant select, insert, update
        on claim, store, device, import_job, import_item, import_chunk, merging, source,
           source_secret, source_object, own_refund to ${app};
      grant select, insert, update
        on case_fact, till_transaction, incident, incident_case, warning_count, early_warning,
           warning_rules, silent_failure to ${app};
      grant delete on till_transaction, warning_count, silent_failure to ${app};
      grant select, insert, delete on case_merge to ${app};
      grant select, insert, update, delete on customer_rhythm, customer_silence,
        customer_last_purchase to ${app};
      grant select, insert, update, delete on source_delivery to ${app};
      grant select, insert, update on survey_link, legal_hold to ${app};
      grant select, insert on legal_hold_subject, word_of_mouth to ${app};
      grant select on legal_hold, legal_hold_subject, case_fact, case_merge, till_transaction,
        customer_last_purchase to ${reader};
      grant execute on function personal_data.forget_reads(timestamptz, uuid[], int) to ${reader};
      grant usage on schema personal_data to ${app}, ${reader};
      grant insert on personal_data.contact, personal_data.text, personal_data.delivery,
        personal_data.attachment to ${app};
      grant select, delete on personal_data.contact, personal_data.text,
        personal_data.attachment to ${reader};
      grant select, insert, delete on personal_data.customer to ${reader};
      grant select, update, delete on personal_data.delivery to ${reader};
      grant select, insert on personal_data.personal_data_read, personal_data.look_up_secret
        to ${reader};
      grant select, insert, update, delete on personal_data.data_key to ${reader};
      grant update (identity) on personal_data.customer to ${reader};
      grant update (name, email, phone) on personal_data.contact to ${reader};
      grant update (content) on personal_data.text to ${reader};
      grant update (file_key) on personal_data.attachment to ${reader};
      grant select (device_id, secret, previous_secret), update (secret, previous_secret)
        on device to ${reader};
      grant select (secret_no, source_id, secret), update (secret) on source_secret to ${reader};
      grant select on personal_data.erased_subject to ${app};
      grant select, insert on personal_data.erased_subject to ${reader};
      grant select (case_id, revoked_at), update (revoked_at) on claim to ${reader};
      grant select (case_id, customer_id), update (code_hmac, closes_at) on survey_link
        to ${reader};
      grant select (delivery_id, state, reasons, settled_at),
        update (state, reasons, settled_at) on source_delivery to ${reader};
      grant execute on function personal_data.change_contact(jsonb) to ${app};
      grant execute on function personal_data.move_identity(jsonb) to ${app};
      grant usage on schema public to ${reader};
      grant select, insert on events to ${reader};
      grant usage, select on sequence events_seq to ${reader};
      grant select, insert, update on job_timer to ${reader};
      grant select (body_hash, body), update (body_hash) on command_answer to ${reader};
    `);
  } finally {
    await client.end();
  }
};
