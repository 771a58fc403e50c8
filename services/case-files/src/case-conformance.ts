import { instant } from '@amends/contracts/primitives';
import type { DoneStep } from '@amends/projections/case-playbook';
import type { FactRow } from '@amends/projections/types';
import { z } from 'zod';
import { CONFORMANCES, type Deviation } from './projections/case-conformance.ts';

/** What the playbook asked for in one case, what was done of it, and where staff left it. */
export const conformanceAnswer = z.object({
  status: z.enum(CONFORMANCES).nullable(),
  playbookVersion: z.int().nullable(),
  playbookRow: z.int().nullable(),
  /** Steps done of those required; null where none is required. */
  doneShare: z.number().nullable(),
  steps: z.array(z.object({ step: z.string(), doneAt: instant.nullable() })),
  deviations: z.array(z.object({ at: instant, reason: z.string(), improvised: z.boolean() })),
});

/** Of the row of a case. */
export const conformanceOf = (row: FactRow): z.infer<typeof conformanceAnswer> => {
  const done = (row.done_steps ?? []) as DoneStep[];
  const steps = ((row.required_steps ?? []) as string[]).map((step) => ({
    step,
    doneAt: done.find(([, type]) => type === step)?.[0] ?? null,
  }));
  const count = steps.filter(({ doneAt }) => doneAt !== null).length;
  return {
    status: (row.conformance ?? null) as (typeof CONFORMANCES)[number] | null,
    playbookVersion: (row.playbook_version ?? null) as number | null,
    playbookRow: (row.playbook_row ?? null) as number | null,
    doneShare: steps.length === 0 ? null : count / steps.length,
    steps,
    deviations: ((row.deviations ?? []) as Deviation[]).map(([at, reason, improvised]) => ({
      ...{ at, reason, improvised },
    })),
  };
};
