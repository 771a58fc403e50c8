import { type ImportedInstant, instant } from '@amends/contracts/primitives';
import { DateTime } from 'luxon';
import type { TimeField } from './mapping-fields.ts';
import { type IsoTime, instantOf, readIso } from './read-iso.ts';
import { possibleOffsets } from './zone-offsets.ts';

/** A time that was read, or why it could not be; `note` tells of a choice that had to be made. */
export type ReadTime =
  | { readonly read: 'time'; readonly value: ImportedInstant; readonly note?: string }
  | { readonly read: 'fault'; readonly detail: string };

const fault = (detail: string): ReadTime => ({ read: 'fault', detail });

/** Whether a text of this format tells its own offset. Quoted parts of a format are literal. */
const hasOffset = (format: string): boolean => /[Zz]/.test(format.replace(/'[^']*'/g, ''));
const ISO_OFFSET = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

const parse = (text: string, format: string): DateTime =>
  format === 'ISO'
    ? DateTime.fromISO(text, { zone: 'utc' })
    : DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en-US' });

const checked = (at: string, precision: TimeField['precision'], note?: string): ReadTime => {
  if (!instant.safeParse(at).success) return fault('lies outside the years 2000 to 2100');
  return { read: 'time', value: { at, precision }, ...(note === undefined ? {} : { note }) };
};

/** A date stays that date whatever the zone, so that differences are whole days. */
const readDate = (text: string, format: string): ReadTime => {
  const date = parse(text, format);
  if (!date.isValid) return fault(`is no date of the format ${format}`);
  return checked(`${date.toFormat('yyyy-MM-dd')}T00:00:00Z`, 'date');
};

const inUtc = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** The wall clock of a text, and its own offset where it has one. */
const wallClock = (text: string, format: string): IsoTime | undefined => {
  const quick = format === 'ISO' ? readIso(text) : undefined;
  if (quick !== undefined) return quick;
  const tellsOffset = format === 'ISO' ? ISO_OFFSET.test(text) : hasOffset(format);
  const read = parse(text, format);
  if (!read.isValid) return undefined;
  return { wallMs: read.toMillis(), offsetMinutes: tellsOffset ? 0 : undefined };
};

const readInstant = (text: string, format: string, zone: string): ReadTime => {
  const wall = wallClock(text, format);
  if (wall === undefined) return fault(`is no time of the format ${format}`);
  const { offsetMinutes } = wall;
  if (offsetMinutes !== undefined) return checked(inUtc(instantOf(wall, offsetMinutes)), 'instant');
  const [first, second] = possibleOffsets(zone, wall.wallMs);
  // A time that never was is not to be guessed.
  if (first === undefined) return fault(`does not exist in ${zone}: the clocks were put forward`);
  const note = `occurs twice in ${zone}, the clocks were put back: the earlier one is taken`;
  return checked(inUtc(instantOf(wall, first)), 'instant', second === undefined ? undefined : note);
};

/**
 * Reads a cell as a date or an instant. A date gives 00:00:00Z of that day; a time without an
 * offset is one of `zone` (IANA). Times that the clocks skipped are faults.
 */
export const readTime = (text: string, field: TimeField, zone: string): ReadTime =>
  field.precision === 'date'
    ? readDate(text, field.format)
    : readInstant(text, field.format, field.zone ?? zone);
