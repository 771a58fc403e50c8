import { catalogueEntry, schemaVersion } from '@amends/contracts/catalogue';
import { PARTITION_COUNT, type Producer, TOPIC_EVENTS } from '@amends/contracts/envelope';
import { type Decider, fold } from '@amends/decider/decider';
import { type EventStore, openEventStore } from '@amends/event-store/event-store';
import {
  type CommandOutcome,
  type CommandRun,
  executeCommand,
} from '@amends/event-store/execute-command';
import { foldable } from '@amends/event-store/foldable-event';
import { reactionCommandId } from '@amends/event-store/ids';
import { type Jobs, openJobs, type Task } from '@amends/event-store/jobs';
import { openPool, type PoolLimits } from '@amends/event-store/open-pool';
import { type Reaction, reaction, reactWithin } from '@amends/event-store/react';
import type { CommandContext, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import { type RunningConsumer, runConsumer } from './consume.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { observeWriteSide, tracedApply } from './consumer-telemetry.ts';
import type { LoggedEvent } from './logged-event.ts';
import { meteredAppend } from './metered-append.ts';
import { partitionOf } from './murmur2.ts';
import { type Relay, startRelay } from './relay.ts';
import type { EventLog } from './types.ts';
import { validateByCatalogue } from './event-decoder.ts';
import { type WriteOperations, writeOperations } from './write-operations.ts';
import type {
  JobPayload,
  JobTask,
  Reactions,
  SpecDecider,
  StreamCommand,
  SystemCommands,
  WriteSideSpec,
} from './write-side-spec.ts';

/** What a write service runs on: its database by role, the log, a clock. */
export interface WriteSideResources {
  /** Database of the service, app role. */
  readonly appUrl: string;
  /** The same without a pooling proxy between: locks of relay and jobs are a session's. */
  readonly directUrl: string;
  readonly log: EventLog;
  readonly clock: () => Date;
  /** Of the pools of store and consumer; those of open-pool.ts unless told. */
  readonly limits?: PoolLimits;
  /** Failures of background work that is tried again. */
  readonly onError?: (part: string, error: unknown) => void;
}

export interface HealthLine {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

type CommandRequest<Command, State, Event extends NewEvent> = Omit<
  CommandRun<Command, State, Event>,
  'decider' | 'jobs'
> & { readonly decider?: SpecDecider<Command, State, Event> };

/** Store, relay, consumer and jobs of one write service, wired together. */
export interface WriteSide<Command, State, Event extends NewEvent> {
  readonly store: EventStore;
  /** Load, decide, append, with the service's jobs; see executeCommand. */
  execute(request: CommandRequest<Command, State, Event>): Promise<CommandOutcome>;
  read(streamId: string): Promise<{ readonly state: State; readonly version: number }>;
  start(): Promise<void>;
  stop(deadlineMs: number): Promise<void>;
  health(): Promise<readonly HealthLine[]>;
  readonly operations: WriteOperations;
}

export type OpenWriteSide = <Command, State, Event extends NewEvent>(
  spec: WriteSideSpec<Command, State, Event>,
) => Promise<WriteSide<Command, State, Event>>;

/** Connections of one write service: 2 append, 3 query and read; 2 consume; jobs have their own. */
const MAIN_CONNECTIONS = 5;
const CONSUMER_CONNECTIONS = 2;
/** Bounds of a reaction's transaction: while it lasts it holds back its store's readers. */
const REACTION_LIMITS = { maxEvents: 200, maxMs: 50 };
/** Older than this the backlog is reported as unwell. */
const RELAY_AGE_ALARM_MS = 10_000;
const CASE_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The case of a stream, else what follows the first part of its name. */
const subjectOf = (streamId: string): string =>
  CASE_ID.exec(streamId)?.[0] ?? streamId.slice(streamId.indexOf('-') + 1);

const WHOLE_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const reactionsTo = <Command, State, Event extends NewEvent>(
  spec: WriteSideSpec<Command, State, Event>,
  reactions: Reactions<Command>,
  event: LoggedEvent,
  now: string,
): Reaction[] =>
  reactions(event, now).map(({ name, streamId, decider = spec.decider, command, ...rest }) => {
    const subject = rest.subject ?? subjectOf(streamId);
    return reaction({
      streamId,
      decider: decider as Decider<unknown, unknown, Event>,
      command,
      jobs: spec.jobsFor,
      ...(spec.companionsFor === undefined ? {} : { companions: spec.companionsFor }),
      context: {
        commandId: reactionCommandId(event.id, name),
        // The case is the flow: whatever it causes is found under its id.
        correlationId: WHOLE_UUID.test(subject) ? subject : event.correlationId,
        causationId: event.id,
        actor: `system_${spec.name}`,
        ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
        now,
        subject,
      },
    });
  });

const systemContext = (
  name: string,
  key: string,
  subject: string,
  now: string,
  traceparent: string | undefined,
): CommandContext => {
  const commandId = reactionCommandId(key, `job of ${name}`);
  return {
    commandId,
    correlationId: WHOLE_UUID.test(subject) ? subject : commandId,
    causationId: commandId,
    actor: `system_${name}`,
    ...(traceparent === undefined ? {} : { traceparent }),
    now,
    subject,
  };
};

const openStore = (
  pool: Pool,
  spec: Pick<WriteSideSpec<never, never, NewEvent>, 'companions'>,
  onAppended: () => void,
): Promise<EventStore> =>
  openEventStore({
    pool,
    eventTypes: { schemaVersion },
    partitionOf: (key) => partitionOf(key, PARTITION_COUNT),
    onAppended,
    ...(spec.companions === undefined ? {} : { companions: spec.companions }),
  });

const topicsOf = (types: readonly string[]): string[] => [
  ...new Set(types.map((type) => catalogueEntry(type)?.topic ?? TOPIC_EVENTS)),
];

const relayHealth = async (name: string, relay: Relay | undefined): Promise<HealthLine> => {
  if (relay === undefined) return { name: 'relay', ok: false, detail: 'not started' };
  const { oldestAgeMs, unpublished, lastError } = await relay.status();
  const ok = oldestAgeMs < RELAY_AGE_ALARM_MS && lastError === null;
  const age = `${unpublished} unpublished, oldest ${Math.round(oldestAgeMs / 1000)} s`;
  return { name: `relay ${name}`, ok, detail: lastError === null ? age : `${age}; retrying` };
};

const consumerHealth = (name: string, consumer: RunningConsumer | undefined): HealthLine => {
  if (consumer === undefined) return { name: 'consumer', ok: false, detail: 'not started' };
  const { state, halted, lastError, parked } = consumer.status();
  const ok = state === 'running' && lastError === null;
  const detail = halted?.message ?? `${state}, ${parked} parked since start`;
  return { name: `consumer ${name}`, ok, detail };
};

/** Reading and changing the service's streams, for its clients and for its jobs. */
const commandsOn = <Command, State, Event extends NewEvent>(
  store: EventStore,
  spec: WriteSideSpec<Command, State, Event>,
  now: () => string,
) => {
  const decider = spec.decider as Decider<Command, State, Event>;
  const companionsOf =
    (own: CommandRequest<Command, State, Event>['companions']) => (events: readonly Event[]) => [
      ...(spec.companionsFor?.(events) ?? []),
      ...(own?.(events) ?? []),
    ];
  const execute = (request: CommandRequest<Command, State, Event>): Promise<CommandOutcome> =>
    executeCommand(store, {
      ...request,
      decider: (request.decider ?? decider) as Decider<Command, State, Event>,
      jobs: spec.jobsFor,
      companions: companionsOf(request.companions),
    });
  const read = async (streamId: string) => {
    const { events, version } = await store.load(streamId);
    return { state: fold(decider, events.map(foldable<Event>)), version };
  };
  /** For one job: what it does belongs to the trace of the command that added it. */
  const systemOf = (traceparent?: string): SystemCommands<Command, State> => ({
    read,
    now,
    execute: ({ key, caseId, streamId, command }) =>
      execute({
        streamId,
        command,
        context: systemContext(spec.name, key, caseId, now(), traceparent),
      }),
    executeOn: ({ key, subject, on }) =>
      executeCommand(store, {
        streamId: on.streamId,
        decider: on.decider as StreamCommand['decider'] as Decider<unknown, unknown, Event>,
        command: on.command,
        context: systemContext(spec.name, key, subject, now(), traceparent),
        jobs: spec.jobsFor,
        companions: companionsOf(undefined),
      }),
  });
  return { execute, read, systemOf };
};

const tasksOf = <Command, State, Event extends NewEvent>(
  spec: WriteSideSpec<Command, State, Event>,
  systemOf: (traceparent?: string) => SystemCommands<Command, State>,
): Record<string, Task> =>
  Object.fromEntries(
    Object.keys(spec.tasks(systemOf())).map((name) => [
      name,
      (payload, { traceparent }) => spec.tasks(systemOf(traceparent))[name]!(payload as JobPayload),
    ]),
  );

/** A job's payload is JSON, whatever graphile-worker's types say of it. */
const ownDailyTasks = (tasks: Readonly<Record<string, JobTask>> = {}) =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown) => task(payload as JobPayload),
    ]),
  );

