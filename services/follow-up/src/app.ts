import type { OpenWriteSide } from '@amends/event-log/write-side';
import { caseCommands } from '@amends/service-kit/command-runner';
import { addWriteOperations } from '@amends/service-kit/operation-routes';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { companions, companionsFor } from './companions.ts';
import type { FollowUpConfig } from './config.ts';
import { CONTROL_TYPES } from './control/control-customers.ts';
import { controlJobsFor, controlTasks, dailyControlSample } from './control/control-jobs.ts';
import { gatherControls } from './control/control-reactions.ts';
import type { FollowUpCommand } from './domain/commands.ts';
import type { FollowUpCase, FollowUpEvent } from './domain/follow-up-case.ts';
import { followUpDecider } from './follow-up-commands.ts';
import { jobsFor, tasks } from './jobs.ts';
import { HEARD_TYPES, reactions } from './reactions.ts';
import { acknowledgeOutcome } from './routes/acknowledge-outcome.ts';
import { answerFeedback } from './routes/answer-feedback.ts';
import { answerFollowUp } from './routes/answer-follow-up.ts';
import { assumptions } from './routes/assumptions.ts';
import { controlGroup } from './routes/control-group.ts';
import { digests } from './routes/digests.ts';
import { getEmployee } from './routes/get-employee.ts';
import { getFollowUp } from './routes/get-follow-up.ts';
import { getInstrument } from './routes/get-instrument.ts';
import { periodicReviews } from './routes/periodic-reviews.ts';
import { pulse } from './routes/pulse.ts';
import { recordEmployee } from './routes/record-employee.ts';
import { reopenCase } from './routes/reopen-case.ts';
import { surveyRoutes } from './routes/survey-routes.ts';
import { gatherDeclined } from './surveys/contact-choices.ts';
import { useRowsFor } from './surveys/survey-uses.ts';
import { surveyPorts } from './surveys/survey-ports.ts';

export interface FollowUpDeps {
  readonly openWriteSide: OpenWriteSide;
  readonly http: CreateHttp;
  readonly clock: () => Date;
  readonly config: FollowUpConfig;
  /** Pool of the app role, for follow-up's own tables. */
  readonly pool: Pool;
}

/** Asks whether recovery worked; reopens and closes cases by the answer. Nothing listens yet. */
export const createService = async (deps: FollowUpDeps): Promise<Service> => {
  const { config, pool } = deps;
  const writeSide = await deps.openWriteSide<FollowUpCommand, FollowUpCase, FollowUpEvent>({
    name: 'follow-up',
    decider: followUpDecider,
    heardTypes: [...HEARD_TYPES, ...CONTROL_TYPES],
    reactions: {
      gather: async (client, events) => {
        const control = await gatherControls(client, events);
        const react = reactions(config, await gatherDeclined(client, events));
        return (event) => [...react(event), ...control(event)];
      },
    },
    jobsFor: (events) => [...jobsFor(events), ...controlJobsFor(events)],
    tasks: (system) => ({
      ...tasks(config, surveyPorts(pool, config))(system),
      ...controlTasks(deps.pool, config, system),
    }),
    daily: dailyControlSample(config),
    companionsFor: (events) => [...companionsFor(events), ...useRowsFor(config)(events)],
    companions,
  });
  const app = deps.http({ name: 'follow-up', version: '1' });
  const commands = caseCommands({
    port: writeSide,
    decider: followUpDecider,
    streamPrefix: 'follow-up',
    clock: deps.clock,
  });
  getFollowUp(app, commands);
  answerFollowUp(app, commands, config);
  reopenCase(app, commands, config);
  acknowledgeOutcome(app, commands);
  answerFeedback(app, commands);
  digests(app, deps);
  const streams = { port: writeSide, clock: deps.clock };
  getEmployee(app, { ...deps, store: writeSide.store });
  recordEmployee(app, streams);
  controlGroup(app, { ...deps, streams });
  assumptions(app, streams);
  periodicReviews(app, { ...deps, streams });
  pulse(app, { ...deps, streams, writeSide });
  getInstrument(app);
  surveyRoutes(app, { commands, pool, port: writeSide, clock: deps.clock, config });
  addWriteOperations(app, writeSide.operations);
  return {
    name: 'follow-up',
    app,
    start: () => writeSide.start(),
    stop: (deadlineMs) => writeSide.stop(deadlineMs),
    health: () => writeSide.health(),
  };
};
