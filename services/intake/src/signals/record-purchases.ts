import type { PurchaseRecorded } from '@amends/contracts/intake';
import { externalRef, money, shortId } from '@amends/contracts/primitives';
import type { ProblemCode } from '@amends/contracts/problem';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { Asking } from '../asking.ts';
import type { CustomerDirectory } from '../personal-data/customer-directory.ts';
import { customerBody, identityOf } from '../personal-data/customer-identity.ts';
import { asCustomer } from '../personal-data/erased-guard.ts';
import { freeText } from '../text/free-text.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { type AppendOnceDeps, appendOnce } from './append-once.ts';

const purchase = z.strictObject({
  externalId: externalRef,
  /** The retailer's own customer reference; replaced by a pseudonym before anything is stored. */
  customerReference: freeText(128).optional(),
  /** Instead of it, the address that the receipt went to; sealed with the pseudonym. */
  customerEmail: customerBody.shape.email,
  storeId: shortId,
  purchasedAt: pastInstant,
  kind: z.enum(['sale', 'refund', 'exchange']),
  amount: z.strictObject(money.shape),
  /** Paid in part with what a recovery gave (voucher, points). */
  subsidised: z.boolean().optional(),
  transactionRef: externalRef.optional(),
  workstation: externalRef.optional(),
});
export const purchaseItem = purchase.refine(
  ({ customerReference, customerEmail }) =>
    (customerReference === undefined) !== (customerEmail === undefined),
  { path: ['customerReference'], message: 'is needed, or customerEmail, and not both' },
);
export type PurchaseItem = z.infer<typeof purchaseItem>;

export interface PurchaseDeps extends AppendOnceDeps {
  readonly customers: CustomerDirectory;
}

export type PurchaseResult =
  | { readonly status: 'accepted' | 'duplicate'; readonly purchaseId: string }
  | { readonly status: 'rejected'; readonly code: ProblemCode; readonly detail: string };

/** Records one purchase under a pseudonym, once per source and external id. */
export const recordPurchase = async (
  deps: PurchaseDeps,
  asking: Asking,
  sender: Pick<Principal, 'stores'>,
  source: string,
  item: PurchaseItem,
): Promise<PurchaseResult> => {
  const { externalId, customerReference: reference, customerEmail, subsidised, ...facts } = item;
  if (!mayAccessStore(sender, item.storeId)) {
    return { status: 'rejected', code: 'forbidden', detail: 'The store is not yours.' };
  }
  const identity = identityOf({ reference, email: customerEmail })!;
  const purchaseId = uuidv8FromHash('purchase', source, externalId);
  const done = await asCustomer(deps.customers, identity, (customerId) => {
    const known = { purchaseId, customerId, ...facts };
    const data: PurchaseRecorded = { ...known, subsidised: subsidised ?? false };
    return appendOnce(deps, asking, {
      kind: 'purchase',
      factId: purchaseId,
      storeId: item.storeId,
      event: { type: 'PurchaseRecorded', data, time: item.purchasedAt },
    });
  });
  if (done.outcome === 'changed') {
    const detail = 'The external id is known with other content; nothing was changed.';
    return { status: 'rejected', code: 'external_id_conflict', detail };
  }
  return { status: done.outcome === 'repeated' ? 'duplicate' : 'accepted', purchaseId };
};
