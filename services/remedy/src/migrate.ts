import { fileURLToPath } from 'node:url';
import { migrateDirectory } from '@amends/event-store/migrate';
import { Client, escapeIdentifier } from 'pg';

/** Where remedy's own migrations are. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Remedy's tables beside those of event-store and event-log, and who may do what with them. */
export const migrateRemedy = async (options: {
  /** Connection of the role that owns the tables; no other role may change them. */
  readonly ownerUrl: string;
  /** The role remedy runs as. */
  readonly appRole: string;
}): Promise<void> => {
  const { ownerUrl, appRole } = options;
  await migrateDirectory({ ownerUrl, dir: MIGRATIONS, table: 'remedy_migrations' });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const app = escapeIdentifier(appRole);
    await client.query(`
      grant select, insert, update on voucher_code, waiting_remedy to ${app};
      grant select, insert, update on recovery_authority, goodwill_use to ${app};
      grant select, insert, update, delete on goodwill_approval to ${app};
      grant select, insert, delete, update on ledger_line to ${app};
      grant select, update on execution_switch to ${app};
      grant select, insert, update on execution_limit to ${app};
      grant select, insert, delete on execution_spend to ${app};
      grant select, insert, update, delete on held_execution to ${app};
      grant select, insert, update on provider_refund, reconciliation_item to ${app};
      grant select, insert on provider_report_row to ${app};
      grant select, insert, update on playbook_version, prepared_menu to ${app};
      grant select, insert on playbook_activation to ${app};
      grant select, insert, update on incident, case_standing, bulk_run to ${app};
      grant select, insert on incident_case, erased_customer to ${app};
      grant select, insert, update on ordered_effect to ${app};
      grant select, insert, delete on incident_removal to ${app};
    `);
  } finally {
    await client.end();
  }
};
