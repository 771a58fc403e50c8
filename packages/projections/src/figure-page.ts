import type { FigureRow } from './measure.ts';
import { readCursor, refuseCursor, writeCursor } from './opaque-cursor.ts';

export interface FigurePage {
  /** The total on the first page only; groups in the order of the figures. */
  readonly rows: readonly FigureRow[];
  readonly nextCursor: string | null;
}

/**
 * One page of a line per group. A cursor names the last group of its page and what it was grouped
 * by, so it stays valid when groups are added.
 * @param rows the total first
 * @throws ProjectionError malformed_cursor for one of other groups, or of a group that is no more
 */
export const figurePage = (
  rows: readonly FigureRow[],
  groupBy: readonly string[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): FigurePage => {
  const purpose = `figures ${groupBy.join(',')}`;
  // The whole group: figures may part a group further, as gaps do.
  const keyOf = ({ group }: FigureRow): string => JSON.stringify(group);
  const [total, ...groups] = rows;
  let from = 0;
  if (cursor !== undefined) {
    const last = readCursor(cursor, purpose, 2)[1];
    from = groups.findIndex((row) => keyOf(row) === last) + 1;
    if (from === 0) return refuseCursor();
  }
  const page = groups.slice(from, from + limit);
  const isMore = from + limit < groups.length;
  return {
    rows: [...(cursor === undefined && total !== undefined ? [total] : []), ...page],
    nextCursor: isMore ? writeCursor([purpose, keyOf(page.at(-1)!)]) : null,
  };
};
