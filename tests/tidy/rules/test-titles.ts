import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { type SyntaxNode, walk } from '../syntax.ts';

const TESTS = new Set(['it', 'test']);
const LEFT_OUT = new Set(['skip', 'only', 'todo', 'failing']);
/** Anything else after the point is no test: `test.append(...)` is a variable of that name. */
const MODIFIERS = new Set([...LEFT_OUT, 'each', 'concurrent']);
const LEFT_OUT_NAMES = new Set(['fit', 'xit', 'xtest', 'fdescribe', 'xdescribe']);

/** `it.each(table)` -> ['it', 'each']. */
const wordsOf = (callee: SyntaxNode): string[] => {
  if (callee.type === 'Identifier') return [String(callee.value)];
  if (callee.type === 'MemberExpression') {
    return [
      ...wordsOf(callee.object as SyntaxNode),
      String((callee.property as SyntaxNode).value ?? ''),
    ];
  }
  const inner = (callee.callee ?? callee.tag) as SyntaxNode | undefined;
  return inner === undefined ? [] : wordsOf(inner);
};

const titleOf = (call: SyntaxNode): string | undefined => {
  const [first] = (call.arguments ?? []) as { expression: SyntaxNode }[];
  return first?.expression.type === 'StringLiteral' ? String(first.expression.value) : undefined;
};

const check = (file: SourceFile): Finding[] => {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const report = (node: SyntaxNode, message: string) =>
    findings.push({ path: file.path, line: file.lineAt(node.start), message });
  walk(file.syntax(), (node, around) => {
    // In it.each(table)(title) the outer call is the test.
    if (node.type !== 'CallExpression' || around.at(-1)?.callee === node) return;
    const [first = '', ...rest] = wordsOf(node.callee as SyntaxNode);
    if (!rest.every((word) => MODIFIERS.has(word))) return;
    const isTest = TESTS.has(first);
    if (!isTest && first !== 'describe' && !LEFT_OUT_NAMES.has(first)) return;
    const leftOut = LEFT_OUT_NAMES.has(first) ? first : rest.find((word) => LEFT_OUT.has(word));
    if (leftOut !== undefined) report(node, `has a test left out by ${leftOut}`);
    const title = titleOf(node);
    if (title === undefined) return;
    if (/\bshould\b/i.test(title)) report(node, `has a title with "should": ${title}`);
    if (!isTest) return;
    const before = seen.get(title);
    if (before === undefined) seen.set(title, file.lineAt(node.start));
    else report(node, `has the title of line ${before} again: ${title}`);
  });
  return findings;
};

/** A title says what holds, once per file, and every test runs. */
export const testTitles: Rule = {
  name: 'test-titles',
  check: (tree) => tree.files.filter((file) => /\.test\.tsx?$/.test(file.path)).flatMap(check),
};
