import { slug } from '@amends/contracts/primitives';
import { REMEDY_TYPES, type RemedyType } from '@amends/contracts/vocabulary';
import { type Egress, refusalOf } from '@amends/outbound/allowed-address';
import { signingKey } from '@amends/outbound/webhook-signature';
import { ConfigError, optionalSecretSetting } from '@amends/service-kit/config';
import type { Secret } from '@amends/service-kit/secret';
import { z } from 'zod';
import type { Connector } from './connector-client.ts';

/** JSON: systems that carry out effects, with their signing secrets. */
export const connectorSetting = optionalSecretSetting('AMENDS_CONNECTORS', 2);

/** Money that goes back to where it came from. */
const REFUNDS = ['refund', 'partial_refund'] as const satisfies readonly RemedyType[];

/** What a system can do instead of a person. Credit is the suite's own vouchers. */
const FULFILLED: ReadonlySet<RemedyType> = new Set([
  ...([
    'replacement_exchange',
    'redelivery',
    'reperformance_repair',
    'alternative_substitute',
  ] as const),
  ...(['discount', 'gift', 'loyalty_points', 'priority_service', 'record_correction'] as const),
  ...(['guarantee_payout', 'make_whole'] as const),
]);

/** The connector that refunds, if there is one. */
export const refundingOf = (connectors: readonly Connector[]): Connector | undefined =>
  connectors.find(({ remedyTypes }) => REFUNDS.some((type) => remedyTypes.includes(type)));

/** The connectors that do steps besides, each with these alone. */
export const fulfillingOf = (connectors: readonly Connector[]): readonly Connector[] =>
  connectors
    .map((one) => ({ ...one, remedyTypes: one.remedyTypes.filter((type) => FULFILLED.has(type)) }))
    .filter(({ remedyTypes }) => remedyTypes.length > 0);

const list = z
  .array(
    z.strictObject({
      connectorId: slug.max(20),
      url: z.string(),
      secrets: z.array(z.string()).min(1).max(2),
      remedyTypes: z.array(z.enum(REMEDY_TYPES)).min(1),
      reverses: z.boolean().optional(),
      reports: z.boolean().optional(),
    }),
  )
  .max(20);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isTwice = (words: readonly string[]): boolean => new Set(words).size < words.length;

const linesOf = (
  { connectorId, url, secrets, remedyTypes, reverses, reports }: Connector,
  egress: Egress,
): readonly string[] => {
  const refusal = refusalOf(url, egress);
  const refunds = REFUNDS.filter((type) => remedyTypes.includes(type));
  const others = remedyTypes.filter(
    (type) => !(REFUNDS as readonly RemedyType[]).includes(type) && !FULFILLED.has(type),
  );
  const reasons = [
    ...(refusal === undefined ? [] : [`the url ${refusal}`]),
    ...(secrets.every((secret) => signingKey(secret) !== undefined)
      ? []
      : ['a secret must be whsec_ and base64 of 24 to 64 bytes']),
    ...(['fake', 'stripe'].includes(connectorId) ? ['the connectorId is taken'] : []),
    ...(reverses === true && !remedyTypes.includes('loyalty_points')
      ? ['it reverses loyalty_points alone, which it does not credit']
      : []),
    ...(reports === true && refunds.length === 0
      ? ['it reports refunds, which it does not make']
      : []),
    ...(refunds.length === 1 ? [`${REFUNDS.join(' and ')} go together`] : []),
    ...others.map((type) => `${type} is carried out by no connector`),
  ];
  return reasons.map((reason) => `${connectorId}: ${reason}`);
};

/**
 * The systems of the settings.
 * @throws ConfigError with one line per reason, and none of their secrets
 */
export const connectorsOf = (text: Secret | undefined, egress: Egress): readonly Connector[] => {
  if (text === undefined) return [];
  const { data } = list.safeParse(parsed(text.reveal()));
  const lines =
    data === undefined
      ? ['must be a JSON list of {"connectorId", "url", "secrets", "remedyTypes"} and more']
      : [
          ...data.flatMap((connector) => linesOf(connector, egress)),
          ...(isTwice(data.map(({ connectorId }) => connectorId)) ||
          isTwice(data.flatMap(({ remedyTypes }) => remedyTypes))
            ? ['a connectorId or a remedy type is there twice']
            : []),
        ];
  if (lines.length > 0) throw new ConfigError(lines.map((line) => `AMENDS_CONNECTORS: ${line}`));
  return data!;
};
