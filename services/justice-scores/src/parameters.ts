import { z } from 'zod';

const score = (unlessTold: number, what: string) =>
  z
    .string()
    .regex(/^(100|\d{1,2})$/, 'must be a whole number from 0 to 100')
    .optional()
    .default(String(unlessTold))
    .transform(Number)
    .describe(what);

/** By which an outcome counts as unjust after a just process, unless a caller sets others. */
export const USUAL_BOUNDS = { lowOutcome: 50, highProcess: 67 } as const;

/** What a caller may set: told again in `meta.parameters`. */
export const justiceParameters = {
  weights: z
    .string()
    .regex(/^\d{1,3},\d{1,3},\d{1,3}$/, 'must be three whole numbers of up to three digits')
    .refine((text) => /[1-9]/.test(text), 'must not be all 0')
    .optional()
    .default('1,1,1')
    .transform((text) => text.split(',').map(Number))
    .describe('Of distributive, interactional, procedural in `overall`.'),
  'low-outcome': score(USUAL_BOUNDS.lowOutcome, 'Below it the outcome is felt as unjust.'),
  'high-process': score(USUAL_BOUNDS.highProcess, 'From it on the process is felt as just.'),
};

/** The same as the figures read them. */
export interface JusticeParameters {
  readonly weights: readonly number[];
  readonly lowOutcome: number;
  readonly highProcess: number;
}

/** @param given as parsed; absent where the figures are asked for without a query */
export const parametersOf = (
  given: Readonly<Record<string, unknown>> | undefined,
): JusticeParameters => ({
  weights: (given?.weights as number[] | undefined) ?? [1, 1, 1],
  lowOutcome: (given?.['low-outcome'] as number | undefined) ?? USUAL_BOUNDS.lowOutcome,
  highProcess: (given?.['high-process'] as number | undefined) ?? USUAL_BOUNDS.highProcess,
});
