import type { Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { ImportJobs, StoredJob } from './import-jobs.ts';

/**
 * The job, for the client that started it and for principals of all stores. Its rows may be of any
 * store, and whoever may send rows can use up those of its owner.
 * @throws Problem 404 not_found, for an unknown job and another client's alike
 */
export const visibleJob = async (
  jobs: Pick<ImportJobs, 'find'>,
  principal: Principal,
  jobId: string,
): Promise<StoredJob> => {
  const job = await jobs.find(jobId);
  const isVisible = principal.stores === '*' || job?.clientId === principal.clientId;
  if (job === undefined || !isVisible) throw new Problem('not_found');
  return job;
};
