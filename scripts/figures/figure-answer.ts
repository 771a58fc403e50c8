import { UsageError } from '../terminal/command-error.ts';

/** One figure as every read service answers it (`GET /v1/figures`). */
export interface Measure {
  readonly value: number | null;
  readonly n: number | null;
  readonly unit: string;
  readonly reason?: string;
  readonly nBand?: string;
  readonly ciLow?: number | null;
  readonly ciHigh?: number | null;
  readonly ciFlag?: string | null;
  readonly method?: string;
  readonly relativeErrorMax?: number;
  readonly days?: number | null;
  readonly currency?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly warning?: string;
  readonly label?: string;
  readonly verdict?: string;
  readonly minimalDetectableEffect?: number | null;
  readonly effectSize?: number | null;
  /** What the value rests on beside data, and what it would have to. */
  readonly assumptions?: readonly string[];
  readonly missingAssumptions?: readonly string[];
  readonly sensitivityLow?: number | null;
  readonly sensitivityHigh?: number | null;
  readonly probabilitySource?: string;
  readonly alert?: string;
}

export interface FigureRow {
  /** `{}` is the total. */
  readonly group: Readonly<Record<string, string | null>>;
  readonly n: number | null;
  readonly measures: Readonly<Record<string, Measure>>;
}

export interface FigureAnswer {
  readonly data: readonly FigureRow[];
  readonly meta: {
    readonly projectionPosition: string;
    readonly lagSeconds: number;
    readonly asOf: string;
    readonly timeZone: string;
    readonly percentileRule: string;
    readonly definitionVersion: number;
    readonly nextCursor: string | null;
  };
}

/** What comes in pages; some answers are whole and have no cursor. */
interface Paged {
  readonly data: readonly unknown[];
  readonly meta: { readonly nextCursor?: string | null };
}

/** All pages of an answer as one; the frame is that of the first page. */
export const allPages = async <Answer extends Paged>(
  page: (cursor: string | undefined) => Promise<Answer>,
): Promise<Answer> => {
  const first = await page(undefined);
  const data = [...first.data];
  for (let cursor = first.meta.nextCursor; typeof cursor === 'string'; ) {
    const next = await page(cursor);
    data.push(...next.data);
    cursor = next.meta.nextCursor;
  }
  return { ...first, data, meta: { ...first.meta, nextCursor: null } };
};

/** Names of the dimensions that an answer is grouped by; none where there is only the total. */
export const dimensionsOf = ({ data }: FigureAnswer): string[] => [
  ...new Set(data.flatMap(({ group }) => Object.keys(group))),
];

export const isTotal = ({ group }: FigureRow): boolean => Object.keys(group).length === 0;

/** Names of all measures, in the order the service gives them. */
export const measuresOf = ({ data }: FigureAnswer): string[] => [
  ...new Set(data.flatMap(({ measures }) => Object.keys(measures))),
];

const withMeasures = (answer: FigureAnswer, names: readonly string[]): FigureAnswer => {
  const data = answer.data.map((row) => ({
    ...row,
    measures: Object.fromEntries(
      names.flatMap((name) => {
        const measure = row.measures[name];
        return measure === undefined ? [] : [[name, measure] as const];
      }),
    ),
  }));
  return { ...answer, data };
};

/** The answer with those of these measures that it has, in this order. */
export const presentMeasures = (answer: FigureAnswer, names: readonly string[]): FigureAnswer => {
  const known = measuresOf(answer);
  return withMeasures(
    answer,
    names.filter((name) => known.includes(name)),
  );
};

/**
 * The answer with these measures only, in this order.
 * @throws UsageError naming the measures there are when one is not among them
 */
export const onlyMeasures = (answer: FigureAnswer, names: readonly string[]): FigureAnswer => {
  const known = measuresOf(answer);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`there is no measure ${unknown}; there are ${known.join(', ')}`);
  }
  return withMeasures(answer, names);
};
