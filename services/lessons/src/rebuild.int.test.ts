import type { LoggedEvent } from '@amends/event-log/logged-event';
import { dumpInMemory } from '@amends/projections/fold-in-memory.fixture';
import type { ProjectionService } from '@amends/projections/projection-service';
import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
} from '@amends/projections/read-service.fixture';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { learnedCases } from './learned-cases.fixture.ts';
import { preventedFailures } from './prevented-failures.fixture.ts';
import { recoveredCases } from './recovered-cases.fixture.ts';
import { lessons } from './projections/lessons.ts';

const aboutOf = ({ data, subject }: Happening): string =>
  subject ?? (data as { caseId: string }).caseId;

/** In another order, which keeps that of each thing: as partitions are read side by side. */
const interleaved = (happenings: readonly Happening[]): Happening[] => {
  const things = new Map<string, Happening[]>();
  for (const each of happenings)
    things.set(aboutOf(each), [...(things.get(aboutOf(each)) ?? []), each]);
  const queues = [...things.values()].reverse();
  const mixed: Happening[] = [];
  while (mixed.length < happenings.length)
    for (const queue of queues) mixed.push(...queue.splice(0, 1));
  return mixed;
};

const happenings = [...preventedFailures, ...recoveredCases, ...learnedCases].map((each, at) => ({
  ...each,
  time: each.time ?? new Date(1_780_000_000_000 + at).toISOString(),
}));

describe('the tables of lessons', () => {
  let bed: ReadServiceBed;
  let projection: ProjectionService;
  beforeAll(async () => {
    bed = await openReadServiceBed((deps) =>
      createService({
        ...deps,
        projection: async (each) => {
          projection = await deps.projection(each);
          return projection;
        },
      }),
    );
  });
  afterAll(() => bed?.close());

  it('P10: are the same, cells too, after shuffled, repeated input and a rebuild', async () => {
    const expected = dumpInMemory(lessons, happenings as unknown as LoggedEvent[], 'Europe/Berlin');
    await bed.append(interleaved(happenings));
    await bed.resend();
    const live = await projection.dump();
    expect(live.text).toBe(expected);
    await projection.operations.rebuild('test');
    const isRebuilt = async () => {
      const { lagEvents, rebuild } = await projection.freshness();
      return rebuild === null && lagEvents === 0;
    };
    await waitFor(isRebuilt, { description: 'the rebuilt tables to serve', timeoutMs: 60_000 });
    expect((await projection.dump()).text).toBe(expected);
  });
});
