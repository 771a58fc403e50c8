// npm run new-service -- <name> [--kind write|read]: writes services/<name>, which passes every
// check as it is, and installs its packages; what it decides or answers is then changed file by
// file. --root writes into another copy of the repository.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root as ownRoot, runTool, tool } from './check-steps.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';
import { KINDS, type Kind, serviceFiles } from './new-service/service-files.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME_LENGTH_MAX = 40;

const USAGE = `usage: npm run new-service -- <name> [--kind write|read]
Writes services/<name>, which passes every check as it is, installs its packages, and says what is
left to do by hand.
  --kind <kind>   read, a projection that answers questions (unless told); write, a decider
  --root <path>   another copy of the repository
  --no-install    only the files; no command runs before node scripts/bootstrap.mjs install`;

const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text);

const addReference = (root: string, name: string): void => {
  const path = join(root, 'tsconfig.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  config.references.push({ path: `services/${name}` });
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`);
};

/** The workspace has one more package: until it is in the lockfile no other command would run. */
const install = (root: string): Promise<number> =>
  runTool(process.execPath, [join(root, 'scripts', 'bootstrap.mjs'), 'install']);

const STEPS: Readonly<Record<Kind, readonly string[]>> = {
  read: [
    'contracts/src/asyncapi.ts: name the service among the listeners',
    'services/all-in-one: add createService to the services that one process opens',
    'contracts/package.json, packages/client/src/typed-client.ts: its types under ./client/<name>',
    'infra: one block in compose.yaml, one database in postgres/init.sql',
    'run: npm run generate && npm test',
  ],
  write: [
    'contracts/src/envelope.ts: add the name to PRODUCERS and to source and type',
    'contracts/src/<name>.ts: schemas of its events; catalogue.ts: a row each; an example each',
    'contracts/src/asyncapi.ts: name the service among the listeners',
    'services/all-in-one: add createService to the services that one process opens',
    'contracts/package.json, packages/client/src/typed-client.ts: its types under ./client/<name>',
    'infra: one block in compose.yaml, one database in postgres/init.sql',
    'run: npm run generate && npm test',
  ],
};

const readArguments = (args: string[]) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'read' },
      root: { type: 'string', default: ownRoot },
      'no-install': { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  const { kind, root } = values;
  const folder = join(root, 'services', name);
  if (!NAME.test(name) || name.length > NAME_LENGTH_MAX) {
    throw new UsageError('The name is not in kebab-case.');
  }
  if (existsSync(folder)) throw new UsageError(`services/${name} is there already.`);
  if (!isKind(kind)) throw new UsageError(`There is no kind of service named ${kind}.`);
  return { name, kind, root, folder, isInstalled: !values['no-install'] };
};

await runCommand(USAGE, async (args) => {
  const { name, kind, root, folder, isInstalled } = readArguments(args);
  for (const [path, text] of Object.entries(serviceFiles(kind, name))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`services/${name}/${path}\n`);
  }
  addReference(root, name);
  // Where lines break depends on how long the name is.
  const format = ['format', '--write', `--config-path=${ownRoot}`, folder];
  const formatted = await runTool(tool('biome'), format);
  const installed = isInstalled ? await install(root) : 0;
  const steps = STEPS[kind].map((step) => `* ${step.replace('<name>', name)}`).join('\n');
  process.stdout.write(`\nBy hand:\n${steps}\n`);
  return formatted || installed;
});
