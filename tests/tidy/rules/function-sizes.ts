import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { type SyntaxNode, walk } from '../syntax.ts';

const LINES_MAX = 70;

/**
 * Functions that were longer when the rule came: path -> lines. They may shrink, never grow, and an
 * entry goes when its function has shrunk.
 */
const OUTGROWN: Readonly<Record<string, number>> = {};

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

interface Long {
  readonly line: number;
  readonly lines: number;
}

const longFunctions = (file: SourceFile): Long[] => {
  const found: Long[] = [];
  walk(file.syntax(), (node, around) => {
    if (!FUNCTIONS.has(node.type) || isChapter(around)) return;
    const line = file.lineAt(node.start);
    const lines = file.lineAt(node.end - 1) - line + 1;
    if (lines > LINES_MAX) found.push({ line, lines });
  });
  return found;
};

const check = (file: SourceFile): Finding[] => {
  const { path } = file;
  const allowed = OUTGROWN[path] ?? LINES_MAX;
  const found = longFunctions(file);
  const longest = Math.max(LINES_MAX, ...found.map(({ lines }) => lines));
  if (longest < allowed) {
    return [{ path, line: 1, message: `has shrunk to ${longest} lines; so must its entry` }];
  }
  return found
    .filter(({ lines }) => lines > allowed)
    .map(({ line, lines }) => {
      const message = `has a function of ${lines} lines, ${allowed} are allowed`;
      return { path, line, message };
    });
};

/** A function is seen at once. */
export const functionSizes: Rule = {
  name: 'function-sizes',
  check: (tree) => tree.files.filter((file) => file.isCode).flatMap(check),
};
