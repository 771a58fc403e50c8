import { utcInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';

const utc = z
  .string()
  .refine((text) => text.endsWith('Z') && utcInstant(text) !== undefined, 'is no UTC instant');

export const importedTime = z.strictObject({ at: utc, precision: z.enum(['instant', 'date']) });

/** What a row made of a log of activities tells beside what a register does. */
export const storyFields = {
  acknowledged: importedTime.optional(),
  assigned: importedTime.optional(),
  waits: z
    .array(z.strictObject({ from: utc, until: utc.optional() }))
    .max(200)
    .optional(),
  reopenings: z
    .array(
      z.strictObject({ resolvedAt: utc.optional(), closedAt: utc.optional(), reopenedAt: utc }),
    )
    .max(100)
    .optional(),
  targetMet: z.strictObject({ isMet: z.boolean(), at: utc }).optional(),
};
const story = z.strictObject(storyFields);

type Time = z.infer<typeof importedTime>;
type Told = z.infer<typeof story> & {
  readonly [Name in 'reported' | 'occurred' | 'resolved' | 'closed']?: Time | undefined;
};

const TIMES = ['reported', 'occurred', 'acknowledged', 'assigned', 'resolved', 'closed'] as const;

/** Every instant a row tells, with what it is of. */
export const timesOf = (row: Told): (readonly [string, string])[] => {
  const single = TIMES.flatMap((name) => {
    const time = row[name];
    return time === undefined ? [] : [[name, time.at] as const];
  });
  const waits = (row.waits ?? []).flatMap(({ from, until = from }) => [from, until]);
  const back = (row.reopenings ?? []).flatMap(
    ({ reopenedAt, resolvedAt = reopenedAt, closedAt = reopenedAt }) => [
      resolvedAt,
      closedAt,
      reopenedAt,
    ],
  );
  return [
    ...single,
    ...waits.map((at) => ['waits', at] as const),
    ...back.map((at) => ['reopenings', at] as const),
    ...(row.targetMet === undefined ? [] : [['targetMet', row.targetMet.at] as const]),
  ];
};

/** A wait cannot end before it begins, whatever a register has noted. */
export const isReversed = ({ waits = [] }: Told): boolean =>
  waits.some(({ from, until = from }) => Date.parse(until) < Date.parse(from));
