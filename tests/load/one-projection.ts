import { migrateConsumer } from '@amends/event-log/migrate';
import { validateByCatalogue } from '@amends/event-log/event-decoder';
import type { EventLog } from '@amends/event-log/types';
import { openPool } from '@amends/event-store/open-pool';
import { migrateProjections } from '@amends/projections/migrate-projections';
import { openProjection, type ProjectionService } from '@amends/projections/projection-service';
import type { KeyedFold, Projection } from '@amends/projections/types';
import type { PostgresServer } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import { APP_ROLE } from './service-databases.ts';

// About what a projection of the suite keeps: one row per case, some columns, one index.
const caseFold: KeyedFold = {
  table: {
    name: 'bench_case',
    columns: {
      case_id: 'text',
      store_id: 'text',
      first_at: 'timestamptz',
      last_at: 'timestamptz',
      last_type: 'text',
      events: 'integer not null',
    },
    indexes: [['store_id']],
  },
  key: (event) => event.partitionKey,
  fold: (row, event) => ({
    case_id: event.partitionKey,
    store_id: (event.data as { storeId?: string }).storeId ?? row?.store_id ?? null,
    first_at: row?.first_at ?? event.time,
    last_at: event.time,
    last_type: event.type,
    events: Number(row?.events ?? 0) + 1,
  }),
};

const projection: Projection = {
  name: 'bench-cases',
  version: 1,
  topics: ['recovery.events'],
  folds: [caseFold],
};

const SETTLE_MS = 900_000;

const isLive = async (service: ProjectionService, build: number): Promise<boolean> => {
  const { lagEvents, position, rebuild } = await service.freshness();
  return rebuild === null && lagEvents === 0 && (position ?? '').startsWith(`v1.b${build}.`);
};

/** Seconds from starting a projection over a filled log until it serves, and of a rebuild then. */
export const timeProjection = async (
  server: PostgresServer,
  database: string,
  log: EventLog,
  withRebuild: boolean,
): Promise<{ readonly firstSeconds: number; readonly rebuildSeconds: number | undefined }> => {
  const ownerUrl = await server.createDatabase(database);
  await migrateConsumer({ ownerUrl, appRole: APP_ROLE });
  await migrateProjections({ ownerUrl, appRole: APP_ROLE });
  const url = server.url(database, APP_ROLE);
  const pool = openPool({ url, applicationName: 'bench', max: 8 });
  const service = openProjection({
    projection,
    pool,
    ownerUrl,
    log,
    validate: validateByCatalogue,
  });
  const until = async (build: number): Promise<number> => {
    const started = performance.now();
    if (build === 1) await service.start();
    else await service.operations.rebuild('test');
    await waitFor(() => isLive(service, build), {
      description: `build ${build} of the projection to be live`,
      timeoutMs: SETTLE_MS,
      intervalMs: 50,
    });
    return (performance.now() - started) / 1000;
  };
  try {
    const firstSeconds = await until(1);
    return { firstSeconds, rebuildSeconds: withRebuild ? await until(2) : undefined };
  } finally {
    await service.stop();
    await pool.end();
  }
};
