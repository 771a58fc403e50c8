// npm run figures: prints the figures of a projection from the running suite.
import { parseArgs } from 'node:util';
import { connect, findTarget } from './connection.ts';
import { allPages, type FigureAnswer, onlyMeasures } from './figures/figure-answer.ts';
import { figureCsv } from './figures/figure-csv.ts';
import { figureQuery } from './figures/figure-query.ts';
import { figureTable } from './figures/figure-table.ts';
import { figurePath, tableNames } from './figures/figure-tables.ts';
import { type PlainAnswer, plainCsv, plainTable } from './figures/plain-rows.ts';
import { isProjectionName, PROJECTION_NAMES } from './figures/projection-names.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const USAGE = `usage: npm run figures -- <projection> [options]
projections, and their further tables:
${tableNames(PROJECTION_NAMES).join('\n')}
  --table <name>              one of the further tables
  --group-by <a,b>            a line per value of up to three dimensions
  --filter <field[op]=value>  only these rows; op is eq, in, lt, lte, gt or gte; repeatable
  --as-of <instant>           as known at, e.g. 2026-05-01T00:00:00Z
  --time-zone <zone>          whose days, weeks, months and quarters, e.g. Europe/Berlin
  --percentile-rule <rule>    linear or nearest_rank
  --min-position <position>   wait until this write is in
  --query <name=value>        what only this table knows, e.g. period=week of backlog; repeatable
  --measures <a,b>            show only these measures
  --format <form>             table, json or csv
With npm, write "npm run --silent figures -- …" to get nothing but the figures.
Exit code: 0 done, 1 failed, 2 wrong usage.`;

interface Form {
  readonly figures: (name: string, answer: FigureAnswer) => string;
  readonly rows: (name: string, answer: PlainAnswer) => string;
}

const asJson = (_: string, answer: object): string => `${JSON.stringify(answer, null, 2)}\n`;

const FORMS: Readonly<Record<string, Form>> = {
  table: {
    figures: (name, answer) => `${figureTable(name, answer)}\n`,
    rows: (name, answer) => `${plainTable(name, answer)}\n`,
  },
  json: { figures: asJson, rows: asJson },
  csv: { figures: (_, answer) => figureCsv(answer), rows: (_, answer) => plainCsv(answer) },
};

/** Figures always have a total, so their first row tells what they are. */
const isFigures = (answer: FigureAnswer | PlainAnswer): answer is FigureAnswer =>
  answer.data[0] !== undefined && 'measures' in answer.data[0];

await runCommand(USAGE, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      table: { type: 'string' },
      'group-by': { type: 'string' },
      filter: { type: 'string', multiple: true },
      'as-of': { type: 'string' },
      'time-zone': { type: 'string' },
      'percentile-rule': { type: 'string' },
      'min-position': { type: 'string' },
      query: { type: 'string', multiple: true },
      measures: { type: 'string' },
      format: { type: 'string', default: 'table' },
    },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('one projection is needed');
  if (!isProjectionName(name)) throw new UsageError(`there is no projection ${name}`);
  const form = Object.hasOwn(FORMS, values.format) ? FORMS[values.format] : undefined;
  if (form === undefined)
    throw new UsageError(`--format is one of ${Object.keys(FORMS).join(', ')}`);
  const query = figureQuery(values);
  const path = figurePath(name, values.table);
  const client = connect(findTarget(), 'analyst');
  const body = await allPages((cursor) =>
    client
      .get<FigureAnswer | PlainAnswer>(path, { ...query, cursor })
      .then((answer) => answer.body),
  );
  const title = values.table === undefined ? name : `${name} ${values.table}`;
  if (!isFigures(body)) {
    if (values.measures !== undefined) throw new UsageError(`${title} has rows, no measures`);
    process.stdout.write(form.rows(title, body));
    return 0;
  }
  const shown =
    values.measures === undefined ? body : onlyMeasures(body, values.measures.split(','));
  process.stdout.write(form.figures(title, shown));
  return 0;
});
