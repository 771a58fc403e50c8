import { DateTime } from 'luxon';
import { MappingError, type VendorSignal } from '../sources/adapter.ts';
import { decimalMoney, known, refOf } from '../sources/vendor-values.ts';
import { utcInstant } from '@amends/service-kit/real-instant';
import type { PosTransaction } from './poslog-reader.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/;

/** A till's local time in the zone of its store (POS-23). */
const instantIn = (text: string | undefined, zone: string): string => {
  const withOffset = utcInstant(text ?? '');
  if (withOffset !== undefined) return withOffset;
  const local = DateTime.fromISO(text ?? '', { zone });
  const utc = local.isValid ? utcInstant(local.toUTC().toISO() ?? '') : undefined;
  if (utc === undefined) throw new MappingError('bad_time');
  return utc;
};

const seconds = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 86_400 ? Number(text) : undefined;

/** Store, till, number and business day: the key of a transaction, whatever file it comes in. */
export const transactionKey = (transaction: PosTransaction): string => {
  const { store, workstation, sequence, businessDay, isBroken } = transaction;
  const parts = [store, workstation, sequence];
  const isKeyed =
    parts.every((part) => part !== undefined && TOKEN.test(part)) && DAY.test(businessDay ?? '');
  if (isBroken || !isKeyed) throw new MappingError('unexpected_shape');
  return [...parts, businessDay].join('-');
};

/**
 * What one transaction tells. The ids come from its key, so the same file twice, or two files that
 * overlap, change nothing (POS-20, POS-25).
 * @throws MappingError
 */
export const signalsOf = (
  transaction: PosTransaction,
  storeId: string,
  zone: string,
): readonly VendorSignal[] => {
  const key = transactionKey(transaction);
  const { workstation, operator, currency = '' } = transaction;
  const facts = {
    source: `/stores/${storeId}/poslog`,
    storeId,
    occurredAt: instantIn(transaction.endedAt, zone),
    transactionRef: refOf(key),
    workstation: refOf(workstation),
    operator,
  };
  const signal = (kind: VendorSignal['kind'], place: string, more: Partial<VendorSignal> = {}) =>
    known({ id: `${key}/${place}`, kind, ...facts, ...more }) as VendorSignal;
  const ringSeconds = seconds(transaction.ringSeconds);
  const idleSeconds = seconds(transaction.idleSeconds);
  const tenderSeconds = seconds(transaction.tenderSeconds);
  const isMeasured = [ringSeconds, idleSeconds, tenderSeconds].some((one) => one !== undefined);
  return [
    ...transaction.voids.map(({ sequence, amount, product }, at) => {
      const paid = amount === undefined ? undefined : decimalMoney(amount, currency);
      const productRef = refOf(product);
      return signal('line_voided', `void/${sequence ?? `at-${at}`}`, {
        ...(paid === undefined ? {} : { amount: paid }),
        ...(productRef === undefined ? {} : { productRef }),
      });
    }),
    ...transaction.notFound.map(({ sequence, product }, at) => {
      const productRef = refOf(product);
      const more = productRef === undefined ? {} : { productRef };
      return signal('item_not_found', `not-found/${sequence ?? `at-${at}`}`, more);
    }),
    ...(transaction.isReturn ? [signal('sale_returned', 'returned')] : []),
    // Both marks stand in one transaction: it is one override.
    ...(transaction.hasOverride ? [signal('manager_override', 'override')] : []),
    ...(transaction.isNoSale ? [signal('no_sale', 'no-sale')] : []),
    ...(isMeasured
      ? [
          signal('queue_time', 'queue', {
            ...(ringSeconds === undefined ? {} : { ringSeconds }),
            ...(idleSeconds === undefined ? {} : { idleSeconds }),
            ...(tenderSeconds === undefined ? {} : { tenderSeconds }),
          }),
        ]
      : []),
  ];
};