/** What every write service does for its own store. */
const dailyTasksOf = (store: EventStore) => ({
  forget_expired_answers: async () => {
    await store.forgetExpiredAnswers();
  },
});

/** Hears what the service reacts to and reacts in the transaction of the checkpoint. */
const startReacting = <Command, State, Event extends NewEvent>(
  spec: WriteSideSpec<Command, State, Event>,
  store: EventStore,
  options: Pick<ConsumerOptions, 'log' | 'pool' | 'onError' | 'onCommitted'>,
  now: () => string,
): Promise<RunningConsumer> =>
  runConsumer({
    ...options,
    name: spec.name,
    version: 1,
    topics: topicsOf(spec.heardTypes),
    knownTypes: spec.heardTypes,
    validate: validateByCatalogue,
    limits: spec.limits ?? REACTION_LIMITS,
    apply: tracedApply(spec.name, async ({ client }, events) => {
      const at = now();
      const { reactions } = spec;
      const react = 'gather' in reactions ? await reactions.gather(client, events) : reactions;
      const caused = events.flatMap((event) => reactionsTo(spec, react, event, at));
      if (caused.length > 0) await reactWithin(client, store, caused);
    }),
  });

/**
 * Makes `openWriteSide` for one service database: its own stream's decider, its reactions in the
 * consumer's transaction, its jobs in the transaction of the events that cause them.
 */
