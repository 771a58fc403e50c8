import { z } from 'zod';
import { externalRef, instant, money, shortId, slug, uuid } from './primitives.ts';

/** What a payment provider reports against what remedy has booked (money rule 20). */

const count = z.int().min(0).max(1_000_000);

/** A report was taken in; it is compared by a job. */
export const ProviderReportReceivedV1 = z
  .object({
    reportId: uuid,
    provider: slug,
    /** Refunds executed from here on, and before there. */
    from: instant,
    to: instant,
    rows: count,
    receivedAt: instant,
  })
  .meta({ id: 'ProviderReportReceived.v1' });

export const ProviderReportReconciledV1 = z
  .object({
    reportId: uuid,
    provider: slug,
    matched: count,
    missingThere: count,
    missingHere: count,
    amountDiffers: count,
    duplicate: count,
    reconciledAt: instant,
  })
  .meta({ id: 'ProviderReportReconciled.v1' });

/** A difference that a person has to look at. */
export const ReconciliationItemOpenedV1 = z
  .object({
    itemId: uuid,
    reportId: uuid,
    provider: slug,
    kind: z.enum(['missing_there', 'missing_here', 'amount_differs', 'duplicate']),
    /** The provider's reference of the refund. */
    providerRef: externalRef,
    reported: money.optional(),
    booked: money.optional(),
    /** Where the refund is known. */
    caseId: uuid.optional(),
    storeId: shortId.optional(),
    openedAt: instant,
  })
  .meta({ id: 'ReconciliationItemOpened.v1' });

export const ReconciliationItemResolvedV1 = z
  .object({
    itemId: uuid,
    resolution: z.enum([
      /** A later report or event has it. */
      'found_later',
      'provider_corrected',
      'booked_by_hand',
      'written_off',
      'no_difference',
    ]),
    resolvedAt: instant,
  })
  .meta({ id: 'ReconciliationItemResolved.v1' });

export type ProviderReportReceived = z.infer<typeof ProviderReportReceivedV1>;
export type ProviderReportReconciled = z.infer<typeof ProviderReportReconciledV1>;
export type ReconciliationItemOpened = z.infer<typeof ReconciliationItemOpenedV1>;
export type ReconciliationItemResolved = z.infer<typeof ReconciliationItemResolvedV1>;
