import { type ImportedModule, importsOf, type SyntaxNode, syntaxTree } from './syntax.ts';

/** A text file, with the few facts that most rules ask for. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** TypeScript or JavaScript. */
  readonly isCode: boolean;
  /** Runs in tests only: `*.test.ts`, or `*.fixture.ts` beside them. */
  readonly isTest: boolean;
  /** Parsed when first asked for; throws when it is no code. */
  syntax(): SyntaxNode;
  imports(): readonly ImportedModule[];
  /** Line (from 1) of a place in the syntax tree. */
  lineAt(offset: number): number;
  json(): unknown;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lineStarts = (text: string): number[] => {
  const bytes = Buffer.from(text, 'utf8');
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
};

const lineOf = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
};

/** Wraps a text; nothing is parsed yet. */
export const sourceFile = (path: string, text: string): SourceFile => {
  let syntax: SyntaxNode | undefined;
  let imports: readonly ImportedModule[] | undefined;
  let starts: number[] | undefined;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const parsed = (): SyntaxNode => {
    syntax ??= syntaxTree(path, text);
    return syntax;
  };
  return {
    path,
    text,
    lines,
    isCode: /\.(ts|tsx|mjs|cjs|js)$/.test(path),
    isTest: /\.(test|fixture)\.tsx?$/.test(path),
    syntax: parsed,
    imports: () => {
      imports ??= importsOf(parsed());
      return imports;
    },
    lineAt: (offset) => {
      starts ??= lineStarts(text);
      return lineOf(starts, offset);
    },
    json: () => JSON.parse(text),
  };
};
