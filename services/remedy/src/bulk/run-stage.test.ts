import { describe, expect, it } from '@jest/globals';
import type { BudgetCommand } from '../domain/bulk/budget-commands.ts';
import * as bulk from '../domain/bulk/budget.fixture.ts';
import { FulfilmentUnfinished } from '../job-errors.ts';
import type { BulkJobDeps } from './bulk-work.ts';
import { runStage } from './run-stage.ts';

const { incidentId, runId } = bulk;
const begun = bulk.after(bulk.draft(10_000), bulk.dryRun(3), bulk.start(3), bulk.begin()).events;
const events = begun.map((event) => ({ ...event, meta: { time: bulk.now } }));
const [first] = bulk.customers(1);

/** A stage of three where giving the first one theirs fails with this; how it was settled. */
const stageWhere = async (error: Error, minutesLater: number) => {
  const settled: BudgetCommand[] = [];
  const nowMs = Date.parse(bulk.now) + minutesLater * 60_000;
  const deps = {
    load: async () => ({ events, version: events.length }),
    gate: async () => true,
    commands: {
      now: () => new Date(nowMs).toISOString(),
      executeOn: async ({
        on,
      }: {
        readonly on: { readonly streamId: string; readonly command: unknown };
      }) => {
        if (on.streamId === `remedy-${first!.caseId}`) throw error;
        const command = on.command as BudgetCommand;
        if (command.type === 'SettleStage') settled.push(command);
        return { outcome: 'done' };
      },
    },
  } as unknown as BulkJobDeps;
  await runStage(deps, { incidentId, runId });
  return settled;
};

describe('a stage in which one customer cannot be given theirs', () => {
  const passing = Object.assign(new Error('no connection'), { code: '08006' });
  const lasting = new Error('the voucher of a token was refused');

  it('is looked at again where what failed may pass, and nobody counts as failed', async () => {
    await expect(stageWhere(passing, 1)).rejects.toThrow(FulfilmentUnfinished);
  });

  it.each([
    ['what failed lasts', lasting, 1],
    ['it did not pass for a quarter of an hour', passing, 16],
  ])('is settled without that one where %s (INC-06)', async (_what, error, minutes) => {
    expect(await stageWhere(error, minutes)).toMatchObject([{ failed: [first] }]);
  });
});
