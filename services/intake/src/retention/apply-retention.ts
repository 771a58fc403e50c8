import { DATA_CLASSES, type DataClass } from '@amends/contracts/intake-retention';
import type { EventStore } from '@amends/event-store/event-store';
import { insertJobs } from '@amends/event-store/job-statement';
import { reaction, reactWithin } from '@amends/event-store/react';
import { uuidv7, uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool, PoolClient } from 'pg';
import { contextOf } from '../asking.ts';
import { type AttachmentUpkeep, removeAttachmentJob } from '../attachments/attachment-upkeep.ts';
import { retentionDecider } from '../domain/retention.ts';
import { shareCustomers } from '../personal-data/erased-customers.ts';
import type { Erasures } from '../personal-data/erasures.ts';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import {
  allowTime,
  CASE_TABLES,
  type CaseClass,
  deleteDue,
  dueCustomers,
  dueRowsOf,
  forgetDeliveries,
  forgetReads,
} from './due-data.ts';
import { olderThanOf, type RetentionAges } from './retention-ages.ts';

export interface RetentionDeps {
  /** Of the personal-data role. */
  readonly pool: Pool;
  readonly store: EventStore;
  readonly erasures: Erasures;
  readonly attachments: AttachmentUpkeep;
  readonly ages: RetentionAges;
}

interface Run {
  readonly runId: string;
  readonly now: string;
}

/** Rows, and locks by customer, of one transaction. */
const AT_ONCE = 200;

const ACTOR = 'system_intake';

/** That some of a class went, in the transaction in which it went. */
const record = async (
  client: PoolClient,
  { store, ages }: RetentionDeps,
  { runId, now }: Run,
  dataClass: DataClass,
  deleted: number,
): Promise<void> => {
  const olderThan = olderThanOf(ages, dataClass, now);
  await reactWithin(client, store, [
    reaction({
      streamId: `retention-${runId}`,
      decider: retentionDecider,
      command: {
        type: 'RecordRetention',
        data: { runId, dataClass, olderThan, deleted, appliedAt: now },
      },
      context: contextOf(
        { actor: ACTOR, now },
        {
          commandId: uuidv8FromHash('retention', runId, uuidv7()),
          ...{ correlationId: runId, subject: runId },
        },
      ),
    }),
  ]);
};

/** @returns how many went; their files, where they had any, are deleted after the commit */
const takeOfCases = async (deps: RetentionDeps, run: Run, dataClass: CaseClass) => {
  const olderThan = olderThanOf(deps.ages, dataClass, run.now);
  const gone = await forAllStores(deps.pool, async (client) => {
    await allowTime(client);
    const due = await dueRowsOf(client, dataClass, olderThan, AT_ONCE);
    const subjects = due.flatMap(({ caseId, customerId }) => [caseId, customerId ?? caseId]);
    await shareCustomers(client, subjects);
    const ids = due.map(({ id }) => id);
    const deleted = await deleteDue(client, dataClass, olderThan, ids);
    if (dataClass === 'attachments') {
      await insertJobs(
        client,
        deleted.map((id) => removeAttachmentJob(id, run.now)),
      );
    }
    if (deleted.length > 0) await record(client, deps, run, dataClass, deleted.length);
    return deleted;
  });
  if (dataClass === 'attachments') await deps.attachments.discard(gone);
  return gone.length;
};

const takeCounted = (
  deps: RetentionDeps,
  run: Run,
  dataClass: 'vendor_deliveries' | 'read_audit',
) =>
  forAllStores(deps.pool, async (client) => {
    await allowTime(client);
    const forget = dataClass === 'read_audit' ? forgetReads : forgetDeliveries;
    const gone = await forget(client, olderThanOf(deps.ages, dataClass, run.now), AT_ONCE);
    if (gone > 0) await record(client, deps, run, dataClass, gone);
    return gone;
  });

/** Whole customers, by the way of every erasure: they are listed, and each has an event. */
const takeCustomers = async (deps: RetentionDeps, run: Run): Promise<number> => {
  const olderThan = olderThanOf(deps.ages, 'customers', run.now);
  const erased = await deps.erasures.erase({
    find: (client) => dueCustomers(client, olderThan, AT_ONCE),
    reason: 'retention_over',
    asking: { actor: ACTOR, now: run.now },
    alsoRecord: (client, subjects) => record(client, deps, run, 'customers', subjects.length),
  });
  return erased;
};

const take = (deps: RetentionDeps, run: Run, dataClass: DataClass): Promise<number> => {
  if (dataClass in CASE_TABLES) return takeOfCases(deps, run, dataClass as CaseClass);
  if (dataClass === 'customers') return takeCustomers(deps, run);
  return takeCounted(deps, run, dataClass as 'vendor_deliveries' | 'read_audit');
};

/**
 * Deletes what is past its age, some at a time, until nothing is; customers after the rest, since
 * they go when nothing is left of them. A second attempt goes on where the first one was.
 */
export const applyRetention = async (deps: RetentionDeps, run: Run): Promise<void> => {
  for (const dataClass of DATA_CLASSES) {
    while ((await take(deps, run, dataClass)) > 0);
  }
};
