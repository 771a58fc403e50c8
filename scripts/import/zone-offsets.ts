import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Clocks are put forward and back at such marks; in between an offset holds. */
const QUARTER_MS = 15 * MINUTE_MS;
const KEPT_MAX = 200_000;

const found = new Map<string, Map<number, readonly number[]>>();

/**
 * Minutes ahead of UTC that a wall clock (milliseconds, as if UTC) may have had in a zone, the
 * earlier instant first: none while the clocks skipped it, two while they went over it twice.
 */
export const possibleOffsets = (zone: string, wallMs: number): readonly number[] => {
  const ofZone = found.get(zone) ?? new Map<number, readonly number[]>();
  found.set(zone, ofZone);
  const quarter = Math.floor(wallMs / QUARTER_MS);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const rules = IANAZone.create(zone);
  const around = new Set([rules.offset(wallMs - DAY_MS), rules.offset(wallMs + DAY_MS)]);
  const offsets = [...around]
    .filter((offset) => rules.offset(wallMs - offset * MINUTE_MS) === offset)
    .sort((a, b) => b - a);
  if (ofZone.size >= KEPT_MAX) ofZone.clear();
  ofZone.set(quarter, offsets);
  return offsets;
};
