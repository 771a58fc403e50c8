import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { ImportJob, ImportJobs, StoredJob } from './import-jobs.ts';

/**
 * Whether a principal may know of the job: the client that started it, on behalf of somebody who
 * may see all that the starter could. Its rows may be of any of those stores, and whoever may send
 * rows can use up those of its owner.
 */
export const isVisibleJob = (
  { clientId, stores }: Pick<ImportJob, 'clientId' | 'stores'>,
  principal: Principal,
): boolean => {
  if (principal.stores === '*') return true;
  if (stores === null || clientId !== principal.clientId) return false;
  return stores.every((storeId) => mayAccessStore(principal, storeId));
};

/** @throws Problem 404 not_found, for an unknown job and one the principal may not know of alike */
export const visibleJob = async (
  jobs: Pick<ImportJobs, 'find'>,
  principal: Principal,
  jobId: string,
): Promise<StoredJob> => {
  const job = await jobs.find(jobId);
  if (job === undefined || !isVisibleJob(job, principal)) throw new Problem('not_found');
  return job;
};
