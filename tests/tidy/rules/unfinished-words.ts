import type { Finding, Rule } from '../source-tree.ts';

// In two parts, or this file would find itself.
const WORDS = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);

/** What is not done is an issue, not a comment. */
export const unfinishedWords: Rule = {
  name: 'unfinished-words',
  check: (tree) => {
    const findings: Finding[] = [];
    for (const file of tree.files.filter((each) => !each.path.endsWith('-lock.yaml'))) {
      for (const [index, line] of file.lines.entries()) {
        const word = WORDS.exec(line)?.[1];
        if (word === undefined) continue;
        findings.push({ path: file.path, line: index + 1, message: `contains ${word}` });
      }
    }
    return findings;
  },
};
