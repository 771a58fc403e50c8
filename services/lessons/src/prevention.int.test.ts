import type { FigureRow } from '@amends/projections/measure';
import {
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { about, day, preventedFailures } from './prevented-failures.fixture.ts';

describe('what lessons tell of prevention', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append(preventedFailures);
  });
  afterAll(() => bed?.close());

  const bodyOf = async (path: string, token = 'all') => (await bed.get(path, { token })).body;

  it('R-077: counts what an action is to prevent, where it applies, and nothing else', async () => {
    const { data } = await bodyOf(`/v1/figures/prevention?group-by=kind&as-of=${day(60)}`);
    const counts = (data as FigureRow[]).map(({ group, measures }) => [
      group.kind,
      measures.failuresBefore!.value,
      measures.failuresAfter!.value,
    ]);
    // Before the retailer's action the case of store 8 counts too; day 20 is too far back.
    expect(counts).toEqual([
      [undefined, 3, 2],
      ['process', 2, 1],
      ['training', 1, 1],
    ]);
  });

  it('R-077: forgets what happened after the instant asked for', async () => {
    const { data } = await bodyOf(`/v1/figures/prevention?as-of=${day(54)}`);
    expect(data[0].measures.failuresAfter).toMatchObject({ value: 0, n: 2 });
    const before = await bodyOf(`/v1/figures/prevention?as-of=${day(49)}`);
    expect(before.data[0].measures).toMatchObject({
      actions: { value: 2, counts: { implemented: 0 } },
      failuresAfter: { value: null, reason: 'no_data' },
    });
  });

  it("R-076: lists the actions of the token's stores, those of all stores to all", async () => {
    const own = await bodyOf('/v1/preventive-actions', 'store9');
    expect(own.data).toMatchObject([
      { actionId: uuidOf('in store 9'), status: 'implemented', warningId: about.warningId },
    ]);
    expect((await bodyOf('/v1/preventive-actions')).data).toHaveLength(2);
    const exported = await bodyOf('/v1/exports/preventive-actions');
    expect(exported.data).toHaveLength(2);
    for (const row of exported.data) expect(row).not.toHaveProperty('ownerId');
  });

  it('R-081: shows the alert of failed recoveries with what was made of it', async () => {
    const { data } = await bodyOf('/v1/figures/warnings?filter[cause][eq]=failed_recovery');
    expect(data[0]).toMatchObject({
      n: 1,
      measures: {
        confirmedShare: { value: 1, n: 1 },
        answeredShare: { value: 1, n: 1 },
        excess: { value: 4 },
      },
    });
    const early = await bodyOf(`/v1/figures/warnings?as-of=${day(31)}`);
    expect(early.data[0].measures.acknowledgedShare).toMatchObject({ value: 0, n: 1 });
    const listed = await bodyOf('/v1/early-warnings?filter[rule][eq]=u_chart');
    expect(listed.data).toMatchObject([{ observed: 6, finding: 'confirmed' }]);
    expect((await bodyOf('/v1/exports/early-warnings')).data).toHaveLength(1);
  });
});
