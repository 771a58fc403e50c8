import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** Why personal data went; a code, since a text of it would be personal again. */
export const ERASURE_REASONS = ['customer_request', 'legal_obligation', 'retention_over'] as const;

/** Everything that named this customer is gone; the id leads to nobody from now on. */
export const CustomerErasedV1 = z
  .object({ customerId: uuid, reason: z.enum(ERASURE_REASONS), erasedAt: instant })
  .meta({ id: 'CustomerErased.v1' });

/** The texts and contacts of a case of no known customer are gone; its facts stay. */
export const CaseTextsErasedV1 = z
  .object({ caseId: uuid, reason: z.enum(ERASURE_REASONS), erasedAt: instant })
  .meta({ id: 'CaseTextsErased.v1' });

/** All that intake has of these customers and cases was given out, as the law lets them ask. */
export const SubjectDataExportedV1 = z
  .object({
    exportId: uuid,
    customerIds: z.array(uuid).max(100),
    /** Cases of no known customer. */
    caseIds: z.array(uuid).max(100),
    exportedAt: instant,
  })
  .meta({ id: 'SubjectDataExported.v1' });

export type CustomerErased = z.infer<typeof CustomerErasedV1>;
export type CaseTextsErased = z.infer<typeof CaseTextsErasedV1>;
export type SubjectDataExported = z.infer<typeof SubjectDataExportedV1>;
