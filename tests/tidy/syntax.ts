import { parseSync } from '@swc/core';

/** A node of the syntax tree: its kind, where it stands in bytes, and what belongs to the kind. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isNode = (value: unknown): value is SyntaxNode =>
  isRecord(value) && typeof value.type === 'string';

// The parser counts bytes from 1; callers count from 0.
const withPlaces = (value: unknown): void => {
  if (Array.isArray(value)) {
    for (const each of value) withPlaces(each);
    return;
  }
  if (!isRecord(value)) return;
  const { span } = value;
  if (isRecord(span)) {
    value.start = Number(span.start) - 1;
    value.end = Number(span.end) - 1;
  }
  for (const [key, each] of Object.entries(value)) {
    if (key !== 'span') withPlaces(each);
  }
};

/**
 * Syntax tree of a TypeScript or JavaScript text.
 * @throws Error with the path when it cannot be parsed
 */
export const syntaxTree = (path: string, text: string): SyntaxNode => {
  try {
    const tree: unknown = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x') });
    withPlaces(tree);
    return tree as SyntaxNode;
  } catch (error) {
    throw new Error(`${path} cannot be parsed: ${(error as Error).message}`);
  }
};

/** Called with each node and the nodes around it, nearest last; false leaves its inside out. */
export type Visit = (node: SyntaxNode, around: readonly SyntaxNode[]) => boolean | undefined;

/** Walks a tree from the outside in. */
export const walk = (root: SyntaxNode, visit: Visit): void => {
  const around: SyntaxNode[] = [];
  const enter = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) enter(each);
      return;
    }
    if (!isRecord(value)) return;
    const node = isNode(value) ? value : undefined;
    if (node !== undefined) {
      if (visit(node, around) === false) return;
      around.push(node);
    }
    // An argument is no node itself: { spread, expression }.
    for (const each of Object.values(value)) enter(each);
    if (node !== undefined) around.pop();
  };
  enter(root);
};

/** One import of a file: what it names, where, and whether types are all it takes. */
export interface ImportedModule {
  readonly from: string;
  readonly start: number;
  readonly typesOnly: boolean;
}

const fromOf = (node: SyntaxNode): string | undefined => {
  if (node.type === 'CallExpression') {
    const callee = node.callee as SyntaxNode;
    if (callee.type !== 'Import') return undefined;
    const [first] = node.arguments as { expression: SyntaxNode }[];
    return first?.expression.type === 'StringLiteral' ? String(first.expression.value) : undefined;
  }
  if (node.type === 'TsImportType') return String((node.argument as SyntaxNode).value);
  const declares = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
  if (!declares.includes(node.type) || !isNode(node.source)) return undefined;
  return String(node.source.value);
};

/** Everything a file imports or re-exports, dynamic imports of a literal included. */
export const importsOf = (root: SyntaxNode): ImportedModule[] => {
  const found: ImportedModule[] = [];
  walk(root, (node) => {
    const from = fromOf(node);
    if (from !== undefined) {
      const typesOnly = node.typeOnly === true || node.type === 'TsImportType';
      found.push({ from, start: node.start, typesOnly });
    }
    return undefined;
  });
  return found;
};
