import type { FactGroup, FactSet, FactSource } from '@amends/projections/fact-groups';
import {
  type FigureRow,
  type Measure,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import { wilson } from '@amends/statistics/wilson';
import { type Mention, wordOfMouth } from '@amends/statistics/word-of-mouth';
import { paretoLines } from './pareto-lines.ts';
import { mentionTable } from './projections/mention.ts';

export const mentionSource = {
  from: (schema: string) => `${schema}.${mentionTable.name} f`,
  columns: { valence: 'f.valence', reach: 'f.reach' },
  since: 'f.observed_at',
} satisfies FactSource;

const VALENCES: Readonly<Record<string, Mention['valence']>> = {
  positive: 1,
  neutral: 0,
  negative: -1,
};

const measuresOf = ({ n, columns }: FactSet): Record<string, Measure> => {
  const mentions = Array.from({ length: n }, (_, at) => ({
    valence: VALENCES[columns.valence![at] as string]!,
    reach: columns.reach![at] as number,
  }));
  const { positive, neutral, negative, net, reach } = wordOfMouth(mentions);
  const counts = { positive, neutral, negative };
  return {
    net: net === null ? noData('coefficient') : plainMeasure(net, n, 'coefficient', { counts }),
    negativeShare: shareMeasure(wilson(negative, n)),
    reach: n === 0 ? noData('count') : plainMeasure(reach, n, 'count'),
  };
};

/** What others were told of us, by falling number of mentions after the total. */
export const wordOfMouthFigures = (groups: readonly FactGroup<'mentions'>[]): FigureRow[] => {
  const [total, ...lines] = groups.map(
    ({ group, sets }): FigureRow => ({
      group,
      n: sets.mentions.n,
      measures: measuresOf(sets.mentions),
    }),
  );
  const all = total!.n!;
  const counted = { name: 'mentions', unit: 'count' } as const;
  return [
    { ...total!, measures: { mentions: plainMeasure(all, all, 'count'), ...total!.measures } },
    ...paretoLines(all, lines, counted),
  ];
};
