import { fileURLToPath } from 'node:url';
import { migrateDirectory } from '@amends/event-store/migrate';
import { Client, escapeIdentifier } from 'pg';

/** Where follow-up's own migrations are. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Follow-up's tables beside those of event-store and event-log, and who may do what with them. */
export const migrateFollowUp = async (options: {
  /** Connection of the role that owns the tables; no other role may change them. */
  readonly ownerUrl: string;
  /** The role follow-up runs as. */
  readonly appRole: string;
}): Promise<void> => {
  const { ownerUrl, appRole } = options;
  await migrateDirectory({ ownerUrl, dir: MIGRATIONS, table: 'follow_up_migrations' });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const app = escapeIdentifier(appRole);
    await client.query(`
      grant select, insert, update on employee_digest to ${app};
      grant select, insert, update on control_customer, control_request to ${app};
      grant select, insert on periodic_review, pulse_round, pulse_answer to ${app};
      grant select, insert, delete on pulse_participation to ${app};
      grant select, insert on employee_read, employee_recognition to ${app};
      grant select, insert on survey_use to ${app};
      grant select, insert, update on survey_request, survey_verdict, contact_choice to ${app};
    `);
  } finally {
    await client.end();
  }
};
