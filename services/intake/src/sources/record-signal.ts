import { type SignalReceived, SignalReceivedV1 } from '@amends/contracts/intake';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Asking } from '../asking.ts';
import type { CustomerDirectory } from '../personal-data/customer-directory.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { asReferenced } from '../personal-data/erased-guard.ts';
import { type AppendOnceDeps, appendOnce } from '../signals/append-once.ts';
import { liesInFuture } from '@amends/service-kit/real-instant';
import { MappingError, type VendorSignal } from './adapter.ts';
import type { SourceRow } from './source-directory.ts';

export interface RecordSignalDeps extends AppendOnceDeps {
  readonly customers: CustomerDirectory;
  readonly cipher: Pick<FieldCipher, 'blindIndex'>;
}

/** A source of neither a store nor locations speaks for whatever store is named. */
export const isForAllStores = ({ storeId, locations }: SourceRow): boolean =>
  storeId === null && Object.keys(locations).length === 0;

/** The stores that a source may speak for, where it is not for all. */
export const storesOf = ({ storeId, locations }: SourceRow): ReadonlySet<string> =>
  new Set([...(storeId === null ? [] : [storeId]), ...Object.values(locations)]);

const speaksFor = (source: SourceRow, storeId: string): boolean =>
  isForAllStores(source) || storesOf(source).has(storeId);

/**
 * The store of a signal: as the sender names it, if the source may speak for it, else by the
 * vendor's location, else the source's own.
 * @throws MappingError event_refused, unknown_location
 */
export const storeOf = (source: SourceRow, signal: VendorSignal): string => {
  if (signal.storeId !== undefined) {
    if (speaksFor(source, signal.storeId)) return signal.storeId;
    throw new MappingError('event_refused');
  }
  const place = signal.places?.find((one) => Object.hasOwn(source.locations, one));
  const storeId = place === undefined ? source.storeId : source.locations[place];
  if (storeId === null || storeId === undefined) throw new MappingError('unknown_location');
  return storeId;
};

/** The till's number of a person as a pseudonym that only intake's key can make again. */
const operatorIdOf = (
  cipher: RecordSignalDeps['cipher'],
  storeId: string,
  operator: string,
): string =>
  uuidv8FromHash(
    'operator',
    cipher.blindIndex('operator', `${storeId}\0${operator}`).toString('hex'),
  );

const eventOf = (
  deps: RecordSignalDeps,
  source: SourceRow,
  signal: VendorSignal,
  customerId: string | undefined,
): SignalReceived => {
  const { id, customerReference, operator, places, object, refund, ...facts } = signal;
  const storeId = storeOf(source, signal);
  const sender = signal.source ?? `/sources/${source.sourceId}`;
  const parsed = SignalReceivedV1.safeParse({
    ...facts,
    signalId: uuidv8FromHash('signal', sender, id),
    storeId,
    sourceId: source.sourceId,
    ...(customerId === undefined ? {} : { customerId }),
    ...(operator === undefined ? {} : { operatorId: operatorIdOf(deps.cipher, storeId, operator) }),
  });
  // What an adapter let through that no event may hold ends here, not in the log.
  if (!parsed.success) throw new MappingError('unexpected_shape');
  return parsed.data;
};

/**
 * Stores one signal of a source, once: another delivery of the same fact changes nothing.
 * @throws MappingError
 */
export const recordSignal = async (
  deps: RecordSignalDeps,
  asking: Asking,
  source: SourceRow,
  signal: VendorSignal,
): Promise<void> => {
  if (liesInFuture(signal.occurredAt, Date.parse(asking.now))) throw new MappingError('bad_time');
  // Before anybody is looked up: what cannot be mapped makes nobody known.
  eventOf(deps, source, signal, undefined);
  await asReferenced(deps.customers, signal.customerReference, (customerId) => {
    const data = eventOf(deps, source, signal, customerId);
    return appendOnce(deps, asking, {
      kind: 'signal',
      factId: data.signalId,
      storeId: data.storeId,
      event: { type: 'SignalReceived', data, time: data.occurredAt },
    });
  });
};
