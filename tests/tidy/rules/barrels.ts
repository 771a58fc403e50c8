import type { SourceFile } from '../source-file.ts';
import type { Rule } from '../source-tree.ts';
import type { SyntaxNode } from '../syntax.ts';

const PASSES_ON = new Set(['ExportAllDeclaration', 'ImportDeclaration']);

const passesOn = (node: SyntaxNode): boolean =>
  PASSES_ON.has(node.type) || node.type === 'ExportNamedDeclaration';

const isBarrel = (file: SourceFile): boolean => {
  const body = file.syntax().body as SyntaxNode[];
  const exports = body.filter((node) => node.type.startsWith('Export'));
  return exports.length > 0 && body.every(passesOn);
};

/** A file that only passes on what others declare makes cycles and hides where things are. */
export const barrels: Rule = {
  name: 'barrels',
  check: (tree) =>
    tree.files
      .filter((file) => file.path.endsWith('.ts') && !file.isTest && isBarrel(file))
      .map(({ path }) => ({ path, line: 1, message: 'only passes on what other files export' })),
};
