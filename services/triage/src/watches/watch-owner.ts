import type { FigureMailFailure } from '@amends/contracts/triage-figure-watches';
import type { Pool } from 'pg';
import { storesAsked, type Question } from './ask-figures.ts';

/** The read services take so many values of a filter. */
const STORES_MAX = 100;

const OWNER = 'select stores, away from staff_member where staff_id = $1';

interface OwnerRow {
  /** Null: every store. */
  readonly stores: readonly string[] | null;
  readonly away: 'absent' | 'left' | null;
}

/** Whose figures, and what they were allowed to see when they asked for them. */
type Owned = Pick<Question, 'filters'> & {
  readonly ownerId: string;
  readonly stores?: readonly string[] | undefined;
};

type Allowed =
  | { readonly stores: readonly string[] | null }
  | { readonly failure: Extract<FigureMailFailure, 'owner_gone' | 'no_store' | 'too_many_stores'> };

/**
 * The stores of which somebody is told today: those they work in by the directory of staff, and of
 * them no more than their token let them see when they asked. Null: all.
 */
export const storesOfOwner = async (pool: Pick<Pool, 'query'>, watch: Owned): Promise<Allowed> => {
  const { rows } = await pool.query<OwnerRow>(OWNER, [watch.ownerId]);
  const [row] = rows;
  if (row === undefined || row.away === 'left') return { failure: 'owner_gone' };
  const seen = watch.stores ?? null;
  const atWork =
    seen === null ? row.stores : seen.filter((store) => row.stores?.includes(store) ?? true);
  const stores = storesAsked(watch, atWork);
  if (stores?.length === 0) return { failure: 'no_store' };
  if (stores !== null && stores.length > STORES_MAX) return { failure: 'too_many_stores' };
  return { stores };
};
