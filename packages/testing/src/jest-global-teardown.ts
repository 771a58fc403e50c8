import { endRun } from './run-directory.ts';

// Ending the run stops the shared servers, and those a test file started and forgot.
export default async (): Promise<void> => {
  delete process.env.AMENDS_TEST_PG_URL;
  await endRun();
};
