import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { escapeIdentifier } from 'pg';
import { asOwner } from './as-owner.ts';

/**
 * Makes the register of builds in the database of a read service; the app role may read it. Runs
 * again without effect. The tables of the consumer come from event-log (migrateConsumer), those of
 * a build from openProjection.
 */
export const migrateProjections = async (options: {
  /** Connection of the role that owns the tables; it makes the schema of every build. */
  readonly ownerUrl: string;
  /** Role the service runs as. */
  readonly appRole: string;
}): Promise<void> => {
  await runner({
    databaseUrl: options.ownerUrl,
    dir: fileURLToPath(new URL('../migrations', import.meta.url)),
    migrationsTable: 'migration_projections',
    direction: 'up',
    advisoryLockMode: 'wait',
    log: () => undefined,
  });
  await asOwner(options.ownerUrl, (client) =>
    client.query(`grant select on projection_build to ${escapeIdentifier(options.appRole)}`),
  );
};
