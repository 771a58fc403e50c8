import type { EventStore } from '@amends/event-store/event-store';
import type { OpenWriteSide } from '@amends/event-log/write-side';
import { addWriteOperations } from '@amends/service-kit/operation-routes';
import type { CreateHttp, HealthItem, Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { attachmentUpkeep } from './attachments/attachment-upkeep.ts';
import { companions, companionsFor } from './companions.ts';
import type { IntakeConfig } from './config.ts';
import { customerContactOf } from './customer-mail/mail-settings.ts';
import { decider, type FailureCommand } from './domain/decide.ts';
import type { Failure, FailureEvent } from './domain/failure.ts';
import type { EventLog } from '@amends/event-log/types';
import { openInbound } from './inbound/open-inbound.ts';
import { importJobs } from './imports/import-jobs.ts';
import { mergings } from './merging/mergings.ts';
import { dailyTasks, jobsFor, type TaskParts, tasks } from './jobs.ts';
import { customerDirectory } from './personal-data/customer-directory.ts';
import { openErasures } from './personal-data/erasures.ts';
import { keyRotation } from './personal-data/key-rotation.ts';
import { refreshing } from './personal-data/refreshing.ts';
import { HEARD_TYPES, reactions } from './reactions.ts';
import { retentionAges } from './retention/retention-ages.ts';
import { deviceList } from './reference/device-rows.ts';
import { storeDirectory } from './reference/store-directory.ts';
import { type DeliveryStore, deliveryStore } from './sources/delivery-store.ts';
import { addRoutes } from './routes/all-routes.ts';
import { findSilences as findSilencesNow } from './silence/find-silences.ts';
import { signalStreams } from './signals/signal-streams.ts';
import { ownRefunds } from './sources/own-refunds.ts';
import { sourceDirectory } from './sources/source-directory.ts';
import { sourceObjects } from './sources/source-objects.ts';
import type { Vault } from './vault.ts';
import { findFewerReturns } from './warnings/find-fewer-returns.ts';

export interface IntakeDeps {
  readonly openWriteSide: OpenWriteSide;
  readonly http: CreateHttp;
  readonly clock: () => Date;
  /** Pool of the app role, for reference data and import jobs. */
  readonly pool: Pool;
  /** Opened first (vault.ts): `http` needs its deviceKeys. */
  readonly vault: Vault;
  readonly config: IntakeConfig;
  /** Where topics of the retailer are read. */
  readonly log: EventLog;
  /** Told of failures of background work that is tried again. */
  readonly onError?: (part: string, error: unknown) => void;
}

/**
 * Signals come by the thousand and few of them cause an event, which would hold back the readers
 * of the store. Smaller batches once never caught up with tills that sent all the time.
 */
const DETECTOR_LIMITS = { maxEvents: 1_000, maxMs: 1_000 };

/** No reason to take no requests: they wait for a person. */
const deadLetters = async (deliveries: DeliveryStore): Promise<HealthItem> => ({
  name: 'dead-letters',
  ok: true,
  detail: `${await deliveries.countDead()} deliveries could not be mapped`,
});

/** What looks after the store of personal data. */
const personalParts = ({ vault, config }: IntakeDeps, store: EventStore, nowMs: () => number) => {
  const { personalDataPool: pool, cipher, erasureList: list } = vault;
  const customers = customerDirectory(pool, cipher, nowMs);
  const attachments = attachmentUpkeep(pool, vault.blobs);
  const { keyGraceSeconds: graceSeconds } = config;
  const erasures = openErasures({ pool, cipher, store, list, customers, attachments });
  const ages = retentionAges(config);
  return {
    customers,
    attachments,
    erasures,
    rotation: keyRotation({ ...vault, pool, graceSeconds, nowMs }),
    retention: { pool, store, erasures, attachments, ages },
  };
};

/** The write side; `parts` are asked for when something runs, not before. */
const openStoreSide = async (
  { openWriteSide, pool, config }: IntakeDeps,
  parts: () => TaskParts,
) => {
  let lookForSilences: () => Promise<number>;
  const writeSide = await openWriteSide<FailureCommand, Failure, FailureEvent>({
    name: 'intake',
    decider,
    heardTypes: HEARD_TYPES,
    reactions: reactions(() => customerContactOf(config)),
    limits: DETECTOR_LIMITS,
    jobsFor,
    tasks: (commands) => tasks({ commands, pool }, parts),
    daily: (commands) => {
      lookForSilences = () => findSilencesNow({ commands, pool });
      const find_silent_customers = async () => void (await lookForSilences());
      const find_fewer_returns = () => findFewerReturns(commands, pool);
      return { ...dailyTasks(commands, parts), find_silent_customers, find_fewer_returns };
    },
    companionsFor,
    companions,
  });
  return { writeSide, findSilences: () => lookForSilences() };
};

/** Takes in what went wrong, from people and from tills. Nothing listens yet. */
export const createService = async (deps: IntakeDeps): Promise<Service> => {
  const { vault, clock, pool, config } = deps;
  let parts: TaskParts;
  const { writeSide, findSilences } = await openStoreSide(deps, () => parts);
  const app = deps.http({ name: 'intake', version: '1' });
  const { store } = writeSide;
  const nowMs = (): number => clock().getTime();
  const stores = storeDirectory(pool, nowMs);
  const { cipher, personalDataPool } = vault;
  const personal = personalParts(deps, store, nowMs);
  const { erasures } = personal;
  const keyUpkeep = refreshing(vault.keys, config.keyGraceSeconds);
  let ignoredEvents = 0;
  const services = {
    store,
    streams: signalStreams(store),
    cipher,
    ...personal,
    blobs: vault.blobs,
    claimants: vault.claimants,
    pool,
    stores,
    devices: deviceList(pool),
    jobs: importJobs(pool),
    mergings: mergings(pool),
    sources: sourceDirectory(pool, cipher, nowMs),
    deliveries: deliveryStore({
      ...{ ...vault, pool, keepHours: config.deliveryKeepHours },
      keepDeadDays: config.keepDeadDeliveryDays,
    }),
    personalDataPool,
    forgetDevice: vault.forgetDevice,
    countIgnored: () => {
      ignoredEvents += 1;
    },
    findSilences,
    clock,
  };
  const mapping = { ...services, objects: sourceObjects(pool), ownRefunds: ownRefunds(pool) };
  const messages = () => ({ ...services, contact: customerContactOf(config) });
  parts = { ...personal, store, mapping, messages, pool, clock };
  const inbound = openInbound({ ...deps, mapping });
  addRoutes(app, services);
  addWriteOperations(app, writeSide.operations);
  return {
    name: 'intake',
    app,
    start: async () => {
      // Says what is wrong with the settings before anything runs.
      customerContactOf(config);
      await stores.refresh();
      keyUpkeep.start();
      // Before anything is served: a restored backup brought the erased back.
      await erasures.reapply(clock().toISOString());
      await writeSide.start();
      await inbound.start();
    },
    stop: async (deadlineMs) => {
      await inbound.stop(deadlineMs);
      await writeSide.stop(deadlineMs);
      await keyUpkeep.stop();
    },
    health: async () => [
      ...(await writeSide.health()),
      { name: 'ignored-events', ok: true, detail: `${ignoredEvents} of unknown type` },
      await deadLetters(services.deliveries),
      ...inbound.health(),
    ],
  };
};
