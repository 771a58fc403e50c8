import { failureFacts } from '@amends/contracts/intake';
import { externalRef, money, shortId } from '@amends/contracts/primitives';
import {
  EMOTIONS,
  INITIATIONS,
  INTAKE_CHANNELS,
  SIGNAL_SOURCES,
} from '@amends/contracts/vocabulary';
import { uuidV7Pattern } from '@amends/service-kit/ids';
import { z } from 'zod';
import { customerBody } from '../personal-data/customer-identity.ts';
import { freeText, TEXT_MAX } from '../text/free-text.ts';
import { pastInstant } from '@amends/service-kit/real-instant';

/** Requests are strict where events are tolerant: an unknown member is refused, not dropped. */
export const strictMoney = z.strictObject(money.shape);

/** One failure as a person or a system reports it. */
export const reportBody = z
  .strictObject({
    ...failureFacts,
    occurredAt: pastInstant.optional(),
    detectedAt: pastInstant.optional(),
    price: strictMoney.optional(),
    overcharge: strictMoney.optional(),
    consequentialLoss: strictMoney.optional(),
    expectedAmount: strictMoney.optional(),
    emotions: z
      .array(z.strictObject({ emotion: z.enum(EMOTIONS), intensity: z.int().min(1).max(5) }))
      .max(10)
      .optional(),
    /** Made by the client, so that it knows the case before the answer; not with externalId. */
    caseId: z.string().regex(uuidV7Pattern, 'must be a UUID version 7').optional(),
    storeId: shortId.optional(),
    channel: z.enum(INTAKE_CHANNELS),
    initiation: z.enum(INITIATIONS).optional(),
    signalSource: z.enum(SIGNAL_SOURCES).optional(),
    source: externalRef.optional(),
    externalId: externalRef.optional(),
    customer: customerBody.optional(),
    narrative: freeText(TEXT_MAX),
    expectationText: freeText(TEXT_MAX).optional(),
    /** What a good recovery would be, what the customer knows of the cause, what they propose. */
    recoveryExpectationText: freeText(TEXT_MAX).optional(),
    insightText: freeText(TEXT_MAX).optional(),
    proposedSolutionText: freeText(TEXT_MAX).optional(),
    reportedAt: pastInstant.optional(),
  })
  .refine((body) => body.caseId === undefined || body.externalId === undefined, {
    message: 'excludes caseId: the case id is then made from source and externalId',
    path: ['externalId'],
  });
export type ReportBody = z.infer<typeof reportBody>;

/** Source of reports that name none. */
export const DEFAULT_SOURCE = 'api';
