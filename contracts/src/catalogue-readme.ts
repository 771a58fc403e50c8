import { CATALOGUE } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { PRODUCERS } from './envelope.ts';
import { EVENT_TYPES } from './event-json-schema.ts';

const HEAD = `# @amends/contracts

The published language of the suite: what is on the log, what is in an error, which words exist.
This file is generated (\`npm run generate\`); so is everything under \`generated/\`.

* \`src/{intake,triage,remedy,follow-up}.ts\`: the schemas, one file per service that writes.
* \`src/envelope.ts\`: what is around every event. \`src/problem.ts\`: every error code.
* \`generated/json-schema/\`, \`generated/asyncapi.json\`: the same for readers without TypeScript.
* \`generated/openapi/\`: the routes of each service. \`generated/routes/\`: who may call which.
* \`generated/client/\`: the same routes as TypeScript types, for \`packages/client\`.
* \`examples/\`: one message per event and version. Never edited, and old ones keep parsing.

A field that is added and optional keeps the version. Anything else is a new version with an
\`upcast\` in \`src/catalogue.ts\`. Nothing is renamed, nothing is reused. Readers ignore fields and
types they do not know. An event has no open text and no personal data: only ids, codes, numbers
and times.

## Events
`;

const row = (type: string, { version, producer, topic, why }: CatalogueEntry): string =>
  `| \`${type}\` | ${version} | ${producer} | \`${topic}\` | ${why} |`;

/** The package's README: how the contracts may change, and one line per event. */
export const catalogueReadme = (): string => {
  const rows = PRODUCERS.flatMap((producer) =>
    EVENT_TYPES.filter((type) => CATALOGUE[type].producer === producer).map((type) =>
      row(type, CATALOGUE[type]),
    ),
  );
  const table = ['| type | version | producer | topic | why |', '|---|---|---|---|---|', ...rows];
  return `${HEAD}\n${table.join('\n')}\n`;
};
