import { type ImportedInstant, instant } from '@amends/contracts/primitives';
import { DateTime } from 'luxon';
import type { TimeField } from './mapping-fields.ts';

/** A time that was read, or why it could not be; `note` tells of a choice that had to be made. */
export type ReadTime =
  | { readonly read: 'time'; readonly value: ImportedInstant; readonly note?: string }
  | { readonly read: 'fault'; readonly detail: string };

const fault = (detail: string): ReadTime => ({ read: 'fault', detail });

/** Whether a text of this format tells its own offset. Quoted parts of a format are literal. */
const hasOffset = (format: string): boolean => /[Zz]/.test(format.replace(/'[^']*'/g, ''));
const ISO_OFFSET = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

const parse = (text: string, format: string, zone: string): DateTime =>
  format === 'ISO'
    ? // Logs write a space where ISO 8601 has a T.
      DateTime.fromISO(text.replace(' ', 'T'), { zone })
    : DateTime.fromFormat(text, format, { zone, locale: 'en-US' });

const wallClock = (time: DateTime): string => time.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");

const checked = (at: string, precision: TimeField['precision'], note?: string): ReadTime => {
  if (!instant.safeParse(at).success) return fault('lies outside the years 2000 to 2100');
  return { read: 'time', value: { at, precision }, ...(note === undefined ? {} : { note }) };
};

/** A date stays that date whatever the zone, so that differences are whole days. */
const readDate = (text: string, format: string): ReadTime => {
  const date = parse(text, format, 'utc');
  if (!date.isValid) return fault(`is no date of the format ${format}`);
  return checked(`${date.toFormat('yyyy-MM-dd')}T00:00:00Z`, 'date');
};

const inUtc = (time: DateTime): string =>
  time
    .toUTC()
    .toFormat(time.millisecond === 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

const readInstant = (text: string, format: string, zone: string): ReadTime => {
  const local = parse(text, format, zone);
  if (!local.isValid) return fault(`is no time of the format ${format}`);
  const tellsOffset = format === 'ISO' ? ISO_OFFSET.test(text) : hasOffset(format);
  if (tellsOffset) return checked(inUtc(local), 'instant');
  // Luxon moves an hour that the clocks skipped; a time that never was is not to be guessed.
  if (wallClock(local) !== wallClock(parse(text, format, 'utc'))) {
    return fault(`does not exist in ${zone}: the clocks were put forward`);
  }
  const [first = local, second] = local
    .getPossibleOffsets()
    .sort((one, other) => one.toMillis() - other.toMillis());
  const note = `occurs twice in ${zone}, the clocks were put back: the earlier one is taken`;
  return checked(inUtc(first), 'instant', second === undefined ? undefined : note);
};

/**
 * Reads a cell as a date or an instant. A date gives 00:00:00Z of that day; a time without an
 * offset is one of `zone` (IANA). Times that the clocks skipped are faults.
 */
export const readTime = (text: string, field: TimeField, zone: string): ReadTime =>
  field.precision === 'date'
    ? readDate(text, field.format)
    : readInstant(text, field.format, field.zone ?? zone);
