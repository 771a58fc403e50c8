import type { EventStore } from '@amends/event-store/event-store';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { OpenWriteSide } from '@amends/event-log/write-side';
import type { SystemCommands } from '@amends/event-log/write-side-spec';
import { caseCommands } from '@amends/service-kit/command-runner';
import { addWriteOperations } from '@amends/service-kit/operation-routes';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { defineDefaultAbusePolicy } from './abuse/define-default-policy.ts';
import { companions, companionsFor } from './companions.ts';
import type { TriageCommand } from './domain/commands.ts';
import type { TriageCase, TriageEvent } from './domain/triage-case.ts';
import type { TriageConfig } from './config.ts';
import { ESCALATION_STEP, escalationTask, escalationTimers } from './escalation/escalation-jobs.ts';
import {
  addEscalationRoutes,
  escalationFacts,
  escalationReader,
  type ReadEscalations,
} from './escalation/escalation-part.ts';
import { HEARD_OF_ESCALATION } from './escalation/escalation-reactions.ts';
import { gatherFacts } from './gather-facts.ts';
import { type JobFacts, jobsFor, tasks } from './jobs.ts';
import { HEARD_TYPES } from './reactions.ts';
import { abuseFlags } from './routes/abuse-flags.ts';
import { abusePolicies } from './routes/abuse-policies.ts';
import { assessImpact } from './routes/assess-impact.ts';
import { addClockRoutes } from './routes/clock-routes.ts';
import { assignCase } from './routes/assign-case.ts';
import { caseAbuseFlags } from './routes/case-abuse-flags.ts';
import { correctClassification } from './routes/correct-classification.ts';
import { getCase } from './routes/get-case.ts';
import { importHolidays } from './routes/import-holidays.ts';
import { listCriticalCases } from './routes/list-critical-cases.ts';
import { listQueue } from './routes/list-queue.ts';
import { readPrevention } from './prevention/read-prevention.ts';
import {
  type VerificationFacts,
  verificationTask,
  verificationTimers,
  VERIFY_PREVENTION,
} from './prevention/verify-in-time.ts';
import { preventiveActions } from './routes/preventive-actions.ts';
import { recordFindings } from './routes/record-findings.ts';
import { recordPreventiveDecision } from './routes/record-preventive-decision.ts';
import { recordRootCause } from './routes/record-root-cause.ts';
import { defineConfigured, type ExecuteLevel } from './service-levels/define-defaults.ts';
import { casesOfPolicy } from './service-levels/policy-cases.ts';
import {
  type ServiceLevelReader,
  serviceLevelReader,
} from './service-levels/service-level-table.ts';
import { consentTable } from './notices/consent-table.ts';
import { type DeliveryTable, deliveryTable } from './notices/delivery-table.ts';
import type { NoticeChannels } from './notices/notice-channels.ts';
import { noticeJobsFor, noticeTask, SEND_NOTICE } from './notices/notice-jobs.ts';
import {
  readReplay,
  REPLAY_NOTICES,
  type ReplayFacts,
  replayJobsFor,
  replayTask,
} from './notices/replay-notices.ts';
import { addNoticeRoutes } from './routes/notice-routes.ts';
import { manualEscalation } from './routes/manual-escalation.ts';
import { handovers } from './routes/handovers.ts';
import { staffRoutes } from './routes/staff.ts';
import { tierRuns } from './routes/tier-runs.ts';
import { serviceScripts } from './routes/service-scripts.ts';
import { dailyTierRun, tierJobsFor, tierTasks } from './tiers/tier-jobs.ts';
import { HANDOVER_UNANSWERED, handoverTask, handoverTimers } from './staff/handover-jobs.ts';
import { GIVE_AWAY_CASES, giveAwayTask, staffJobsFor } from './staff/staff-jobs.ts';
import { triageDecider } from './triage-commands.ts';
import { addWatchRoutes, watchJobsFor, watchTasks } from './watches/watch-part.ts';
import type { MailParts } from './watches/watch-mails.ts';
import { readWatch } from './watches/watch-table.ts';

export interface TriageDeps {
  readonly openWriteSide: OpenWriteSide;
  readonly http: CreateHttp;
  readonly clock: () => Date;
  readonly config: TriageConfig;
  /** Pool of the app role, for triage's own tables. */
  readonly pool: Pool;
}

/** Cases of a disabled policy that are read at once. */
const CASES_AT_ONCE = 500;

const jobFactsOn = (pool: Pool, levels: ServiceLevelReader): JobFacts => ({
  book: () => levels.book(),
  casesOfPolicy: (policyId, after) => casesOfPolicy(pool, policyId, after, CASES_AT_ONCE),
});

const allJobsFor =
  (channels: NoticeChannels) =>
  (events: readonly NewEvent[]): readonly JobSpec[] => [
    ...jobsFor(events),
    ...noticeJobsFor(channels)(events),
    ...escalationTimers(events),
    ...tierJobsFor(events),
    ...staffJobsFor(events),
    ...handoverTimers(events),
    ...replayJobsFor(events),
    ...verificationTimers(events),
    ...watchJobsFor(events),
  ];

