import { runReadService } from '@amends/service-process/run-read-service';
import { createService } from './app.ts';

await runReadService({ name: 'case-files', environment: process.env, create: createService });
