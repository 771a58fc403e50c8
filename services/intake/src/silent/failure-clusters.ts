import type { PurchaseRecorded, SignalReceived } from '@amends/contracts/intake';
import { laterOf } from '@amends/contracts/instant-order';
import type { SignalKind } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { FAILURES, type FailedTransaction } from '../facts/till-transactions.ts';

/** What the signals of a batch tell of one matter. */
export interface ClusterPart {
  readonly storeId: string;
  readonly matter: string;
  readonly signals: number;
  /** Of the latest signal. */
  readonly signalId: string;
  readonly kind: SignalKind;
  readonly lastAt: string;
  readonly workstation?: string | undefined;
  readonly customerId?: string | undefined;
}

const TRANSACTION = 'transaction ';

export const transactionMatter = (transactionRef: string): string =>
  `${TRANSACTION}${transactionRef}`;

/**
 * What a signal is about: its transaction, and its customer in that hour. A signal of neither is
 * about nobody who could be helped.
 */
const mattersOf = (signal: SignalReceived): string[] => {
  const { transactionRef, customerId, occurredAt } = signal;
  return [
    ...(transactionRef === undefined ? [] : [transactionMatter(transactionRef)]),
    ...(customerId === undefined ? [] : [`customer ${customerId} ${occurredAt.slice(0, 13)}`]),
  ];
};

const join = (one: ClusterPart | undefined, next: ClusterPart): ClusterPart => {
  if (one === undefined) return next;
  const isLater = laterOf(one.lastAt, next.lastAt) !== one.lastAt;
  const { workstation = one.workstation, customerId = one.customerId } = next;
  return {
    ...(isLater ? next : one),
    ...{ signals: one.signals + next.signals, workstation, customerId },
  };
};

/** The matters that the signals of a batch are about, each once. */
export const clusterParts = (events: readonly LoggedEvent[]): readonly ClusterPart[] => {
  const parts = new Map<string, ClusterPart>();
  for (const { type, data } of events) {
    const signal = data as SignalReceived;
    if (type !== 'SignalReceived' || !FAILURES.has(signal.kind)) continue;
    const { storeId, signalId, kind, occurredAt: lastAt, workstation, customerId } = signal;
    for (const matter of mattersOf(signal)) {
      const part = { storeId, matter, signals: 1, signalId, kind, lastAt, workstation, customerId };
      const key = `${storeId} ${matter}`;
      parts.set(key, join(parts.get(key), part));
    }
  }
  return [...parts.values()];
};

/**
 * Most transactions fail once, and their row counts that already: a matter of its own begins with
 * the second signal, which brings the first one's number. Its time is that of the later ones.
 */
export const worthKeeping = (
  parts: readonly ClusterPart[],
  failedAgain: readonly FailedTransaction[],
): readonly ClusterPart[] => {
  const keyOf = (storeId: string, matter: string): string => `${storeId} ${matter}`;
  const totals = new Map(
    failedAgain.map(({ storeId, transactionRef, failures }) => [
      keyOf(storeId, transactionMatter(transactionRef)),
      failures,
    ]),
  );
  return parts.flatMap((part) => {
    if (!part.matter.startsWith(TRANSACTION)) return [part];
    const total = totals.get(keyOf(part.storeId, part.matter));
    if (total === undefined) return [];
    const isBegun = total - part.signals > 1;
    return [isBegun ? part : { ...part, signals: total }];
  });
};

/** Whose transactions they are, as purchases tell it. */
export interface Buyer {
  readonly storeId: string;
  readonly matter: string;
  readonly customerId: string;
}

export const buyersOf = (events: readonly LoggedEvent[]): readonly Buyer[] => {
  const buyers = new Map<string, Buyer>();
  for (const { type, data } of events) {
    if (type !== 'PurchaseRecorded') continue;
    const { storeId, customerId, transactionRef } = data as PurchaseRecorded;
    if (transactionRef === undefined) continue;
    const matter = transactionMatter(transactionRef);
    buyers.set(`${storeId} ${matter}`, { storeId, matter, customerId });
  }
  return [...buyers.values()];
};
