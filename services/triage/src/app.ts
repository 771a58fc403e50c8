import type { OpenWriteSide } from '@amends/event-log/write-side';
import { caseCommands } from '@amends/service-kit/command-runner';
import { addWriteOperations } from '@amends/service-kit/operation-routes';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { companions } from './companions.ts';
import type { TriageCommand } from './domain/commands.ts';
import type { TriageCase, TriageEvent } from './domain/triage-case.ts';
import { gatherFacts } from './gather-facts.ts';
import { jobsFor, tasks } from './jobs.ts';
import { HEARD_TYPES, type ReactionSettings } from './reactions.ts';
import { assessImpact } from './routes/assess-impact.ts';
import { assignCase } from './routes/assign-case.ts';
import { correctClassification } from './routes/correct-classification.ts';
import { caseRowsFor } from './queue/case-patch.ts';
import { getCase } from './routes/get-case.ts';
import { listQueue } from './routes/list-queue.ts';
import { recordPreventiveDecision } from './routes/record-preventive-decision.ts';
import { recordRootCause } from './routes/record-root-cause.ts';
import { triageDecider } from './triage-commands.ts';

export interface TriageDeps {
  readonly openWriteSide: OpenWriteSide;
  readonly http: CreateHttp;
  readonly clock: () => Date;
  readonly config: ReactionSettings;
  /** Pool of the app role, for triage's own tables. */
  readonly pool: Pool;
}

/** Cause, severity, deadlines and owner of a case. Nothing listens yet. */
export const createService = async (deps: TriageDeps): Promise<Service> => {
  const writeSide = await deps.openWriteSide<TriageCommand, TriageCase, TriageEvent>({
    name: 'triage',
    decider: triageDecider,
    heardTypes: HEARD_TYPES,
    reactions: { gather: gatherFacts(deps.config) },
    jobsFor,
    tasks,
    companionsFor: caseRowsFor,
    companions,
  });
  const app = deps.http({ name: 'triage', version: '1' });
  const commands = caseCommands({
    port: writeSide,
    decider: triageDecider,
    streamPrefix: 'triage',
    clock: deps.clock,
  });
  getCase(app, commands);
  correctClassification(app, commands);
  assessImpact(app, commands, deps.config.rules);
  assignCase(app, commands);
  recordRootCause(app, commands);
  recordPreventiveDecision(app, commands);
  listQueue(app, deps);
  addWriteOperations(app, writeSide.operations);
  return {
    name: 'triage',
    app,
    start: () => writeSide.start(),
    stop: (deadlineMs) => writeSide.stop(deadlineMs),
    health: () => writeSide.health(),
  };
};
