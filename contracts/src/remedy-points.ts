import { z } from 'zod';
import { externalRef, instant, money, shortId, slug, uuid } from './primitives.ts';

/**
 * Points as the token of an incident: credited by the loyalty scheme of the retailer, and taken
 * back by it where the run that gave them is undone. All in the stream of the case.
 */

const of = { caseId: uuid, incidentId: uuid, storeId: shortId, runId: uuid };

/** Names one effect at the scheme. */
const effectId = z.string().regex(/^[a-z0-9-]{1,45}$/);

const order = {
  ...of,
  /** Of run and customer. */
  pointsId: uuid,
  attempt: z.int().min(1).max(100),
  /** The same for every try of this attempt. */
  effectId,
  connectorId: slug,
};

/** Committed before the scheme is asked to credit them; counts as goodwill of the case. */
export const TokenPointsOrderedV1 = z
  .object({
    ...order,
    customerId: uuid,
    /** What they are worth; the scheme knows how many that is. */
    amount: money,
    /** Of the run: a further attempt takes a later one, and so a person who resumed it. */
    stage: z.int().min(1).max(1_000_000),
    orderedAt: instant,
  })
  .meta({ id: 'TokenPointsOrdered.v1' });

export const TokenPointsCreditedV1 = z
  .object({ ...order, connectorRef: externalRef, amount: money, creditedAt: instant })
  .meta({ id: 'TokenPointsCredited.v1' });

/**
 * `amount_mismatch`: it said another amount, `parked`: it could not say within the life of the
 * effect; a person must look there. `not_credited`: a person looked, and it was not done.
 */
export const POINTS_REFUSALS = ['declined', 'amount_mismatch', 'parked', 'not_credited'] as const;

export const TokenPointsRefusedV1 = z
  .object({ ...order, reason: z.enum(POINTS_REFUSALS), refusedAt: instant })
  .meta({ id: 'TokenPointsRefused.v1' });

/**
 * The run is being undone: nothing is asked for any more, and what was credited is reversed under
 * this effect. Committed before the scheme is asked to.
 */
export const TokenPointsRecalledV1 = z
  .object({ ...of, pointsId: uuid, effectId, recalledAt: instant })
  .meta({ id: 'TokenPointsRecalled.v1' });

/** The scheme took back what was not spent. */
export const TokenPointsReversedV1 = z
  .object({
    ...of,
    pointsId: uuid,
    effectId,
    connectorId: slug,
    connectorRef: externalRef,
    amount: money,
    reversedAt: instant,
  })
  .meta({ id: 'TokenPointsReversed.v1' });

export type TokenPointsOrdered = z.infer<typeof TokenPointsOrderedV1>;
export type TokenPointsCredited = z.infer<typeof TokenPointsCreditedV1>;
export type TokenPointsRefused = z.infer<typeof TokenPointsRefusedV1>;
export type TokenPointsRecalled = z.infer<typeof TokenPointsRecalledV1>;
export type TokenPointsReversed = z.infer<typeof TokenPointsReversedV1>;
