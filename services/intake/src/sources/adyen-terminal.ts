import { z } from 'zod';
import {
  type Adapter,
  authentic,
  badSignature,
  type Delivery,
  ignored,
  type Mapping,
  MappingError,
  signalled,
} from './adapter.ts';
import { isSecret } from '@amends/service-kit/hmac-signature';
import { openNexoBlob } from './nexo-cipher.ts';
import { parseVendorJson, readShape } from './vendor-json.ts';
import { instantIn, known, refOf } from './vendor-values.ts';

const text = z.string().nullish();

const header = z.looseObject({
  MessageClass: z.string(),
  MessageCategory: z.string(),
  MessageType: z.string(),
  POIID: z.string(),
  SaleID: text,
  ServiceID: text,
  DeviceID: text,
});

const message = z.looseObject({
  MessageHeader: header,
  NexoBlob: z.string().optional(),
  SecurityTrailer: z.looseObject({ Nonce: z.string(), Hmac: z.string() }).optional(),
  EventNotification: z.looseObject({ EventToNotify: z.string(), TimeStamp: text }).optional(),
});

const answer = z.looseObject({
  Response: z.looseObject({ Result: z.string(), ErrorCondition: text }),
});

const body = z.looseObject({
  SaleToPOIRequest: message.optional(),
  SaleToPOIResponse: message.optional(),
});
type Body = z.infer<typeof body>;
type Message = z.infer<typeof message>;

const bodyOf = (bytes: Buffer): Body => readShape(body, parseVendorJson(bytes));
const messageOf = ({ SaleToPOIRequest: request, SaleToPOIResponse: response }: Body) =>
  response ?? request;

/** The PaymentResponse, StatusResponse and so on of a message. */
const answersOf = (data: Message): unknown[] =>
  Object.entries(data).flatMap(([name, value]) => (name.endsWith('Response') ? [value] : []));

/**
 * An answer wrapped in a request, or a message of type Response there, is what a forger of
 * payments sends: a terminal answers in SaleToPOIResponse and notifies in SaleToPOIRequest.
 */
const isForged = ({ SaleToPOIRequest: request }: Body): boolean =>
  request !== undefined &&
  (request.MessageHeader.MessageType === 'Response' || answersOf(request).length > 0);

/** `Authorization: Basic base64(user:password)`: the password. */
const basicPassword = (value: string | undefined): string | undefined => {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(value ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : decoded.slice(colon + 1);
};

const decrypted = (data: Message, secrets: readonly string[]): Buffer | undefined => {
  const { NexoBlob: blob, SecurityTrailer: trailer } = data;
  if (blob === undefined || trailer === undefined) return undefined;
  for (const secret of secrets) {
    const plain = openNexoBlob(blob, { nonce: trailer.Nonce, hmac: trailer.Hmac }, secret);
    if (plain !== undefined) return plain;
  }
  return undefined;
};

const UNREACHABLE = 'terminal_unreachable' as const;

const signalOf = (data: Message, occurredAt: string, vendorCode: string): Mapping => {
  const { POIID, SaleID, ServiceID, MessageCategory } = data.MessageHeader;
  return signalled(
    known({
      id: `terminal/${POIID}/${SaleID ?? ''}/${ServiceID ?? ''}/${MessageCategory}/${vendorCode}`,
      kind: UNREACHABLE,
      occurredAt,
      places: [POIID],
      workstation: refOf(POIID),
      transactionRef: refOf(ServiceID),
      reasonCode: 'unreachable',
      vendorCode,
    }),
  );
};

const EVENTS_QUIET = new Set([
  'BeginMaintenance',
  'EndMaintenance',
  'Shutdown',
  'Initialised',
  'SaleWakeUp',
  'SaleAdmin',
  'CustomerLanguage',
  'KeyPressed',
  'Completed',
  'CardInserted',
  'CardRemoved',
]);

const mapEvent = (data: Message, receivedAt: string): Mapping => {
  const { EventToNotify: event, TimeStamp: at } = data.EventNotification!;
  if (event === 'Reject') return signalOf(data, instantIn(at) ?? receivedAt, event);
  return ignored(EVENTS_QUIET.has(event) ? 'quiet' : 'unknown_value');
};

const mapAnswer = (data: Message, receivedAt: string): Mapping => {
  const [first] = answersOf(data);
  if (first === undefined) return ignored('unknown_type');
  const { Result: result, ErrorCondition: condition } = readShape(answer, first).Response;
  if (result === 'Success' || result === 'Partial') return ignored('quiet');
  if (result !== 'Failure') return ignored('unknown_value');
  return condition === 'UnreachableHost'
    ? signalOf(data, receivedAt, condition)
    : ignored('unknown_value');
};

/**
 * Adyen's Terminal API: plain messages prove themselves by Basic credentials, encrypted ones by
 * their passphrase; either is the source's secret.
 */
export const adyenTerminal: Adapter = {
  keptHeaders: [],
  verify: ({ headers, body: bytes }, { secrets }) => {
    try {
      const whole = bodyOf(bytes);
      const data = messageOf(whole);
      if (data?.NexoBlob !== undefined) {
        const content = decrypted(data, secrets);
        if (content === undefined || isForged(bodyOf(content))) return badSignature;
        return { verdict: 'authentic', content };
      }
      if (!isSecret(basicPassword(headers.authorization), secrets)) return badSignature;
      return isForged(whole) ? badSignature : authentic;
    } catch {
      return badSignature;
    }
  },
  keyOf: ({ body: bytes }: Delivery) => {
    const data = messageOf(bodyOf(bytes));
    if (data === undefined) return undefined;
    const { POIID, SaleID, ServiceID, MessageClass, MessageType } = data.MessageHeader;
    return [POIID, SaleID, ServiceID, MessageClass, MessageType].join('/');
  },
  map: ({ body: bytes }, _settings, receivedAt) => {
    const whole = bodyOf(bytes);
    if (isForged(whole)) throw new MappingError('unexpected_shape');
    const data = messageOf(whole);
    if (data === undefined) return ignored('unknown_type');
    return data.EventNotification === undefined
      ? mapAnswer(data, receivedAt)
      : mapEvent(data, receivedAt);
  },
};
