import { barrels } from './rules/barrels.ts';
import { deadFiles } from './rules/dead-files.ts';
import { declaredDependencies } from './rules/declared-dependencies.ts';
import { domainPurity } from './rules/domain-purity.ts';
import { entryPoints } from './rules/entry-points.ts';
import { environment } from './rules/environment.ts';
import { fileSizes } from './rules/file-sizes.ts';
import { foreignText } from './rules/foreign-text.ts';
import { functionSizes } from './rules/function-sizes.ts';
import { imports } from './rules/imports.ts';
import { kafkaVersion } from './rules/kafka-version.ts';
import { names } from './rules/names.ts';
import { references } from './rules/references.ts';
import { rootScripts } from './rules/root-scripts.ts';
import { settings } from './rules/settings.ts';
import { steadyTests } from './rules/steady-tests.ts';
import { testTitles } from './rules/test-titles.ts';
import { unfinishedWords } from './rules/unfinished-words.ts';
import type { Rule } from './source-tree.ts';

/** The house rules that a program can check. */
export const everyRule: readonly Rule[] = [
  barrels,
  deadFiles,
  declaredDependencies,
  domainPurity,
  entryPoints,
  environment,
  fileSizes,
  foreignText,
  functionSizes,
  imports,
  kafkaVersion,
  names,
  references,
  rootScripts,
  settings,
  steadyTests,
  testTitles,
  unfinishedWords,
];
