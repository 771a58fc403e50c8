import { cellQueryOf } from './cell-query.ts';
import type { FactFields } from './fact-field.ts';
import type { GroupQuery } from './fact-groups.ts';
import {
  CASES_SLOT,
  countCases,
  readCellGroups,
  readObservedGroups,
  type TallyGroup,
} from './tally-groups.ts';
import type { CellDeclaration, ProjectionRead } from './types.ts';

export interface Tallies {
  readonly computedFrom: 'cells' | 'histograms';
  readonly groups: readonly TallyGroup[];
}

const isOfFactsOnly = (
  { factsOnly = [] }: CellDeclaration,
  { groupBy, filters }: GroupQuery,
): boolean =>
  [...groupBy, ...filters.map(({ field }) => field)].some((name) => factsOnly.includes(name));

/**
 * A slice of more cases than are read one by one, added up: from cells where it is a named one,
 * else from every row. Undefined where it is smaller, is by what the rows do not have, or looks
 * from a past instant, from which every row has to be looked at anew.
 */
export const readTallies = async (
  read: ProjectionRead,
  cells: CellDeclaration,
  fields: FactFields,
  query: GroupQuery,
  /** Of which the figures asked for read the keys. */
  slots: ReadonlySet<number>,
): Promise<Tallies | undefined> => {
  if (!read.hasCells || query.view?.asOf !== undefined) return undefined;
  if (isOfFactsOnly(cells, query)) return undefined;
  const named = cellQueryOf(cells, query, read);
  if (named !== undefined) {
    const groups = await readCellGroups(read, cells, named, query.groupBy, slots);
    const isLarge = groups[0]!.tally.sum(CASES_SLOT) > read.exactCasesMax;
    return isLarge ? { computedFrom: 'cells', groups } : undefined;
  }
  const n = await countCases(read, cells, fields, query, read.exactCasesMax + 1);
  if (n <= read.exactCasesMax) return undefined;
  const groups = await readObservedGroups(read, cells, fields, query, slots);
  return { computedFrom: 'histograms', groups };
};
