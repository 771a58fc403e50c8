// npm run figures: prints the figures of a projection from the running suite.
import { parseArgs } from 'node:util';
import { connect, findTarget } from './connection.ts';
import { allPages, type FigureAnswer, onlyMeasures } from './figures/figure-answer.ts';
import { figureCsv } from './figures/figure-csv.ts';
import { figurePath, figureQuery } from './figures/figure-query.ts';
import { figureTable } from './figures/figure-table.ts';
import { isProjectionName, PROJECTION_NAMES } from './figures/projection-names.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const NAMES = PROJECTION_NAMES.join(', ');

const USAGE = `usage: npm run figures -- <projection> [options]
projections: ${NAMES}
  --table <name>              another table of the projection, e.g. gaps or playbook of lessons
  --group-by <a,b>            a line per value of up to three dimensions
  --filter <field[op]=value>  only these rows; op is eq, in, lt, lte, gt or gte; repeatable
  --as-of <instant>           as known at, e.g. 2026-05-01T00:00:00Z
  --time-zone <zone>          whose days, weeks, months and quarters, e.g. Europe/Berlin
  --percentile-rule <rule>    linear or nearest_rank
  --min-position <position>   wait until this write is in
  --measures <a,b>            show only these measures
  --format <form>             table, json or csv
With npm, write "npm run --silent figures -- …" to get nothing but the figures.
Exit code: 0 done, 1 failed, 2 wrong usage.`;

const FORMS: Readonly<Record<string, (name: string, answer: FigureAnswer) => string>> = {
  table: (name, answer) => `${figureTable(name, answer)}\n`,
  json: (_, answer) => `${JSON.stringify(answer, null, 2)}\n`,
  csv: (_, answer) => figureCsv(answer),
};

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
    client.get<FigureAnswer>(path, { ...query, cursor }).then((one) => one.body),
  );
  const shown =
    values.measures === undefined ? body : onlyMeasures(body, values.measures.split(','));
  process.stdout.write(form(name, shown));
  return 0;
});
