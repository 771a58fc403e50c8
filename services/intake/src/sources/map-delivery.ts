import type { Asking } from '../asking.ts';
import { type PurchaseItem, recordPurchase } from '../signals/record-purchases.ts';
import {
  type DeadReason,
  type Delivery,
  type IgnoredReason,
  type Mapping,
  MappingError,
  type VendorSignal,
} from './adapter.ts';
import { ADAPTERS } from './adapters.ts';
import type { DeliveryRow, DeliveryStore, Settlement } from './delivery-store.ts';
import { inboundTopic } from './inbound-topic.ts';
import type { OwnRefunds } from './own-refunds.ts';
import { isForAllStores, type RecordSignalDeps, recordSignal, storesOf } from './record-signal.ts';
import { liveSecrets, type SourceDirectory, type SourceRow } from './source-directory.ts';
import type { SourceObjects } from './source-objects.ts';

export interface MapDeliveryDeps extends RecordSignalDeps {
  readonly sources: SourceDirectory;
  readonly objects: SourceObjects;
  readonly ownRefunds: OwnRefunds;
  readonly deliveries: DeliveryStore;
  readonly clock: () => Date;
}

const dead = (reason: DeadReason): Settlement => ({ state: 'dead', reasons: [reason], signals: 0 });

/** A mapping is pure, so whatever it throws it would throw again: the delivery waits for a fix. */
const reasonOf = (error: unknown): DeadReason =>
  error instanceof MappingError ? error.reason : 'internal_error';

const mappingOf = (
  source: SourceRow,
  delivery: Delivery,
  { receivedAt }: DeliveryRow,
  nowMs: number,
): Mapping | DeadReason => {
  if (source.vendor === 'poslog') return 'unexpected_shape';
  const { sourceId, notificationUrl, trialMappings } = source;
  const secrets = liveSecrets(source, nowMs);
  const settings = { sourceId, secrets, notificationUrl, trialMappings };
  try {
    const adapter = source.vendor === 'inbound_topic' ? inboundTopic : ADAPTERS[source.vendor];
    return adapter.map(delivery, settings, receivedAt);
  } catch (error) {
    return reasonOf(error);
  }
};

/** What became of one signal: nothing when it was stored. */
const record = async (
  deps: MapDeliveryDeps,
  asking: Asking,
  source: SourceRow,
  signal: VendorSignal,
): Promise<IgnoredReason | MappingError | undefined> => {
  const { object } = signal;
  if (object !== undefined && (await deps.objects.isOutdated(source.sourceId, object))) {
    return 'older_version';
  }
  // One that failed is news all the same: the customer has not got the money.
  const mayBeOwn = signal.kind === 'refund_issued';
  if (mayBeOwn && (await deps.ownRefunds.isOwn(signal))) return 'own_refund';
  try {
    await recordSignal(deps, asking, source, signal);
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw error;
  }
  if (object !== undefined) await deps.objects.note(source.sourceId, object);
  return undefined;
};

/** Stores the purchases of a delivery; why, where one was not taken. */
const recordAll = async (
  deps: MapDeliveryDeps,
  asking: Asking,
  source: SourceRow,
  purchases: readonly PurchaseItem[],
): Promise<MappingError | undefined> => {
  const sender = { stores: isForAllStores(source) ? ('*' as const) : storesOf(source) };
  for (const purchase of purchases) {
    const done = await recordPurchase(deps, asking, sender, source.sourceId, purchase);
    if (done.status === 'rejected') return new MappingError('event_refused');
  }
  return undefined;
};

/** Stores what a delivery tells, once however often it is told; says what was not taken. */
export const storeMapping = async (
  deps: MapDeliveryDeps,
  asking: Asking,
  source: SourceRow,
  mapping: Mapping,
): Promise<Settlement & { readonly failed: number }> => {
  const reasons: (IgnoredReason | DeadReason)[] = [...mapping.ignored];
  let failed = mapping.refused ?? 0;
  let signals = 0;
  if (failed > 0) reasons.push('event_refused');
  for (const signal of mapping.signals) {
    const outcome = await record(deps, asking, source, signal);
    if (outcome instanceof MappingError) {
      failed += 1;
      reasons.push(outcome.reason);
    } else if (outcome === undefined) signals += 1;
    else reasons.push(outcome);
  }
  const { purchases = [] } = mapping;
  const refusal = await recordAll(deps, asking, source, purchases);
  if (refusal !== undefined) {
    failed += 1;
    reasons.push(refusal.reason);
  }
  const isTaken = signals > 0 || purchases.length > 0;
  const state = failed > 0 ? 'dead' : isTaken ? 'mapped' : 'ignored';
  return { state, reasons, signals, failed };
};

const settlementOf = async (deps: MapDeliveryDeps, row: DeliveryRow): Promise<Settlement> => {
  const source = await deps.sources.read(row.sourceId);
  const delivery = await deps.deliveries.read(row.deliveryId);
  if (source === undefined || delivery === undefined) return dead('unreadable');
  const now = deps.clock();
  const mapping = mappingOf(source, delivery, row, now.getTime());
  if (typeof mapping === 'string') return dead(mapping);
  const asking = { actor: `source_${source.sourceId}`, now: now.toISOString() };
  return storeMapping(deps, asking, source, mapping);
};

/**
 * Turns a stored delivery into signals. It may run twice: a signal is stored once however often it
 * is mapped. What cannot be mapped stays a dead letter; what the database refuses is tried again.
 */
export const mapDelivery = async (deps: MapDeliveryDeps, deliveryId: string): Promise<void> => {
  const row = await deps.deliveries.find(deliveryId);
  if (row?.state !== 'waiting') return;
  await deps.deliveries.settle(deliveryId, await settlementOf(deps, row));
  await deps.deliveries.forget();
};
