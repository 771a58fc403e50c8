import { openWriteService } from '@amends/service-process/write-service.fixture';
import { createService } from './app.ts';
import type { FollowUpConfig } from './config.ts';

/** Requests open at once; nobody waits a day in a test. */
const testConfig: FollowUpConfig = {
  followUpDelaySeconds: 0,
  answerWindowSeconds: 28 * 86_400,
  secondWaveDelaySeconds: 30 * 86_400,
  reopenWindowSeconds: 4 * 86_400,
};

/** Follow-up over a real store and the embedded log, with consumer, relay and timers running. */
export const openFollowUp = () =>
  openWriteService({
    name: 'follow-up',
    scopes: ['follow-up:read', 'follow-up:write'],
    create: (deps) => createService({ ...deps, config: testConfig }),
  });

export type RunningFollowUp = Awaited<ReturnType<typeof openFollowUp>>;
