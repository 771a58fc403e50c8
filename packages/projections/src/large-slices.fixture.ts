import type { FigureRow, Measure } from './measure.ts';
import type { ReadServiceBed } from './read-service.fixture.ts';

/** `as-of` just now: every case is looked at, whatever the size of the slice. */
const exactly = (query: string): string => `${query}&as-of=${new Date().toISOString()}`;

const isNear = (one: Measure, other: Measure): boolean => {
  if (one.value === null || other.value === null) return one.value === other.value;
  const error = one.relativeErrorMax ?? 0;
  const slack = error * Math.abs(other.value) * (1 + 1e-9) + 1e-9;
  return Math.abs(one.value - other.value) <= slack;
};

/** A slice as it is answered, and by a look at each of its cases. */
export const bothWays = async (
  bed: ReadServiceBed,
  query: string,
): Promise<{ readonly read: FigureRow[]; readonly exact: FigureRow[] }> => ({
  read: await bed.figures(query),
  exact: await bed.figures(exactly(query)),
});

/**
 * What a slice that was added up has otherwise than its cases have: groups, their sizes, and
 * measures further away than they tell themselves.
 */
export const differences = async (
  bed: ReadServiceBed,
  query: string,
  isLeftOut: (measure: string) => boolean,
): Promise<string[]> => {
  const { read, exact } = await bothWays(bed, query);
  const lines = (rows: readonly FigureRow[]) => rows.map(({ group, n }) => ({ group, n }));
  if (JSON.stringify(lines(read)) !== JSON.stringify(lines(exact)))
    return [JSON.stringify([lines(read), lines(exact)])];
  return read.flatMap(({ group, measures }, at) =>
    Object.entries(measures)
      .filter(([name]) => !isLeftOut(name))
      .filter(([name, measure]) => !isNear(measure, exact[at]!.measures[name]!))
      .map(([name]) => `${Object.values(group).join(' ')} ${name}`),
  );
};

/** What the answer says that it was read from. */
export const computedFrom = async (bed: ReadServiceBed, query: string): Promise<string> =>
  (await bed.get(`/v1/figures?${query}`)).body.meta.computedFrom;
