// npm run import: loads a history of complaints, of what happened in them or of purchases, through
// the public bulk endpoints.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { typedClient } from '@amends/client/typed-client';
import { root } from './check-steps.ts';
import { connect, findTarget } from './connection.ts';
import { fromCaller, pasteable } from './data-folder-path.ts';
import { awaitProjections } from './figures/await-projections.ts';
import { awaitJob, type Job, openJob } from './import/import-job.ts';
import { type Mapping, parseMapping } from './import/mapping.ts';
import { registerStores } from './import/register-stores.ts';
import { openRowReport, type RowReport } from './import/row-report.ts';
import { type Survey, surveyFile } from './import/survey-file.ts';
import { uploadRows } from './import/upload-rows.ts';
import { CommandError, UsageError } from './terminal/command-error.ts';
import { startProgress } from './terminal/progress.ts';
import { runCommand } from './terminal/run-command.ts';
import { tableLines } from './terminal/table.ts';

const USAGE = `usage: npm run import -- <file.csv> --mapping <mapping.json> [options]
  --dry-run         everything but storing: what would be accepted, refused, flagged
  --report <file>   where the rows that were refused, flagged or known are listed (CSV);
                    .amends/imports/<job>.csv unless told
  --source <name>   source of the external ids, instead of the mapping's
An interrupted import is taken up by the same command. Importing a file again changes nothing.
Exit code: 0 done, 1 failed, 2 wrong usage, 3 done and some rows were refused.`;

const REFUSED_SOME = 3;
const UNMAPPED_SHOWN = 20;
const KEY_LENGTH_SHOWN = 60;

interface Wanted {
  readonly path: string;
  readonly mapping: Mapping;
  readonly source: string;
  readonly dryRun: boolean;
  readonly report: string | undefined;
}

/** What is counted: several rows of a log of activities, or of an invoice, are one item. */
const ITEMS = { complaints: 'cases', activities: 'cases', purchases: 'purchases' } as const;

const say = (text: string): void => {
  process.stderr.write(`${pasteable(text)}\n`);
};
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const readMapping = (path: string): Mapping => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}`);
  }
  return parseMapping(text, basename(path));
};

const readArguments = (args: string[]): Wanted => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      report: { type: 'string' },
      source: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('one CSV file is needed');
  if (values.mapping === undefined) throw new UsageError('--mapping is needed');
  const mapping = readMapping(fromCaller(values.mapping));
  return {
    path: fromCaller(file),
    mapping,
    source: values.source ?? mapping.source,
    dryRun: values['dry-run'],
    report: values.report === undefined ? undefined : fromCaller(values.report),
  };
};

const saySurvey = (survey: Survey, kind: Mapping['kind']): void => {
  const { rows, lines, refused, unmapped } = survey;
  const note = refused === 0 ? '' : `, ${refused} of them not readable under this mapping`;
  const together = kind === 'complaints' ? '' : `, ${rows} ${ITEMS[kind]}`;
  say(`${lines} ${lines === 1 ? 'row' : 'rows'}${together}${note}`);
  if (unmapped.length === 0) return;
  say('values the mapping does not know (their rows are imported and flagged):');
  const shown = unmapped.slice(0, UNMAPPED_SHOWN).map(({ column, key, rows: count }) => {
    const text = JSON.stringify(key.slice(0, KEY_LENGTH_SHOWN));
    return [column, text, String(count)];
  });
  const columns = [{ title: 'column' }, { title: 'value' }, { title: 'rows', align: 'right' }];
  for (const line of tableLines(columns as never, shown)) say(`  ${line}`);
  if (unmapped.length > shown.length) say(`  and ${unmapped.length - shown.length} more`);
};

const printCounts = (job: Job, wanted: Wanted, report: RowReport): void => {
  const { counts } = job;
  const title = wanted.dryRun ? 'dry run, nothing was stored' : `imported as ${wanted.source}`;
  print(`${title} (job ${job.id})`);
  const rows = (['total', 'accepted', 'duplicate', 'rejected', 'flagged'] as const).map((name) => [
    name,
    String(counts[name]),
  ]);
  const columns = [{ title: '' }, { title: ITEMS[wanted.mapping.kind], align: 'right' } as const];
  for (const line of tableLines(columns, rows)) print(`  ${line}`);
  if (report.count() > 0) print(`what needs a look, line by line: ${report.path}`);
};

const sayNext = (kind: Mapping['kind']): void => {
  say('\nnext:');
  if (kind === 'purchases') {
    say('  npm run figures -- loyalty-outcomes --group-by resolvedMonth');
    return;
  }
  say('  npm run figures -- resolution-times --filter provenance=imported');
  say('  npm run figures -- resolution-times --group-by sourceCategory');
  say('  npm run figures -- lessons --group-by sourceCategory');
};

const runImport = async (args: string[]): Promise<number> => {
  const wanted = readArguments(args);
  const { path, mapping, source, dryRun } = wanted;
  const client = connect(findTarget(), 'importer');
  const api = typedClient(client);
  say(`reading ${basename(path)} by the mapping ${mapping.name} (${mapping.version})`);
  const survey = await surveyFile(path, mapping);
  saySurvey(survey, mapping.kind);
  if (!dryRun) await registerStores(api, mapping, survey.storeIds);
  const { job, earlier } = await openJob(api, { mapping, source, survey, dryRun });
  if (earlier !== undefined) say(`this file was imported at ${earlier.completedAt}; once more`);
  if (job.status === 'working') say(`taking up job ${job.id} at ${job.counts.total} rows`);
  const file = wanted.report ?? join(root, '.amends', 'imports', `${job.id}.csv`);
  const report = await openRowReport(file);
  const progress = startProgress(dryRun ? 'checking' : 'importing', survey.rows);
  try {
    await uploadRows({ client, jobId: job.id, path, mapping, report, progress });
  } finally {
    progress.stop();
    await report.close();
  }
  const done = await awaitJob(api, job.id);
  if (!dryRun) {
    say('waiting for the projections');
    await awaitProjections(client);
  }
  printCounts(done, wanted, report);
  if (!dryRun) sayNext(mapping.kind);
  return done.counts.rejected > 0 ? REFUSED_SOME : 0;
};

await runCommand(USAGE, runImport);
