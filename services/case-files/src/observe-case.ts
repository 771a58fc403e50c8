import type { CaseState } from '@amends/contracts/vocabulary';
import { isCountedRow } from '@amends/projections/case-dimensions';
import type { FactRow, Observation } from '@amends/projections/types';
import { slotOf, WAITING_STATES } from './case-slots.ts';
import { stateOf } from './figures.ts';
import type { StateEntry } from './projections/case-state.ts';

type Tell = (slot: string, value: number) => void;

const HOUR_SECONDS = 3_600;
const isWaiting = (state: CaseState): boolean => WAITING_STATES.includes(state);

/** A stay in a state: over, or from a second on; undefined where it ended before it began. */
const tellStay = (state: CaseState, from: string, until: string | undefined, tell: Tell) => {
  const fromMs = Date.parse(from);
  if (until === undefined) {
    // The first whole second of it, so that at a whole second its age is exact.
    const since = Math.max(0, Math.ceil(fromMs / 1_000));
    tell(`sinceHour ${state}`, Math.floor(since / HOUR_SECONDS));
    tell(`since ${state}`, since);
    return true;
  }
  const seconds = Math.floor((Date.parse(until) - fromMs) / 1_000);
  if (seconds < 0) {
    tell('flagged', 1);
    return false;
  }
  tell(`stay ${state}`, seconds);
  return true;
};

const tellStays = (history: readonly StateEntry[], tell: Tell): void => {
  const been = new Set<CaseState>();
  for (const [at, [state, from]] of history.entries())
    if (isWaiting(state) && tellStay(state, from, history[at + 1]?.[1], tell)) been.add(state);
  for (const state of been) tell(`been ${state}`, 1);
};

/** What cells keep of a report, as far as its row alone tells. */
export const observeCase = (row: FactRow): readonly Observation[] | undefined => {
  if ((row.reported_at ?? null) === null) return undefined;
  const observations: Observation[] = [];
  const tell: Tell = (slot, value) => observations.push([slotOf(slot), value]);
  const history = (row.history ?? []) as readonly StateEntry[];
  const states = history.map(([state]) => state);
  tell('reports', 1);
  tell(`state ${stateOf(states)}`, 1);
  if (states.includes('reopened')) tell('reopened', 1);
  if (!isCountedRow(row)) return observations;
  tell('cases', 1);
  tellStays(history, tell);
  return observations;
};
