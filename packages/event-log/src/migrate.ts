import { fileURLToPath } from 'node:url';
import { migrateDirectory } from '@amends/event-store/migrate';
import { Client, escapeIdentifier } from 'pg';

/** Whose tables to make, and who may use them. */
export interface MigrationOptions {
  /** Connection of the role that owns the tables. */
  readonly ownerUrl: string;
  /** Role the service runs as: may read and write the rows, never change the tables. */
  readonly appRole?: string;
}

interface TableSet {
  readonly directory: string;
  readonly tables: readonly string[];
  /** Rows of these are never changed or deleted. */
  readonly keptTables?: readonly string[];
}

const EMBEDDED_LOG: TableSet = {
  directory: 'embedded-log',
  tables: ['topic', 'partition_head', 'record', 'consumer_group'],
};
const CONSUMER: TableSet = {
  directory: 'consumer',
  tables: ['consumer_checkpoint', 'consumer_high_water', 'consumer_producer', 'parked_event'],
  keptTables: ['operational_act'],
};
const RELAY: TableSet = { directory: 'relay', tables: ['relay_cursor'] };

const migrate = async (
  { directory, tables, keptTables = [] }: TableSet,
  { ownerUrl, appRole }: MigrationOptions,
): Promise<void> => {
  await migrateDirectory({
    ownerUrl,
    dir: fileURLToPath(new URL(`../migrations/${directory}`, import.meta.url)),
    // A table of its own per set: sets of several packages live in one service database.
    table: `${directory.replace('-', '_')}_migrations`,
  });
  if (appRole === undefined) return;
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = escapeIdentifier(appRole);
    const grant = async (rights: string, names: readonly string[]): Promise<void> => {
      if (names.length === 0) return;
      const list = names.map((name) => escapeIdentifier(name)).join(', ');
      await client.query(`grant ${rights} on ${list} to ${role}`);
    };
    await grant('select, insert, update, delete', tables);
    await grant('select, insert', keptTables);
  } finally {
    await client.end();
  }
};

/** Makes the embedded log's tables in its own database. Runs again without effect. */
export const migrateEmbeddedLog = (options: MigrationOptions): Promise<void> =>
  migrate(EMBEDDED_LOG, options);

/** Makes the checkpoint and parking tables in the database of a consuming service. */
export const migrateConsumer = (options: MigrationOptions): Promise<void> =>
  migrate(CONSUMER, options);

/** Makes the relay's cursor in the database of a writing service. */
export const migrateRelay = (options: MigrationOptions): Promise<void> => migrate(RELAY, options);
