import type { OpenWriteSide, WriteSide } from '@amends/event-log/write-side';
import type { WriteSideSpec } from '@amends/event-log/write-side-spec';
import { caseCommands } from '@amends/service-kit/command-runner';
import type { HttpServer } from '@amends/service-kit/http-server';
import { addWriteOperations } from '@amends/service-kit/operation-routes';
import type { CreateHttp, Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { goodwillJobsFor, goodwillTasks } from './authority/goodwill-jobs.ts';
import { addAuthority, authorityCompanions, authorityRows } from './authority-part.ts';
import { announcementJobsFor } from './announcements/announcement-jobs.ts';
import { explanationCompanions, gatherAnnouncements } from './announcements/recipients.ts';
import { bulkJobsFor } from './bulk/bulk-jobs.ts';
import { bulkCompanions } from './bulk/bulk-rows.ts';
import { schemeOf } from './bulk/bulk-work.ts';
import { parkingJobsFor } from './bulk/park-points.ts';
import { INCIDENT_TYPES, keepIncidents } from './bulk/heard-incidents.ts';
import { isUntouched } from './bulk/untouched-cases.ts';
import { addBulk, bulkPartRows, bulkPartTasks } from './bulk-part.ts';
import type { RemedyCommand } from './domain/commands.ts';
import type { Remedy, RemedyEvent } from './domain/remedy.ts';
import { effectCompanions, effectRowsFor } from './effects/effect-table.ts';
import { jobsFor, tasks } from './jobs.ts';
import { fulfilmentJobsFor, fulfilmentTasks } from './fulfilment/fulfilment-jobs.ts';
import type { FulfilmentProvider } from './provider/fulfilment-provider.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import type { ConnectorCaller } from './provider/connector-client.ts';
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
import { announcements } from './routes/announcements.ts';
import { caseNotices } from './routes/case-notices.ts';
import { chooseRemedy } from './routes/choose-remedy.ts';
import { concludeCase } from './routes/conclude-case.ts';
import { connectorCalls } from './routes/connector-calls.ts';
import { customerDialogue } from './routes/customer-dialogue.ts';
import { declineRemedy } from './routes/decline-remedy.ts';
import { executeStep, retryRefund } from './routes/execute-step.ts';
import { fulfilmentRoutes } from './routes/fulfilments.ts';
import { getRemedy } from './routes/get-remedy.ts';
import { offerRemedy } from './routes/offer-remedy.ts';
import { listWaitingRemedies } from './routes/list-waiting.ts';
import { promiseRoutes } from './routes/promises.ts';
import { refuseReview } from './routes/refuse-review.ts';
import { resolveConflict } from './routes/resolve-conflict.ts';
import { settleRefund } from './routes/settle-refund.ts';
import { talkRoutes } from './routes/talk.ts';
import { timeline } from './routes/timeline.ts';
import { orderedEffects } from './routes/ordered-effects.ts';
import { promiseJobsFor, promiseTasks } from './talk/promise-jobs.ts';
import { companions, companionsFor } from './waiting-remedies.ts';

export interface RemedyDeps {
  readonly openWriteSide: OpenWriteSide;
  readonly http: CreateHttp;
  readonly clock: () => Date;
  readonly provider: PaymentProvider;
  /** Other systems that do steps of a remedy; none: people do them. */
  readonly fulfilments: readonly FulfilmentProvider[];
  /** Whose word of what became of an effect is taken, by the secrets it signs with. */
  readonly callers: readonly ConnectorCaller[];
  /** Pool of the app role, for remedy's own tables. */
  readonly pool: Pool;
  /** Makes the codes of vouchers; 32 bytes from outside the database. */
  readonly voucherKey: Buffer;
}

type Side = WriteSide<RemedyCommand, Remedy, RemedyEvent>;
type Spec = WriteSideSpec<RemedyCommand, Remedy, RemedyEvent>;

/** `side` is there once the service is put together: jobs that run read streams through it. */
const writeSpec = ({ pool, provider, fulfilments }: RemedyDeps, side: () => Side): Spec => {
  const readShelf = openShelf();
  return {
    name: 'remedy',
    decider: remedyDecider,
    heardTypes: [...HEARD_TYPES, ...INCIDENT_TYPES],
    reactions: {
      gather: async (client, events) => {
        // Kept before anything is decided on what was heard with it.
        await keepIncidents(client, events);
        const told = await gatherAnnouncements(client, events);
        const decided = reactionsBy(await readShelf(client));
        return (event, now) => [...decided(event, now), ...told(event, now)];
      },
    },
    jobsFor: (events) => [
      ...jobsFor(events),
      ...moneyJobsFor(events),
      ...goodwillJobsFor(events),
      ...promiseJobsFor(events),
      ...bulkJobsFor(events),
      ...parkingJobsFor(schemeOf(fulfilments))(events),
      ...fulfilmentJobsFor(fulfilments)(events),
      ...announcementJobsFor(events),
    ],
    tasks: (system) => ({
      ...tasks(provider, executionGate(pool), (caseId) => isUntouched(pool, caseId))(system),
      ...moneyTasks(pool, system),
      ...goodwillTasks(pool)(system),
      ...promiseTasks(system),
      ...bulkPartTasks({
        ...{ commands: system, pool, load: (id) => side().store.load(id) },
        scheme: schemeOf(fulfilments),
      }),
      ...fulfilmentTasks(fulfilments, system, executionGate(pool)),
    }),
    daily: (system) => dailyMoneyTasks(pool, provider, system),
    companionsFor: (events) => [
      ...moneyRowsFor(events),
      ...companionsFor(events),
      ...authorityRows(events),
      ...playbookRows(events),
      ...bulkPartRows(events),
      ...effectRowsFor(events),
    ],
    companions: {
      ...moneyCompanions,
      ...companions,
      ...authorityCompanions,
      ...playbookCompanions,
      ...bulkCompanions,
      ...explanationCompanions,
      ...effectCompanions,
    },
  };
};

const addRoutes = (app: HttpServer, writeSide: Side, deps: RemedyDeps): void => {
  const { pool, clock } = deps;
  const commands = caseCommands({
    port: writeSide,
    decider: remedyDecider,
    streamPrefix: 'remedy',
    clock,
  });
  getRemedy(app, commands);
  offerRemedy(app, commands, { pool, clock });
  refuseReview(app, commands);
  resolveConflict(app, commands);
  listWaitingRemedies(app, pool);
  chooseRemedy(app, commands, { pool, clock });
  declineRemedy(app, commands);
  customerDialogue(app, commands);
  talkRoutes(app, commands);
  promiseRoutes(app, commands, clock);
  timeline(app, writeSide);
  caseNotices(app, commands);
  executeStep(app, commands);
  retryRefund(app, commands);
  settleRefund(app, commands);
  fulfilmentRoutes(app, commands);
  concludeCase(app, commands);
  addMoney(app, { port: writeSide, clock }, deps);
  const ofIncident = { commands: { port: writeSide, clock }, pool };
  const hasScheme = schemeOf(deps.fulfilments) !== undefined;
  addBulk(app, { ...ofIncident, hasScheme });
  announcements(app, ofIncident);
  orderedEffects(app, ofIncident.commands, pool);
  connectorCalls(app, deps, writeSide);
  addAuthority(app, writeSide, { commands, pool, clock });
  addPlaybooks(app, writeSide, { pool: deps.pool, clock: deps.clock, commands });
  addWriteOperations(app, writeSide.operations);
};

/** What is offered, chosen, done and paid for a case. Nothing listens yet. */
export const createService = async (deps: RemedyDeps): Promise<Service> => {
  const writeSide: Side = await deps.openWriteSide(writeSpec(deps, () => writeSide));
  const app = deps.http({ name: 'remedy', version: '1' });
  addRoutes(app, writeSide, deps);
  return {
    name: 'remedy',
    app,
    start: () => writeSide.start(),
    stop: (deadlineMs) => writeSide.stop(deadlineMs),
    health: () => writeSide.health(),
  };
};
