import { fileURLToPath } from 'node:url';
import { migrateDirectory } from '@amends/event-store/migrate';
import { Client, escapeIdentifier } from 'pg';

/** Where triage's own migrations are. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Triage's tables beside those of event-store and event-log, and who may do what with them. */
export const migrateTriage = async (options: {
  /** Connection of the role that owns the tables; no other role may change them. */
  readonly ownerUrl: string;
  /** The role triage runs as. */
  readonly appRole: string;
}): Promise<void> => {
  const { ownerUrl, appRole } = options;
  await migrateDirectory({ ownerUrl, dir: MIGRATIONS, table: 'triage_migrations' });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const app = escapeIdentifier(appRole);
    await client.query(`
      grant select, insert, update on triage_case, service_script to ${app};
      grant select, insert on customer_purchase, tier_run to ${app};
      grant select, insert, delete on customer_tier to ${app};
      grant select, insert on service_level to ${app};
      grant select, insert, update on escalation_definition, notice to ${app};
      grant select, insert, update on staff_member, store_fallback, notice_delivery to ${app};
      grant select, insert, delete on policy_case to ${app};
      grant select, insert, update on abuse_flag, abuse_decision, merge_window to ${app};
      grant select, insert on abuse_fact, abuse_policy, heard_warning to ${app};
      grant update (detail) on abuse_fact to ${app};
      grant select, insert, update on preventive_action, webhook_consent, figure_watch to ${app};
    `);
  } finally {
    await client.end();
  }
};
