import { runWriteService } from '@amends/service-process/run-write-service';
import { createService } from './app.ts';
import { followUpSettings } from './config.ts';

await runWriteService({
  name: 'follow-up',
  settings: followUpSettings,
  environment: process.env,
  create: ({ openWriteSide, http, clock, config }) =>
    createService({ openWriteSide, http: http(), clock, config }),
});
