import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { type SyntaxNode, walk } from '../syntax.ts';

const LINES_MAX = 70;
const FUNCTIONS = new Set([
  'ArrowFunctionExpression',
  'ClassMethod',
  'Constructor',
  'FunctionDeclaration',
  'FunctionExpression',
  'MethodProperty',
  'PrivateMethod',
]);

/** The function given to describe(...) or describe.each(...)(...) is a chapter, not a function. */
const isChapter = (around: readonly SyntaxNode[]): boolean => {
  const call = around.at(-1);
  if (call?.type !== 'CallExpression') return false;
  let callee = call.callee as SyntaxNode | undefined;
  while (callee !== undefined && callee.type !== 'Identifier') {
    callee = (callee.callee ?? callee.object ?? callee.tag) as SyntaxNode | undefined;
  }
  return /^describe/.test(String(callee?.value));
};

const check = (file: SourceFile): Finding[] => {
  const findings: Finding[] = [];
  walk(file.syntax(), (node, around) => {
    if (!FUNCTIONS.has(node.type) || isChapter(around)) return;
    const first = file.lineAt(node.start);
    const lines = file.lineAt(node.end - 1) - first + 1;
    if (lines > LINES_MAX) {
      const message = `has a function of ${lines} lines, ${LINES_MAX} are allowed`;
      findings.push({ path: file.path, line: first, message });
    }
  });
  return findings;
};

/** A function is seen at once. */
export const functionSizes: Rule = {
  name: 'function-sizes',
  check: (tree) => tree.files.filter((file) => file.isCode).flatMap(check),
};
