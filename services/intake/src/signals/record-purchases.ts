import type { PurchaseRecorded } from '@amends/contracts/intake';
import { externalRef, money, shortId } from '@amends/contracts/primitives';
import type { ProblemCode } from '@amends/contracts/problem';
import type { EventStore } from '@amends/event-store/event-store';
import { eventIdOf } from '@amends/event-store/ids';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { Asking } from '../asking.ts';
import type { CustomerDirectory } from '../personal-data/customer-directory.ts';
import { customerBody, identityOf } from '../personal-data/customer-identity.ts';
import { asCustomer } from '../personal-data/erased-guard.ts';
import { freeText } from '../text/free-text.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { type AppendOnceDeps, appendOnce, isSameFact } from './append-once.ts';

export const purchaseFields = z.strictObject({
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
  /** Of a refund: the external id of the purchase that it takes back. */
  cancels: externalRef.optional(),
  transactionRef: externalRef.optional(),
  workstation: externalRef.optional(),
});
export const purchaseItem = purchaseFields.refine(
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

const purchaseIdOf = (source: string, externalId: string): string =>
  uuidv8FromHash('purchase', source, externalId);

/** Of a history: marked in the log, so that nobody reacts to it. */
type Provenance = Pick<PurchaseRecorded, 'provenance'>;

/** The event of a purchase, save the pseudonym of its customer: nothing that names them stays. */
const factOf = (
  source: string,
  item: PurchaseItem,
  provenance: Provenance,
): Omit<PurchaseRecorded, 'customerId'> => {
  const { externalId, customerReference: _name, customerEmail: _address, ...told } = item;
  const { subsidised = false, cancels, ...facts } = told;
  return {
    purchaseId: purchaseIdOf(source, externalId),
    ...facts,
    subsidised,
    ...(cancels === undefined ? {} : { cancels: purchaseIdOf(source, cancels) }),
    ...provenance,
  };
};

const conflict = (): PurchaseResult => {
  const detail = 'The external id is known with other content; nothing was changed.';
  return { status: 'rejected', code: 'external_id_conflict', detail };
};

const refusalOf = (
  { storeId, kind, cancels }: PurchaseItem,
  sender: Pick<Principal, 'stores'>,
): PurchaseResult | undefined => {
  if (!mayAccessStore(sender, storeId)) {
    return { status: 'rejected', code: 'forbidden', detail: 'The store is not yours.' };
  }
  if (cancels === undefined || kind === 'refund') return undefined;
  const detail = 'Only a refund takes a purchase back.';
  return { status: 'rejected', code: 'validation_failed', detail };
};

/** Records one purchase under a pseudonym, once per source and external id. */
export const recordPurchase = async (
  deps: PurchaseDeps,
  asking: Asking,
  sender: Pick<Principal, 'stores'>,
  source: string,
  item: PurchaseItem,
  provenance: Provenance = {},
): Promise<PurchaseResult> => {
  const refusal = refusalOf(item, sender);
  if (refusal !== undefined) return refusal;
  const fact = factOf(source, item, provenance);
  const { customerReference: reference, customerEmail } = item;
  const identity = identityOf({ reference, email: customerEmail })!;
  const done = await asCustomer(deps.customers, identity, (customerId) => {
    const data: PurchaseRecorded = { ...fact, customerId };
    return appendOnce(deps, asking, {
      kind: 'purchase',
      factId: fact.purchaseId,
      storeId: item.storeId,
      event: { type: 'PurchaseRecorded', data, time: item.purchasedAt },
    });
  });
  if (done.outcome === 'changed') return conflict();
  return {
    status: done.outcome === 'repeated' ? 'duplicate' : 'accepted',
    purchaseId: fact.purchaseId,
  };
};

/** What recording would say. Nothing is written, not even a pseudonym. */
export const tryPurchases = async (
  store: Pick<EventStore, 'findEvents'>,
  sender: Pick<Principal, 'stores'>,
  source: string,
  items: readonly PurchaseItem[],
  provenance: Provenance = {},
): Promise<readonly PurchaseResult[]> => {
  const facts = items.map((item) => factOf(source, item, provenance));
  const idOf = ({ purchaseId }: { readonly purchaseId: string }) => eventIdOf(purchaseId, 0);
  const found = await store.findEvents(facts.map(idOf));
  return items.map((item, at): PurchaseResult => {
    const fact = facts[at]!;
    const known = found.get(idOf(fact));
    const refusal = refusalOf(item, sender);
    if (refusal !== undefined) return refusal;
    if (known === undefined) return { status: 'accepted', purchaseId: fact.purchaseId };
    if (!isSameFact(known.data, fact)) return conflict();
    return { status: 'duplicate', purchaseId: fact.purchaseId };
  });
};
