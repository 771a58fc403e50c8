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
  conditions: () => ({
    refusals: [
      {
        code: 'fake_provider',
        reason: 'the only payment provider there is so far is a fake, which moves no money',
        allowance: 'fakeProvider',
      },
    ],
  }),
  create: async ({ openWriteSide, http, clock, config }) => {
    const pool = openPool({ url: config.databaseUrl, applicationName: 'fake provider', max: 2 });
    const provider = openFakeProvider(pool);
    const service = await createService({ openWriteSide, http: http(), clock, provider });
    return { service, close: [() => pool.end()] };
  },
});
