import { asyncApiDocument } from './asyncapi.ts';
import { catalogueReadme } from './catalogue-readme.ts';
import {
  EVENT_TYPES,
  envelopeJsonSchema,
  eventJsonSchema,
  versionedName,
} from './event-json-schema.ts';
import { stableJson } from './stable-json.ts';

/**
 * Every file that follows from the catalogue: path within this package -> its text. Made here, not
 * in a script, so that a test can compare it with what is committed.
 */
export const contractFiles = (): Readonly<Record<string, string>> => ({
  'README.md': catalogueReadme(),
  'generated/asyncapi.json': stableJson(asyncApiDocument()),
  'generated/json-schema/Envelope.json': stableJson(envelopeJsonSchema()),
  ...Object.fromEntries(
    EVENT_TYPES.map((type) => [
      `generated/json-schema/${versionedName(type)}.json`,
      stableJson(eventJsonSchema(type)),
    ]),
  ),
});
