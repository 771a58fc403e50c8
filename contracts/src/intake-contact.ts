import { z } from 'zod';
import { instant, uuid } from './primitives.ts';

/** By what a customer is reached. */
export const CONTACT_FIELDS = ['name', 'email', 'phone'] as const;

/** How the customer of a case is reached has changed; which of it, and never what it is. */
export const ContactDetailsChangedV1 = z
  .object({
    caseId: uuid,
    fields: z.array(z.enum(CONTACT_FIELDS)).min(1).max(CONTACT_FIELDS.length),
    by: z.enum(['customer', 'staff']),
    changedAt: instant,
  })
  .meta({ id: 'ContactDetailsChanged.v1' });

export type ContactDetailsChanged = z.infer<typeof ContactDetailsChangedV1>;
