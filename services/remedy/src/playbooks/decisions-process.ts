// What the bench starts: plays every case through the playbook, with the engine and naively, for as
// many milliseconds each as it is told, and prints how many of each a second.
import { everyCase } from '../domain/every-case.ts';
import { type MatchInput, matchRow } from '../domain/match-playbook.ts';
import { menuBy, prepareMenu } from '../domain/menu.ts';
import { naiveMatch } from '../domain/naive-match.ts';
import { PLAYBOOK_V1, PLAYBOOK_V1_CONTENT } from '../domain/playbook-v1.ts';

const WAYS: Readonly<Record<string, (input: MatchInput) => number>> = {
  decisions: (input) => prepareMenu(PLAYBOOK_V1, input).row,
  naiveDecisions: (input) => menuBy(PLAYBOOK_V1, input, naiveMatch(PLAYBOOK_V1_CONTENT, input)).row,
  matches: (input) => matchRow(PLAYBOOK_V1, input).row.row,
  naiveMatches: (input) => naiveMatch(PLAYBOOK_V1_CONTENT, input).row.row,
};

const cases = [...everyCase()];
/** Short turns, one way after the other: what else the machine does hits all of them alike. */
const TURN_MS = 25;

/** What is worked out is summed, so that nothing of it can be left out. */
let rows = 0;

const measure = (milliseconds: number): Record<string, number> => {
  const spent: Record<string, { done: number; ms: number }> = {};
  for (let turn = 0; turn < milliseconds / TURN_MS; turn += 1) {
    for (const [name, once] of Object.entries(WAYS)) {
      const { done, ms } = spent[name] ?? { done: 0, ms: 0 };
      const started = performance.now();
      let took = 0;
      let count = 0;
      while (took < TURN_MS) {
        for (let step = 0; step < 100; step += 1) {
          rows += once(cases[(done + count) % cases.length]!);
          count += 1;
        }
        took = performance.now() - started;
      }
      spent[name] = { done: done + count, ms: ms + took };
    }
  }
  return Object.fromEntries(
    Object.entries(spent).map(([name, { done, ms }]) => [name, (done * 1000) / ms]),
  );
};

const milliseconds = Number(process.argv[2]);
measure(milliseconds / 4);
process.stdout.write(`${JSON.stringify({ ...measure(milliseconds), rows })}\n`);
