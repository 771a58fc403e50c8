import { z } from 'zod';
import { instant, money, shortId, slug, uuid } from './primitives.ts';
import { CHOSEN_BY } from './remedy-choice.ts';
import { playbookVersion } from './remedy-playbook-versions.ts';

/** The customer was promised it would not happen, and is paid what was promised for it. */
export const ServiceGuaranteeInvokedV1 = z
  .object({
    caseId: uuid,
    storeId: shortId.optional(),
    guaranteeId: slug,
    /** The version that says what is paid: that of the case. */
    playbookVersion,
    payout: money,
    /** The voucher it is paid with, issued by a job of its own. */
    voucherId: uuid,
    invokedBy: z.enum(CHOSEN_BY),
    invokedAt: instant,
  })
  .meta({ id: 'ServiceGuaranteeInvoked.v1' });

export type ServiceGuaranteeInvoked = z.infer<typeof ServiceGuaranteeInvokedV1>;
