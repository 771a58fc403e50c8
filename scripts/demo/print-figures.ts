import type { Client } from '@amends/client/open-client';
import { type FigureAnswer, presentMeasures } from '../figures/figure-answer.ts';
import { figureTable } from '../figures/figure-table.ts';
import { PROJECTION_NAMES, type ProjectionName } from '../figures/projection-names.ts';

/** Views by group that show what is published and what is withheld. */
const BY_GROUP: readonly {
  readonly projection: ProjectionName;
  readonly groupBy: string;
  readonly measures: readonly string[];
}[] = [
  { projection: 'resolution-times', groupBy: 'severity', measures: ['cases', 'ttrFirstMedian'] },
  { projection: 'justice-scores', groupBy: 'store', measures: ['overall', 'satisfied'] },
  { projection: 'loyalty-outcomes', groupBy: 'store', measures: ['nps', 'restitutionEUR'] },
  { projection: 'lessons', groupBy: 'complaintCode', measures: ['cases'] },
];

const print = (text: string): void => {
  process.stdout.write(`\n${text}\n`);
};

/** Prints the figures of all projections as tables, in total and by some groups. */
export const printFigures = async (analyst: Client): Promise<void> => {
  const read = async (name: ProjectionName, groupBy?: string): Promise<FigureAnswer> =>
    (await analyst.get<FigureAnswer>(`/${name}/v1/figures`, { 'group-by': groupBy })).body;
  for (const name of PROJECTION_NAMES) {
    print(figureTable(name, await read(name)));
    for (const { projection, groupBy, measures } of BY_GROUP) {
      if (projection !== name) continue;
      // Money in a currency is a measure once there is some: a short day may have none.
      const answer = presentMeasures(await read(name, groupBy), measures);
      print(figureTable(`${name} by ${groupBy}`, answer));
    }
  }
};