interface StreamReaders {
  readonly escalations: ReadEscalations;
  readonly actionOf: VerificationFacts['read'];
  readonly replayOf: ReplayFacts['read'];
  readonly watchOf: MailParts['read'];
}

/** Streams that jobs read; the store is there once the write side is. */
const streamReaders = (store: () => EventStore): StreamReaders => ({
  escalations: (id) => escalationReader(store())(id),
  actionOf: async (id) => (await readPrevention(store(), id)).action,
  replayOf: (id) => readReplay(store(), id),
  watchOf: (id) => readWatch(store(), id),
});

/** The work behind every timer and job; what reads streams comes with the write side. */
const allTasks = (
  {
    pool,
    config,
    jobFacts,
    deliveries,
  }: Pick<TriageDeps, 'pool' | 'config'> & {
    readonly jobFacts: JobFacts;
    readonly deliveries: DeliveryTable;
  },
  streams: StreamReaders,
) => {
  const { figures, notices } = config;
  const { mail } = notices;
  const sendNotice = noticeTask(notices, {
    table: deliveries,
    consents: consentTable(pool),
  });
  return (system: SystemCommands<TriageCommand, TriageCase>) => ({
    ...tasks(jobFacts)(system),
    [ESCALATION_STEP]: escalationTask(escalationFacts(pool, streams.escalations), system),
    ...tierTasks(pool, system),
    [SEND_NOTICE]: sendNotice(system),
    [GIVE_AWAY_CASES]: giveAwayTask({ pool, ...config, ...jobFacts }, system),
    [HANDOVER_UNANSWERED]: handoverTask(system),
    [REPLAY_NOTICES]: replayTask({ pool, read: streams.replayOf }, system),
    [VERIFY_PREVENTION]: verificationTask({ pool, read: streams.actionOf }, system),
    ...watchTasks({ pool, mail, figures, read: streams.watchOf }, system),
  });
};

/** Cause, severity, deadlines and owner of a case. Nothing listens yet. */
export const createService = async (deps: TriageDeps): Promise<Service> => {
  const { config, pool, clock } = deps;
  const serviceLevels = serviceLevelReader(pool, process.versions.tz!);
  const jobFacts = jobFactsOn(pool, serviceLevels);
  const deliveries = deliveryTable(pool);
  const readers = streamReaders(() => writeSide.store);
  const writeSide = await deps.openWriteSide<TriageCommand, TriageCase, TriageEvent>({
    name: 'triage',
    decider: triageDecider,
    heardTypes: [...HEARD_TYPES, ...HEARD_OF_ESCALATION, 'EarlyWarningRaised'],
    reactions: { gather: gatherFacts(config, serviceLevels.book, clock) },
    jobsFor: allJobsFor(config.notices),
    tasks: allTasks({ ...deps, jobFacts, deliveries }, readers),
    daily: dailyTierRun,
    companionsFor,
    companions,
  });
  const app = deps.http({ name: 'triage', version: '1' });
  const commands = caseCommands({
    port: writeSide,
    decider: triageDecider,
    streamPrefix: 'triage',
    clock,
  });
  getCase(app, commands);
  correctClassification(app, commands);
  assessImpact(app, commands, config.rules);
  assignCase(app, commands);
  recordRootCause(app, commands);
  const streams = { port: writeSide, clock };
  recordPreventiveDecision(app, commands, streams);
  recordFindings(app, commands, pool);
  serviceScripts(app, streams, pool);
  preventiveActions(app, streams, { pool, rules: config.rules });
  tierRuns(app, streams);
  abusePolicies(app, streams, pool);
  caseAbuseFlags(app, { cases: commands, streams, pool });
  abuseFlags(app, { streams, pool });
  listQueue(app, deps);
  staffRoutes(app, { commands: streams, pool, book: jobFacts.book });
  handovers(app, commands, { pool, clock, times: config.rules.handover, book: jobFacts.book });
  manualEscalation(app, commands, config.rules);
  addNoticeRoutes(app, { table: deliveries, commands: streams, ...config.notices });
  addWatchRoutes(app, { commands: streams, pool });
  addEscalationRoutes(app, {
    writeSide: writeSide as never,
    pool,
    clock,
    read: readers.escalations,
  });
  listCriticalCases(app, pool);
  importHolidays(app, streams);
  addClockRoutes(app, commands, { writeSide, levels: serviceLevels, clock });
  addWriteOperations(app, writeSide.operations);
  return {
    name: 'triage',
    app,
    start: async () => {
      const now = clock().toISOString();
      await defineConfigured(writeSide.execute as ExecuteLevel, config.levels, now);
      await defineDefaultAbusePolicy(writeSide.execute as ExecuteLevel, now);
      await writeSide.start();
    },
    stop: (deadlineMs) => writeSide.stop(deadlineMs),
    health: () => writeSide.health(),
  };
};
