import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { type SyntaxNode, walk } from '../syntax.ts';

// Each of these made a test fail once in many runs, on a machine where others worked too.

const TIMED = new Set(['it', 'test', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach']);

const argumentsOf = (call: SyntaxNode): SyntaxNode[] =>
  ((call.arguments ?? []) as { expression: SyntaxNode }[]).map(({ expression }) => expression);

/** `it` of `it(…)` and of `it.each(rows)(…)`; another object's methods are no tests. */
const nameOf = (callee: SyntaxNode): string | undefined => {
  if (callee.type === 'Identifier') return String(callee.value);
  const isTable = callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression';
  const each = (callee.callee ?? callee.tag) as SyntaxNode | undefined;
  return isTable && each?.type === 'MemberExpression'
    ? nameOf(each.object as SyntaxNode)
    : undefined;
};

const isJestTimeout = ({ type, object, property }: SyntaxNode): boolean =>
  type === 'MemberExpression' &&
  (object as SyntaxNode).value === 'jest' &&
  (property as SyntaxNode).value === 'setTimeout';

// Of all databases of the server, which the files of a run share.
const SERVER_WIDE = /\bfrom\s+(pg_locks|pg_stat_activity)\b/i;
const IS_NARROWED = /current_database\(\)|\bdatname\b|\bdatabase\s*=|ofOwnDatabase|backend_type/i;

type TextOf = (node: SyntaxNode) => string;

const hasLimit = (call: SyntaxNode): boolean => argumentsOf(call).at(-1)?.type === 'NumericLiteral';

/** Limits of its own, or those of a test bed. */
const hasLimits = (options: SyntaxNode | undefined, text: TextOf): boolean =>
  options?.type !== 'ObjectExpression' || /PATIENT_LIMITS|connectTimeoutMs/.test(text(options));

// A select inside another's parentheses gives a value or a set, no rows to take by their place.
const ROWS_OF_EVENTS = /(?<!\(\s*)\bselect\b((?:(?!\bselect\b)[\s\S])*?)\bfrom\s+events\b/i;
const ONE_VALUE = /^\s*((count|max|min|sum|coalesce|setval|string_agg)\(|1\b|$)/i;

/** Sums and unions are compared as sets. */
const IS_ORDERED = /\b(order\s+by|group\s+by|union\s+all)\b/i;

const readsUnordered = (sql: string): boolean => {
  const list = ROWS_OF_EVENTS.exec(sql)?.[1];
  return list !== undefined && !ONE_VALUE.test(list) && !IS_ORDERED.test(sql);
};

const ofCall = (call: SyntaxNode, text: TextOf): string | undefined => {
  const callee = call.callee as SyntaxNode;
  if (isJestTimeout(callee)) return "sets a limit for its tests; the lane's is enough";
  const name = nameOf(callee) ?? '';
  if (name === 'openPool' && !hasLimits(argumentsOf(call)[0], text)) {
    return 'opens a pool with the limits of production: spread PATIENT_LIMITS';
  }
  return TIMED.has(name) && hasLimit(call)
    ? `gives ${name} a limit of its own; the lane's is what a crowded machine needs`
    : undefined;
};

const messageOf = (node: SyntaxNode, text: TextOf): string | undefined => {
  if (node.type === 'CallExpression') return ofCall(node, text);
  if (node.type !== 'StringLiteral' && node.type !== 'TemplateLiteral') return undefined;
  const sql = text(node);
  if (readsUnordered(sql)) return 'reads rows of events in no order: add order by seq';
  return SERVER_WIDE.test(sql) && !IS_NARROWED.test(sql)
    ? 'looks at the sessions of other tests too: narrow it to current_database()'
    : undefined;
};

const check = (file: SourceFile): Finding[] => {
  const findings: Finding[] = [];
  const bytes = Buffer.from(file.text, 'utf8');
  const text: TextOf = ({ start, end }) => bytes.subarray(start, end).toString('utf8');
  walk(file.syntax(), (node) => {
    const message = messageOf(node, text);
    if (message !== undefined) {
      findings.push({ path: file.path, line: file.lineAt(node.start), message });
    }
  });
  return findings;
};

/** A test passes on a crowded machine too, whatever order the database gives its rows in. */
export const steadyTests: Rule = {
  name: 'steady-tests',
  check: (tree) =>
    tree.files
      .filter(({ isCode }) => isCode)
      .filter(({ isTest, path }) => isTest || /^tests\/(?!tidy|load)/.test(path))
      .flatMap(check),
};
