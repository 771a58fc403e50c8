import type { SourceFile } from '../source-file.ts';
import type { Finding, Rule } from '../source-tree.ts';

const LINES_MAX = 400;
const TEST_LINES_MAX = 500;
const LINE_LENGTH_MAX = 100;
/** A text without a blank that is longer than this cannot be broken by anybody. */
const UNBREAKABLE = 60;
/** Read by the compiler, and looked up in by people. */
const GENERATED = /^contracts\/generated\//;
const SOURCE = /\.(ts|tsx|mjs|cjs|js|sql|sh)$/;

const isUnbreakable = (line: string): boolean =>
  /https?:\/\//.test(line) || line.split(/\s+/).some((word) => word.length > UNBREAKABLE);

const check = (file: SourceFile): Finding[] => {
  const linesMax = file.isTest ? TEST_LINES_MAX : LINES_MAX;
  const findings: Finding[] = [];
  if (file.lines.length > linesMax) {
    const message = `has ${file.lines.length} lines, ${linesMax} are allowed`;
    findings.push({ path: file.path, line: linesMax + 1, message });
  }
  for (const [index, line] of file.lines.entries()) {
    // Counted in characters as a reader sees them, not in UTF-16 units.
    const length = [...line].length;
    if (length > LINE_LENGTH_MAX && !isUnbreakable(line)) {
      const message = `is ${length} characters long, ${LINE_LENGTH_MAX} are allowed`;
      findings.push({ path: file.path, line: index + 1, message });
    }
  }
  return findings;
};

/** A file is read as a whole and a line without scrolling. */
export const fileSizes: Rule = {
  name: 'file-sizes',
  check: (tree) =>
    tree.files.filter(({ path }) => SOURCE.test(path) && !GENERATED.test(path)).flatMap(check),
};
