// npm run generate [-- --check]: writes every generated file of the repository; with --check it
// writes nothing and fails when one is stale, missing or left over.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './check-steps.ts';
import { describeServices } from './describe-services.ts';
import { clientTypes } from './generate-client-types.ts';
import { generatedContracts, isOlderSchema } from './generate-contracts.ts';
import { readmeWithRequirements } from './requirements/requirement-table.ts';
import { runCommand } from './terminal/run-command.ts';
import { readmesWithViews } from './view-tables.ts';

const USAGE = `usage: npm run generate [-- --check]
Writes what is made of the zod sources: JSON Schema, AsyncAPI, OpenAPI, route tables, types
of the client, README of the contracts; and tables of READMEs. With --check it writes nothing and
fails when one is stale, missing or left over.`;

await runCommand(USAGE, async (args) => {
  const { values } = parseArgs({
    args,
    options: { check: { type: 'boolean', default: false } },
  });

  const described = await describeServices();
  const wanted: Record<string, string> = {
    ...generatedContracts(),
    ...described,
    ...(await clientTypes(described)),
    ...readmeWithRequirements(),
    ...readmesWithViews(),
  };

  const generatedFolder = join(root, 'contracts', 'generated');
  const present = existsSync(generatedFolder)
    ? readdirSync(generatedFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    : [];
  const leftOver = present.filter((path) => wanted[path] === undefined && !isOlderSchema(path));
  const stale = Object.keys(wanted).filter((path) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== wanted[path];
  });

  for (const path of leftOver) {
    process.stdout.write(`${values.check ? 'left over' : 'removed'}: ${path}\n`);
    if (!values.check) rmSync(join(root, path));
  }
  for (const path of stale) {
    process.stdout.write(`${values.check ? 'stale' : 'written'}: ${path}\n`);
    if (values.check) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), wanted[path]!);
  }

  const changes = stale.length + leftOver.length;
  process.stdout.write(`${Object.keys(wanted).length} generated files, ${changes} not fresh\n`);
  return values.check && changes > 0 ? 1 : 0;
});
