import type { OpenWriteSide, WriteSide } from '@amends/event-log/write-side';
import { caseCommands } from '@amends/service-kit/command-runner';
import { addWriteOperations } from '@amends/service-kit/operation-routes';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { goodwillJobsFor, goodwillTasks } from './authority/goodwill-jobs.ts';
import { addAuthority, authorityCompanions, authorityRows } from './authority-part.ts';
import { bulkJobsFor } from './bulk/bulk-jobs.ts';
import { bulkCompanions } from './bulk/bulk-rows.ts';
import { INCIDENT_TYPES, keepIncidents } from './bulk/heard-incidents.ts';
import { addBulk, bulkPartRows, bulkPartTasks } from './bulk-part.ts';
import type { RemedyCommand } from './domain/commands.ts';
import type { Remedy, RemedyEvent } from './domain/remedy.ts';
import { jobsFor, tasks } from './jobs.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import { executionGate } from './execution/execution-jobs.ts';
import { addPlaybooks, playbookCompanions, playbookRows } from './playbook-part.ts';
import { openShelf } from './playbooks/playbook-tables.ts';
import { HEARD_TYPES, reactionsBy } from './reactions.ts';
import {
  addMoney,
  dailyMoneyTasks,
  moneyCompanions,
  moneyJobsFor,
  moneyRowsFor,
  moneyTasks,
} from './money-part.ts';
import { remedyDecider } from './remedy-commands.ts';
import { chooseRemedy } from './routes/choose-remedy.ts';
import { concludeCase } from './routes/conclude-case.ts';
import { customerDialogue } from './routes/customer-dialogue.ts';
import { declineRemedy } from './routes/decline-remedy.ts';
import { executeStep, retryRefund } from './routes/execute-step.ts';
import { getRemedy } from './routes/get-remedy.ts';
import { offerRemedy } from './routes/offer-remedy.ts';
import { listWaitingRemedies } from './routes/list-waiting.ts';
import { promiseRoutes } from './routes/promises.ts';
import { refuseReview } from './routes/refuse-review.ts';
import { resolveConflict } from './routes/resolve-conflict.ts';
import { settleRefund } from './routes/settle-refund.ts';
import { talkRoutes } from './routes/talk.ts';
import { timeline } from './routes/timeline.ts';
import { promiseJobsFor, promiseTasks } from './talk/promise-jobs.ts';
import { companions, companionsFor } from './waiting-remedies.ts';

export interface RemedyDeps {
  readonly openWriteSide: OpenWriteSide;
  readonly http: CreateHttp;
  readonly clock: () => Date;
  readonly provider: PaymentProvider;
  /** Pool of the app role, for remedy's own tables. */
  readonly pool: Pool;
  /** Makes the codes of vouchers; 32 bytes from outside the database. */
  readonly voucherKey: Buffer;
}

/** What is offered, chosen, done and paid for a case. Nothing listens yet. */
export const createService = async (deps: RemedyDeps): Promise<Service> => {
  const readShelf = openShelf();
  const writeSide: WriteSide<RemedyCommand, Remedy, RemedyEvent> = await deps.openWriteSide({
    name: 'remedy',
    decider: remedyDecider,
    heardTypes: [...HEARD_TYPES, ...INCIDENT_TYPES],
    reactions: {
      gather: async (client, events) => {
        // Kept before anything is decided on what was heard with it.
        await keepIncidents(client, events);
        return reactionsBy(await readShelf(client));
      },
    },
    jobsFor: (events) => [
      ...jobsFor(events),
      ...moneyJobsFor(events),
      ...goodwillJobsFor(events),
      ...promiseJobsFor(events),
      ...bulkJobsFor(events),
    ],
    tasks: (system) => ({
      ...tasks(deps.provider, executionGate(deps.pool))(system),
      ...moneyTasks(deps.pool, system),
      ...goodwillTasks(deps.pool)(system),
      ...promiseTasks(system),
      ...bulkPartTasks({
        commands: system,
        pool: deps.pool,
        load: (streamId) => writeSide.store.load(streamId),
      }),
    }),
    daily: (system) => dailyMoneyTasks(deps.pool, deps.provider, system),
    companionsFor: (events) => [
      ...moneyRowsFor(events),
      ...companionsFor(events),
      ...authorityRows(events),
      ...playbookRows(events),
      ...bulkPartRows(events),
    ],
    companions: {
      ...moneyCompanions,
      ...companions,
      ...authorityCompanions,
      ...playbookCompanions,
      ...bulkCompanions,
    },
  });
  const app = deps.http({ name: 'remedy', version: '1' });
  const commands = caseCommands({
    port: writeSide,
    decider: remedyDecider,
    streamPrefix: 'remedy',
    clock: deps.clock,
  });
  getRemedy(app, commands);
  offerRemedy(app, commands);
  refuseReview(app, commands);
  resolveConflict(app, commands);
  listWaitingRemedies(app, deps.pool);
  chooseRemedy(app, commands, deps.pool);
  declineRemedy(app, commands);
  customerDialogue(app, commands);
  talkRoutes(app, commands);
  promiseRoutes(app, commands, deps.clock);
  timeline(app, writeSide);
  executeStep(app, commands);
  retryRefund(app, commands);
  settleRefund(app, commands);
  concludeCase(app, commands);
  addMoney(app, { port: writeSide, clock: deps.clock }, deps);
  addBulk(app, { commands: { port: writeSide, clock: deps.clock }, pool: deps.pool });
  addAuthority(app, writeSide, { commands, pool: deps.pool, clock: deps.clock });
  addPlaybooks(app, writeSide, deps);
  addWriteOperations(app, writeSide.operations);
  return {
    name: 'remedy',
    app,
    start: () => writeSide.start(),
    stop: (deadlineMs) => writeSide.stop(deadlineMs),
    health: () => writeSide.health(),
  };
};
