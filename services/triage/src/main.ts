import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { readTriageConfig } from './config.ts';

await runWriteService({
  name: 'triage',
  settings: {},
  environment: process.env,
  create: ({ openWriteSide, http, clock }) =>
    createService({
      openWriteSide,
      http: http(),
      clock,
      config: readTriageConfig(process.env),
    }),
});