export const writeSideOn =
  (resources: WriteSideResources): OpenWriteSide =>
  async <Command, State, Event extends NewEvent>(spec: WriteSideSpec<Command, State, Event>) => {
    const { name } = spec;
    const { log, clock, limits } = resources;
    const report = (part: string) => (error: unknown) => resources.onError?.(part, error);
    const pool = openPool({
      ...limits,
      url: resources.appUrl,
      applicationName: `${name} store`,
      max: MAIN_CONNECTIONS,
    });
    const consumerPool = openPool({
      ...limits,
      url: resources.appUrl,
      applicationName: `${name} consumer`,
      max: CONSUMER_CONNECTIONS,
    });
    let relay: Relay | undefined;
    let consumer: RunningConsumer | undefined;
    let jobs: Jobs | undefined;
    const store = await openStore(pool, spec, () => relay?.wake());
    const now = (): string => clock().toISOString();

    const running = () => ({ relay, consumer });
    const unobserve = observeWriteSide(name, running);
    const { execute, read, systemOf } = commandsOn(store, spec, now);

    return {
      store,
      execute,
      read,
      start: async () => {
        relay = startRelay({
          log: meteredAppend(log),
          reader: store.reader,
          pool,
          directUrl: resources.directUrl,
          service: name as Producer,
          onError: report(`${name} relay`),
        });
        jobs = openJobs({
          url: resources.directUrl,
          tasks: tasksOf(spec, systemOf),
          daily: { ...dailyTasksOf(store), ...ownDailyTasks(spec.daily?.(systemOf())) },
          onJobError: ({ error }) => report(`${name} jobs`)(error),
        });
        await jobs.start();
        if (spec.heardTypes.length > 0) {
          const options = { log, pool: consumerPool, onCommitted: () => relay?.wake() };
          const onError = report(`${name} consumer`);
          consumer = await startReacting(spec, store, { ...options, onError }, now);
          await consumer.ready;
        }
      },
      stop: async (deadlineMs) => {
        unobserve();
        await Promise.all([consumer?.stop(deadlineMs), jobs?.stop(deadlineMs)]);
        await relay?.stop(deadlineMs);
        await store.close();
        await Promise.all([pool.end(), consumerPool.end()]);
      },
      health: async () => [
        ...(await store.health()),
        await relayHealth(name, relay),
        ...(spec.heardTypes.length > 0 ? [consumerHealth(name, consumer)] : []),
        ...((await jobs?.health()) ?? []),
      ],
      operations: writeOperations(name, pool, running),
    };
  };
