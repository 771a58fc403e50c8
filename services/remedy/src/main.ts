import { fileURLToPath } from 'node:url';
import { migrateDirectory } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { openFakeProvider } from './provider/fake-provider.ts';

const dir = fileURLToPath(new URL('../migrations', import.meta.url));

await runWriteService({
  name: 'remedy',
  settings: {},
  environment: process.env,
  migrate: ({ ownerUrl }) => migrateDirectory({ ownerUrl, dir, table: 'remedy_migrations' }),
  create: async ({ openWriteSide, http, clock, config }) => {
    // The only provider there is so far moves no money: never outside a local profile.
    if (config.profile !== 'local') {
      throw new Error('AMENDS_PROFILE: remedy has the fake payment provider only, which is local');
    }
    const pool = openPool({ url: config.databaseUrl, applicationName: 'fake provider', max: 2 });
    const provider = openFakeProvider(pool);
    const service = await createService({ openWriteSide, http: http(), clock, provider });
    return { service, close: [() => pool.end()] };
  },
});
