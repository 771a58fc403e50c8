import { catalogueEntry } from '@amends/contracts/catalogue';
import type { CatalogueEntry } from '@amends/contracts/catalogue-entry';
import { type Fits, fitsOf } from '@amends/contracts/fits';
import { decodeRecord } from './envelope-codec.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { ReceivedRecord } from './types.ts';

/**
 * Checks the data of an event and brings older versions up to today's.
 * @returns the data as the consumer shall see it
 * @throws Error with the reason when the data is not valid or its version not known
 */
export type Validate = (type: string, version: number, data: unknown) => unknown;

/** The data of an event does not fit its schema. */
export class InvalidEvent extends Error {
  readonly code = 'invalid';
}

const upToDate = (entry: CatalogueEntry, type: string, version: number, data: unknown): unknown => {
  if (version === entry.version) return data;
  if (version > entry.version || entry.upcast === undefined)
    throw new InvalidEvent(`version ${version} of ${type} is not known, ${entry.version} is`);
  return entry.upcast(data, version);
};

/** Of types in the catalogue, each made at its first event. */
const quickChecks = new Map<string, Fits>();

const quickCheckOf = (type: string, { schema }: CatalogueEntry): Fits => {
  const known = quickChecks.get(type);
  if (known !== undefined) return known;
  const made = fitsOf(schema);
  quickChecks.set(type, made);
  return made;
};

/** Validation by the published schemas. Unknown fields pass; types of a newer release too. */
export const validateByCatalogue: Validate = (type, version, data) => {
  const entry = catalogueEntry(type);
  if (entry === undefined) return data;
  const current = upToDate(entry, type, version, data);
  if (quickCheckOf(type, entry)(current)) return current;
  // Says what is wrong, and has the last word.
  const checked = entry.schema.safeParse(current);
  if (checked.success) return current;
  const [issue] = checked.error.issues;
  // Path and rule only: the value may be anything.
  throw new InvalidEvent(`${type}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? 'invalid'}`);
};

/** Record -> checked event. @throws UndecodableRecord, InvalidEvent */
export const decodeChecked = (
  record: ReceivedRecord,
  validate: Validate | undefined,
): LoggedEvent => {
  const event = decodeRecord(record);
  if (validate === undefined) return event;
  try {
    const data = validate(event.type, event.schemaVersion, event.data);
    return data === event.data ? event : { ...event, data };
  } catch (error) {
    if (error instanceof InvalidEvent) throw error;
    throw new InvalidEvent((error as Error).message);
  }
};
