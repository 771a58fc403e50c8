import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';
import { type SyntaxNode, walk } from '../syntax.ts';

const IMPURE = new Set([
  'Date',
  'Temporal',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** Names of properties are words like any other: `state.process` reads nothing from outside. */
const isPropertyName = (node: SyntaxNode, parent: SyntaxNode | undefined): boolean => {
  if (parent === undefined) return false;
  if (parent.type === 'MemberExpression') return parent.property === node;
  return parent.key === node || parent.type === 'TsQualifiedName';
};

const impurity = (node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined => {
  if (node.type === 'AwaitExpression' || node.async === true) return 'await';
  if (node.type === 'MemberExpression') {
    const [object, property] = [node.object as SyntaxNode, node.property as SyntaxNode];
    return object.value === 'Math' && property.value === 'random' ? 'Math.random' : undefined;
  }
  const isWord = node.type === 'Identifier' && IMPURE.has(String(node.value));
  return isWord && !isPropertyName(node, parent) ? String(node.value) : undefined;
};

const check = (file: SourceFile): Finding[] => {
  const findings: Finding[] = [];
  walk(file.syntax(), (node, around) => {
    const what = impurity(node, around.at(-1));
    if (what !== undefined) {
      const message = `uses ${what}; times, ids and chance come in with the command`;
      findings.push({ path: file.path, line: file.lineAt(node.start), message });
    }
  });
  return findings;
};

/** A decision is a function of command and state: no clock, chance, waiting or output. */
export const domainPurity: Rule = {
  name: 'domain-purity',
  check: (tree) =>
    tree.files
      .filter((file) => /^services\/[^/]+\/src\/domain\/.*\.ts$/.test(file.path) && !file.isTest)
      .flatMap(check),
};
