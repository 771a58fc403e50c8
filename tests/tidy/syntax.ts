import { parseSync } from '@swc/core';

/** A node of the syntax tree: its kind, where it stands in bytes, and what belongs to the kind. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** The nodes right below, in the order of the text. */
  readonly inside: readonly SyntaxNode[];
  readonly [key: string]: unknown;
}

type Writable = Record<string, unknown>;

const isRecord = (value: unknown): value is Writable => typeof value === 'object' && value !== null;

const isNode = (value: unknown): value is SyntaxNode =>
  isRecord(value) && typeof value.type === 'string';

/**
 * Adds places and `inside` to what the parser made, once, so that every walk over it is cheap.
 * The parser counts bytes from 1, callers from 0. Some nodes are held by a plain object, as an
 * argument is ({ spread, expression }): the nodes in it belong to the node around it.
 */
const complete = (value: Writable, inside: Writable[]): void => {
  const own: Writable[] = isNode(value) ? [] : inside;
  for (const [key, each] of Object.entries(value)) {
    if (isRecord(each) && key !== 'span') complete(each, own);
  }
  if (own === inside) return;
  const { start, end } = (value.span ?? {}) as Writable;
  Object.assign(value, { start: Number(start) - 1, end: Number(end) - 1, inside: own });
  inside.push(value);
};

/**
 * Syntax tree of a TypeScript or JavaScript text.
 * @throws Error with the path when it cannot be parsed
 */
export const syntaxTree = (path: string, text: string): SyntaxNode => {
  try {
    const tree: unknown = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x') });
    complete(tree as Writable, []);
    return tree as SyntaxNode;
  } catch (error) {
    throw new Error(`${path} cannot be parsed: ${(error as Error).message}`);
  }
};

/** Called with each node and the nodes around it, nearest last. */
export type Visit = (node: SyntaxNode, around: readonly SyntaxNode[]) => void;

/** Walks a tree from the outside in. */
export const walk = (root: SyntaxNode, visit: Visit): void => {
  const around: SyntaxNode[] = [];
  const enter = (node: SyntaxNode): void => {
    visit(node, around);
    around.push(node);
    for (const each of node.inside) enter(each);
    around.pop();
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
  });
  return found;
};
