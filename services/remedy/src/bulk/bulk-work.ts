import type { BulkRemedyStarted } from '@amends/contracts/remedy-bulk';
import { commandOn, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { Pool } from 'pg';
import type { BudgetCommand } from '../domain/bulk/budget-commands.ts';
import { budgetDecider } from '../domain/bulk/decide-budget.ts';
import type { RemedyCommand } from '../domain/commands.ts';
import type { Remedy } from '../domain/remedy.ts';
import type { EffectJob, Gate } from '../execution/execution-jobs.ts';
import { JobLostRace } from '../job-errors.ts';
import type { FulfilmentProvider } from '../provider/fulfilment-provider.ts';
import { budgetStream, type Load } from './bulk-streams.ts';

/** What the jobs of bulk remedies work with. */
export interface BulkJobDeps {
  readonly commands: SystemCommands<RemedyCommand, Remedy>;
  readonly pool: Pool;
  readonly gate: Gate;
  readonly load: Load;
  /** The loyalty scheme that credits points, where there is one. */
  readonly scheme: FulfilmentProvider | undefined;
}

/** The system that credits points. */
export const schemeOf = (all: readonly FulfilmentProvider[]): FulfilmentProvider | undefined =>
  all.find(({ remedyTypes }) => remedyTypes.includes('loyalty_points'));

export const BULK_STAGE = 'remedy_bulk_stage';

/** The next stage of a run, or the rest of one that was begun. */
export const stageJob = ({
  incidentId,
  runId,
}: Pick<BulkRemedyStarted, 'incidentId' | 'runId'>): EffectJob & {
  readonly maxAttempts: number;
} => ({
  task: BULK_STAGE,
  payload: { incidentId, runId },
  jobKey: `${BULK_STAGE}:${runId}`,
  maxAttempts: 25,
});

/** Runs a job's command on the budget; each state of it is decided on once. */
export const onBudget = async (
  commands: Pick<BulkJobDeps['commands'], 'executeOn'>,
  incidentId: string,
  key: string,
  command: BudgetCommand,
): Promise<void> => {
  const on = commandOn(budgetDecider, budgetStream(incidentId), command);
  const { outcome, code } = await commands.executeOn({ key, subject: incidentId, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  if (outcome === 'rejected') throw new Error(`${command.type} was refused: ${code}`);
};

/** How many customers are worked on together: what they append shares group commits. */
const AT_ONCE = 25;

/** Does the same for each, some together, in their order. */
export const someAtOnce = async <Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> => {
  const done: Done[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
};
