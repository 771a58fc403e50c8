import type { JobTask } from '@amends/event-log/write-side-spec';
import type { EventStore } from '@amends/event-store/event-store';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { AttachmentRemoved } from '@amends/contracts/intake-attachments';
import type {
  AffectedListConfirmed,
  IncidentClosed,
  IncidentLinkedToCase,
  IncidentScopeChanged,
} from '@amends/contracts/intake-incidents';
import type { Pool } from 'pg';
import {
  type AttachmentUpkeep,
  REMOVE_ATTACHMENT,
  removeAttachmentJob,
} from './attachments/attachment-upkeep.ts';
import {
  closeIncidentCases,
  type IncidentJobDeps,
  openIncidentCases,
} from './incidents/open-cases.ts';
import { syncIncidentCases } from './incidents/sync-cases.ts';
import { readIncident } from './incidents/visible-incident.ts';
import {
  type MessageDeps,
  messageJobsFor,
  SEND_MESSAGE,
  sendMessage,
} from './customer-mail/send-message.ts';
import { LIST_ERASURE } from './personal-data/erase-subjects.ts';
import { erasedSubject } from './personal-data/erasure-list.ts';
import type { Erasures } from './personal-data/erasures.ts';
import { type KeyRotation, RESEAL } from './personal-data/key-rotation.ts';
import type { RetentionDeps } from './retention/apply-retention.ts';
import { dailyRetention, retentionJobsFor, retentionTasks } from './retention/retention-jobs.ts';
import { MAP_DELIVERY } from './sources/delivery-store.ts';
import { type MapDeliveryDeps, mapDelivery } from './sources/map-delivery.ts';
import { forgetOldCounts } from './warnings/forget-counts.ts';

/** Task names as graphile-worker stores them. */
const OPEN_CASES = 'open_incident_cases';
const CLOSE_CASES = 'close_incident_cases';
const SYNC_CASES = 'sync_incident_cases';

const incidentJob = (task: string, incidentId: string): JobSpec => ({
  task,
  payload: { incidentId },
  jobKey: `${task}:${incidentId}`,
  maxAttempts: 25,
});

type Synced = Pick<IncidentLinkedToCase, 'incidentId'> &
  Partial<Pick<IncidentLinkedToCase, 'how'> & Pick<IncidentScopeChanged, 'by'>>;

/** Something was found out of the incident, or it has cases that have not heard of it. */
const isToSync = (type: string, { how, by }: Synced): boolean =>
  type === 'IncidentFactsStated' ||
  type === 'IncidentCasesOpened' ||
  (type === 'IncidentScopeChanged' && by === 'person') ||
  (type === 'IncidentLinkedToCase' && how === 'person');

/** Pure: what is left to do for each case of an incident, in the transaction of the decision. */
export const jobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'AffectedListConfirmed') {
      return [incidentJob(OPEN_CASES, (data as AffectedListConfirmed).incidentId)];
    }
    if (type === 'IncidentClosed') {
      return [incidentJob(CLOSE_CASES, (data as IncidentClosed).incidentId)];
    }
    if (isToSync(type, data as Synced)) {
      return [incidentJob(SYNC_CASES, (data as Synced).incidentId)];
    }
    if (type === 'AttachmentRemoved') {
      return [removeAttachmentJob((data as AttachmentRemoved).attachmentId)];
    }
    return [...messageJobsFor({ type, data }), ...retentionJobsFor([{ type, data }])];
  });

/** What tasks work with beside the commands; there once the service is put together. */
export interface TaskParts {
  readonly store: Pick<EventStore, 'load'>;
  readonly erasures: Erasures;
  readonly rotation: KeyRotation;
  readonly mapping: MapDeliveryDeps;
  readonly messages: () => MessageDeps;
  readonly attachments: AttachmentUpkeep;
  readonly pool: Pool;
  readonly retention: RetentionDeps;
  readonly clock: () => Date;
}

/** What is looked after once a day. */
export const dailyTasks = (
  commands: IncidentJobDeps['commands'],
  parts: () => TaskParts,
): Readonly<Record<string, JobTask>> => ({
  ...dailyRetention(commands),
  sweep_attachments: async () => {
    const { attachments, clock } = parts();
    await attachments.sweep(clock().getTime());
  },
  forget_old_counts: async () => {
    const { pool, clock } = parts();
    await forgetOldCounts(pool, clock().toISOString());
  },
});

export const tasks = (
  deps: Omit<IncidentJobDeps, 'read'>,
  parts: () => TaskParts,
): Readonly<Record<string, JobTask>> => {
  const read = async (incidentId: string) => (await readIncident(parts().store, incidentId)).state;
  const incidents: IncidentJobDeps = { ...deps, read };
  return {
    [OPEN_CASES]: ({ incidentId }) => openIncidentCases(incidents, String(incidentId)),
    [CLOSE_CASES]: ({ incidentId }) => closeIncidentCases(incidents, String(incidentId)),
    [SYNC_CASES]: ({ incidentId }) => syncIncidentCases(incidents, String(incidentId)),
    [LIST_ERASURE]: (payload) => parts().erasures.list(erasedSubject.parse(payload)),
    [REMOVE_ATTACHMENT]: ({ attachmentId }) => parts().attachments.remove(String(attachmentId)),
    [SEND_MESSAGE]: sendMessage(() => parts().messages(), deps.commands),
    [RESEAL]: () => parts().rotation.reseal(),
    ...retentionTasks(() => parts().retention, deps.commands),
    [MAP_DELIVERY]: ({ deliveryId }) => mapDelivery(parts().mapping, String(deliveryId)),
  };
};
