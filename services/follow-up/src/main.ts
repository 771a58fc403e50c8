import { openPool } from '@amends/event-store/open-pool';
import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { followUpSettings } from './config.ts';
import { migrateFollowUp } from './migrate.ts';

await runWriteService({
  name: 'follow-up',
  settings: followUpSettings,
  environment: process.env,
  migrate: ({ ownerUrl, appRole }) => migrateFollowUp({ ownerUrl, appRole }),
  create: async ({ openWriteSide, http, clock, config }) => {
    const { databaseUrl: url } = config;
    const pool = openPool({ url, applicationName: 'follow-up tables', max: 2 });
    const service = await createService({ openWriteSide, http: http(), clock, config, pool });
    return { service, close: [() => pool.end()] };
  },
});
