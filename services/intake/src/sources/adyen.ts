import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  type Delivery,
  ignored,
  joined,
  type Mapping,
  signalled,
} from './adapter.ts';
import { isHmacSignature } from '@amends/service-kit/hmac-signature';
import { parseVendorJson, readShape } from './vendor-json.ts';
import { instantIn, known, minorMoney, numberText, refOf } from './vendor-values.ts';

const text = z.string().nullish();

const item = z.looseObject({
  pspReference: z.string(),
  originalReference: text,
  merchantAccountCode: text,
  merchantReference: text,
  amount: z.looseObject({ value: numberText, currency: z.string() }).nullish(),
  eventCode: z.string(),
  success: z.string(),
  eventDate: text,
  additionalData: z.looseObject({ hmacSignature: text, chargebackReasonCode: text }).nullish(),
});
type Item = z.infer<typeof item>;

const notification = z.looseObject({
  notificationItems: z.array(z.looseObject({ NotificationRequestItem: item })).min(1),
});

/** Adyen counts these otherwise than ISO 4217. */
const EXPONENTS = { CLP: 2, CVE: 0, IDR: 0, ISK: 2 };

/** The eight signed fields; what else is in an item may inform, never decide. */
const signedText = (data: Item): string =>
  [
    data.pspReference,
    data.originalReference ?? '',
    data.merchantAccountCode ?? '',
    data.merchantReference ?? '',
    data.amount?.value ?? '',
    data.amount?.currency ?? '',
    data.eventCode,
    data.success,
  ].join(':');

const itemsOf = ({ body }: Delivery): readonly Item[] =>
  readShape(notification, parseVendorJson(body)).notificationItems.map(
    ({ NotificationRequestItem: data }) => data,
  );

const factsOf = (data: Item, receivedAt: string) => ({
  // Unsigned, so a time that cannot be read is no reason to lose the signal.
  occurredAt: instantIn(data.eventDate) ?? receivedAt,
  places:
    data.merchantAccountCode === null || data.merchantAccountCode === undefined
      ? []
      : [data.merchantAccountCode],
  amount:
    data.amount === null || data.amount === undefined
      ? undefined
      : minorMoney(data.amount.value, data.amount.currency, EXPONENTS),
  paymentRef: refOf(data.originalReference ?? data.pspReference),
  transactionRef: refOf(data.merchantReference),
});

const refund = (data: Item, hasFailed: boolean, receivedAt: string): Mapping => {
  const { pspReference, merchantReference } = data;
  const kind = hasFailed ? 'refund_failed' : 'refund_issued';
  return signalled(
    known({
      id: `refund/${pspReference}/${kind}`,
      kind,
      ...factsOf(data, receivedAt),
      refund: {
        names: [
          pspReference,
          ...(typeof merchantReference === 'string' ? [merchantReference] : []),
        ],
      },
    }),
  );
};

/** A notice and the chargeback itself are one dispute of one payment. */
const dispute = (data: Item, receivedAt: string): Mapping =>
  signalled(
    known({
      id: `dispute/${data.originalReference ?? data.pspReference}/opened`,
      kind: 'dispute_opened' as const,
      ...factsOf(data, receivedAt),
      vendorCode: refOf(data.additionalData?.chargebackReasonCode),
    }),
  );

const MAPPINGS: Readonly<Record<string, (data: Item, receivedAt: string) => Mapping>> = {
  REFUND: (data, at) => refund(data, data.success === 'false', at),
  // Success means here: it is certain that the refund failed.
  REFUND_FAILED: (data, at) =>
    data.success === 'true' ? refund(data, true, at) : ignored('quiet'),
  NOTIFICATION_OF_CHARGEBACK: dispute,
  CHARGEBACK: dispute,
  CHARGEBACK_REVERSED: (data, at) =>
    signalled(
      known({
        id: `dispute/${data.originalReference ?? data.pspReference}/closed/${data.pspReference}`,
        kind: 'dispute_closed' as const,
        ...factsOf(data, at),
        reasonCode: 'won',
      }),
    ),
  CAPTURE_FAILED: (data, at) =>
    signalled(
      known({
        id: `capture/${data.pspReference}/failed`,
        kind: 'payment_failed' as const,
        ...factsOf(data, at),
        reasonCode: 'capture_failed',
      }),
    ),
  CANCELLATION: (data, at) =>
    data.success === 'true'
      ? signalled(
          known({
            id: `cancellation/${data.pspReference}`,
            kind: 'order_cancelled' as const,
            ...factsOf(data, at),
          }),
        )
      : ignored('quiet'),
  TECHNICAL_CANCEL: (data, at) =>
    data.success === 'true'
      ? signalled(
          known({
            id: `technical-cancel/${data.pspReference}`,
            kind: 'terminal_failed' as const,
            ...factsOf(data, at),
            reasonCode: 'failed',
          }),
        )
      : ignored('quiet'),
};

const mapItem = (data: Item, receivedAt: string): Mapping => {
  const mapping = Object.hasOwn(MAPPINGS, data.eventCode) ? MAPPINGS[data.eventCode] : undefined;
  if (mapping === undefined) return ignored('unknown_type');
  if (data.success !== 'true' && data.success !== 'false') return ignored('unknown_value');
  return mapping(data, receivedAt);
};

const keysOf = (secrets: readonly string[]): Buffer[] =>
  secrets.map((secret) => Buffer.from(secret, 'hex'));

/** Every item carries its own signature; one that does not match refuses the delivery. */
const areSigned = (delivery: Delivery, keys: readonly Buffer[]): boolean => {
  try {
    return itemsOf(delivery).every((data) =>
      isHmacSignature(data.additionalData?.hmacSignature ?? undefined, 'base64', keys, [
        signedText(data),
      ]),
    );
  } catch {
    return false;
  }
};

/**
 * Adyen: payment notifications are signed inside the body, eight fields of each item; platform
 * webhooks in a header, the body whole (they hold nothing that is a signal).
 */
export const adyen: Adapter = {
  keptHeaders: ['hmacsignature'],
  verify: (delivery, { secrets }) => {
    const keys = keysOf(secrets);
    const signature = delivery.headers.hmacsignature;
    const isSigned =
      signature === undefined
        ? areSigned(delivery, keys)
        : isHmacSignature(signature, 'base64', keys, [delivery.body]);
    return isSigned ? authentic : badSignature;
  },
  keyOf: (delivery) =>
    delivery.headers.hmacsignature === undefined
      ? itemsOf(delivery)
          .map(({ pspReference, eventCode, success }) => `${pspReference}/${eventCode}/${success}`)
          .join(' ')
      : undefined,
  map: (delivery, _settings, receivedAt) =>
    delivery.headers.hmacsignature === undefined
      ? joined(itemsOf(delivery).map((data) => mapItem(data, receivedAt)))
      : ignored('unknown_type'),
};
