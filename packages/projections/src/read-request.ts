import { Problem } from '@amends/service-kit/problem-error';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { ProjectionError } from './projection-error.ts';
import type { Stores } from './types.ts';

/** Every route over a projection: analysts and the figures command read, nobody writes. */
export const readAuth = { scopes: ['analytics:read'] } as const;

/** `min-position`: the position a command answered with; the read waits at most 2 s for it. */
export const minPositionParameter = z
  .string()
  .regex(/^[0-9a-f]{8}\.\d{1,5}\.\d{1,19}$/, 'is not a position')
  .optional();

/** What every answer from a projection says about itself. */
export const readMetaShape = {
  projectionPosition: z.string(),
  lagSeconds: z.number(),
  asOf: z.string(),
  timeZone: z.literal('UTC'),
  definitionVersion: z.int(),
};

const storesOf = ({ stores }: Principal): Stores => (stores === '*' ? '*' : [...stores]);

/** The stores the caller's token is limited to. */
export const requestStores = (request: Parameters<typeof principalOf>[0]): Stores =>
  storesOf(principalOf(request));

/**
 * Runs a read and turns refusals of this package into problems of the HTTP interface.
 * @throws Problem projection_behind, temporary_reduced_capacity, unknown_filter, malformed_*
 */
export const answerRead = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProjectionError)) throw error;
    const { code, message, retryAfterSeconds } = error;
    throw new Problem(code, {
      detail: message,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }
};
