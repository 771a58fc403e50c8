import { type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';

/** From how many people on something of them may follow from what is shown. */
const TOLD_FROM = 10;

/** People by store, of one line. */
export type PeopleByStore = ReadonlyMap<string, number>;

const countOf = (people: PeopleByStore): number =>
  [...people.values()].reduce((sum, count) => sum + count, 0);

interface LikeStores {
  /** The lines that have them. */
  readonly lines: ReadonlySet<number>;
  people: number;
}

/** Stores by the lines that have them: no sum or difference of lines tells those of one apart. */
const likeStores = (
  lines: readonly PeopleByStore[],
  shown: readonly number[],
): readonly LikeStores[] => {
  const found = new Map<string, LikeStores>();
  for (const [store, count] of new Map(lines.flatMap((people) => [...people]))) {
    const having = shown.filter((line) => lines[line]!.has(store));
    const known = found.get(having.join(' ')) ?? { lines: new Set(having), people: 0 };
    known.people += count;
    found.set(having.join(' '), known);
  }
  return [...found.values()].filter(({ lines: having }) => having.size > 0);
};

/** Lines that alone tell these stores apart from some others. */
const tellingApart = (small: LikeStores, all: readonly LikeStores[]): number[] =>
  all.flatMap(({ lines }) => {
    const [only, ...more] = [...new Set([...lines, ...small.lines])].filter(
      (line) => !lines.has(line) || !small.lines.has(line),
    );
    return only !== undefined && more.length === 0 ? [only] : [];
  });

const smallest = (lines: readonly PeopleByStore[], among: readonly number[]): number | undefined =>
  among.toSorted((one, other) => countOf(lines[one]!) - countOf(lines[other]!))[0];

/**
 * Which lines may not be shown whose people are those of stores that several lines have:
 * besides what verdictsOf withholds, so many more that no stores of fewer than ten people follow
 * from lines by adding and taking away.
 * @param lines the total first
 */
export const overlapVerdicts = (lines: readonly PeopleByStore[]): Verdicts => {
  const counts = lines.map(countOf);
  const verdicts = [...verdictsOf(counts)];
  for (;;) {
    const shown = verdicts.flatMap((verdict, line) =>
      verdict === undefined && counts[line]! > 0 ? [line] : [],
    );
    const all = likeStores(lines, shown);
    const small = all.find(({ people }) => people > 0 && people < TOLD_FROM);
    if (small === undefined) return verdicts;
    const isPart = (line: number): boolean => line > 0;
    const next =
      smallest(lines, tellingApart(small, all).filter(isPart)) ??
      smallest(lines, shown.filter(isPart));
    // What is small beside no other line is the total, which is withheld by its own count.
    if (next === undefined) return verdicts;
    verdicts[next] = 'complementary';
  }
};
