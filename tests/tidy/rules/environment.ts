import type { Finding, Rule } from '../source-tree.ts';
import { type SyntaxNode, walk } from '../syntax.ts';

// Where a process begins, and what runs on a developer's machine only.
const MAY_READ =
  /(^|\/)(main|config|instrumentation)\.ts$|^(scripts|tests|packages\/(testing|local-postgres))\//;

const nameOf = (property: SyntaxNode): unknown =>
  property.type === 'Computed' ? (property.expression as SyntaxNode).value : property.value;

/** `process.env`, `process['env']`, `const { env } = process`. */
const readsEnvironment = (node: SyntaxNode): boolean => {
  if (node.type === 'VariableDeclarator') {
    const isTakenApart = (node.id as SyntaxNode).type === 'ObjectPattern';
    return isTakenApart && (node.init as SyntaxNode | null)?.value === 'process';
  }
  const isMember = node.type === 'MemberExpression';
  if (!isMember || (node.object as SyntaxNode).value !== 'process') return false;
  return nameOf(node.property as SyntaxNode) === 'env';
};

/** The environment is parsed once, at the edge; inside, settings are arguments. */
export const environment: Rule = {
  name: 'environment',
  check: (tree) => {
    const findings: Finding[] = [];
    for (const file of tree.files) {
      if (!file.isCode || file.isTest || MAY_READ.test(file.path)) continue;
      walk(file.syntax(), (node) => {
        if (readsEnvironment(node)) {
          const message = 'reads process.env; only main.ts, config.ts and scripts do';
          findings.push({ path: file.path, line: file.lineAt(node.start), message });
        }
      });
    }
    return findings;
  },
};
