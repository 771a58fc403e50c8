import { openPool } from '@amends/event-store/open-pool';
import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { readTriageConfig } from './config.ts';
import { migrateTriage } from './migrate.ts';

await runWriteService({
  name: 'triage',
  settings: {},
  environment: process.env,
  migrate: ({ ownerUrl, appRole }) => migrateTriage({ ownerUrl, appRole }),
  create: async ({ openWriteSide, http, clock, config: { databaseUrl } }) => {
    const pool = openPool({ url: databaseUrl, applicationName: 'triage tables', max: 2 });
    const config = readTriageConfig(process.env);
    const service = await createService({ openWriteSide, http: http(), clock, config, pool });
    return { service, close: [() => pool.end()] };
  },
});
