import type { AffectedCustomersListed } from '@amends/contracts/intake-incidents';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import { CustomerErasedError, findErased } from './erased-customers.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import type { CustomerIdentity } from './customer-identity.ts';

const GUARD = 'personal_data.erased_subject guard';

/** Events that name a customer who was looked up, perhaps in the cache of this process. */
const NAMING = new Set(['PurchaseRecorded', 'SignalReceived', 'OpinionSolicited']);

/** Whom a person put on the list of an incident; a derived list is of what was known before. */
const listedIn = ({ reason, customers }: AffectedCustomersListed): string[] =>
  reason === 'derived' ? [] : customers.map(({ customerId }) => customerId);

/** Pure: what is to be seen in the transaction of events that name a customer. */
export const erasedGuards = (events: readonly NewEvent[]): CompanionRow[] => {
  const ids = events.flatMap(({ type, data }) => {
    if (type === 'AffectedCustomersListed') return listedIn(data as AffectedCustomersListed);
    const { customerId } = data as { readonly customerId?: string };
    return NAMING.has(type) && customerId !== undefined ? [customerId] : [];
  });
  return [...new Set(ids)].map((customer_id) => ({ writer: GUARD, row: { customer_id } }));
};

/**
 * Refuses a batch that names somebody erased. No lock: an event that commits at the moment of the
 * erasure is as one that came before it, for its id leads to nobody afterwards; what must not be is
 * that the id goes on, for as long as a cache remembers it.
 */
const refuse: CompanionWriter = async (client, rows) => {
  const ids = rows.map((row) => (row as { readonly customer_id: string }).customer_id);
  if (await findErased(client, ids)) throw new CustomerErasedError();
};
export const erasedGuardWriters: Readonly<Record<string, CompanionWriter>> = { [GUARD]: refuse };

/** Writes about a customer; once more under a new id where an erasure came between. */
export const asCustomer = async <Done>(
  customers: CustomerDirectory,
  identity: CustomerIdentity,
  write: (customerId: string) => Promise<Done>,
): Promise<Done> => {
  try {
    return await write(await customers.idOf(identity));
  } catch (error) {
    if (!(error instanceof CustomerErasedError)) throw error;
    customers.forget();
    return write(await customers.idOf(identity));
  }
};

/** The same for whom a till knows by the retailer's reference, or not at all. */
export const asReferenced = <Done>(
  customers: CustomerDirectory,
  reference: string | undefined,
  write: (customerId: string | undefined) => Promise<Done>,
): Promise<Done> =>
  reference === undefined
    ? write(undefined)
    : asCustomer(customers, { kind: 'reference', value: reference.normalize('NFC') }, write);
