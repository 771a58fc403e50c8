import { validateByCatalogue } from '@amends/event-log/event-decoder';
import { migrateConsumer } from '@amends/event-log/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { migrateProjections } from '@amends/projections/migrate-projections';
import { openProjection } from '@amends/projections/projection-service';
import type { ReadServiceDeps } from '@amends/projections/read-service';
import type { Service } from '@amends/service-kit/service';
import { openProcess } from './open-process.ts';
import { roleOf } from './process-settings.ts';

export interface ReadServiceProcess {
  readonly name: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  create(deps: ReadServiceDeps): Promise<Service>;
}

/** Connections: 2 batches at a time, 3 queries. */
const CONNECTIONS = 5;

/**
 * What the main.ts of a read service calls. A projection makes the tables of its builds itself, so
 * the owner's connection must be given (AMENDS_DATABASE_OWNER_URL).
 */
export const runReadService = (options: ReadServiceProcess): Promise<void> =>
  openProcess(options.name, {}, options.environment, async (parts) => {
    const { databaseUrl, ownerUrl } = parts.config;
    if (ownerUrl === undefined) throw new Error('AMENDS_DATABASE_OWNER_URL: must be set');
    const owner = { ownerUrl, appRole: roleOf(databaseUrl) };
    await migrateConsumer(owner);
    await migrateProjections(owner);
    const pool = openPool({
      url: databaseUrl,
      applicationName: options.name,
      max: CONNECTIONS,
    });
    const service = await options.create({
      http: parts.http(),
      projection: (projection) =>
        openProjection({
          projection,
          pool,
          ownerUrl,
          log: parts.log,
          validate: validateByCatalogue,
          clock: parts.clock,
        }),
    });
    return { service, close: [() => pool.end()] };
  });
