import { validateByCatalogue } from '@amends/event-log/event-decoder';
import { migrateConsumer } from '@amends/event-log/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { migrateProjections } from '@amends/projections/migrate-projections';
import { openProjection } from '@amends/projections/projection-service';
import type { ReadServiceDeps } from '@amends/projections/read-service';
import { textSetting, timeZoneSetting } from '@amends/service-kit/config';
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
export const runReadService = ({ name, environment, create }: ReadServiceProcess): Promise<void> =>
  openProcess({
    name,
    settings: {
      ownerUrl: textSetting('AMENDS_DATABASE_OWNER_URL'),
      timeZone: timeZoneSetting('AMENDS_TIME_ZONE', 'Europe/Berlin'),
    },
    environment,
    hasEvents: false,
    migrate: async ({ databaseUrl, ownerUrl }) => {
      const owner = { ownerUrl, appRole: roleOf(databaseUrl) };
      await migrateConsumer(owner);
      await migrateProjections(owner);
    },
    open: async ({ config, log, clock, http }) => {
      const { databaseUrl, ownerUrl, timeZone } = config;
      const pool = openPool({ url: databaseUrl, applicationName: name, max: CONNECTIONS });
      const service = await create({
        http: http(),
        projection: (projection) =>
          openProjection({
            projection,
            pool,
            ownerUrl,
            log,
            validate: validateByCatalogue,
            clock,
            timeZone,
          }),
      });
      return { service, close: [() => pool.end()] };
    },
  });
