import type {
  CustomerMessageChannel,
  CustomerMessageFailure,
} from '@amends/contracts/intake-customer-messages';
import { slug } from '@amends/contracts/primitives';
import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';
import { type Egress, refusalOf } from '@amends/outbound/allowed-address';
import { signedRequest } from '@amends/outbound/signed-request';
import { signingKey } from '@amends/outbound/webhook-signature';
import { ConfigError } from '@amends/service-kit/config';
import type { Secret } from '@amends/service-kit/secret';
import { z } from 'zod';
import type { TemplateKey } from '../domain/message-template.ts';
import type { Address } from '../personal-data/personal-data-reader.ts';

/** Ways to customers that another system of the retailer's goes: a gateway, a messenger. */
const CONNECTOR_CHANNELS = ['sms', 'chat'] as const satisfies readonly CustomerMessageChannel[];

const connectors = z
  .array(
    z.strictObject({
      connectorId: slug,
      url: z.string(),
      secrets: z.array(z.string()).min(1).max(2),
      channels: z.array(z.enum(CONNECTOR_CHANNELS)).min(1),
    }),
  )
  .max(CONNECTOR_CHANNELS.length);

export type MessageConnector = z.infer<typeof connectors>[number];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What is wrong with them, without their secrets. */
const linesOf = (found: readonly MessageConnector[], egress: Egress): string[] => {
  const channels = found.flatMap((one) => one.channels);
  return [
    ...found.flatMap(({ connectorId, url, secrets }) => {
      const refusal = refusalOf(url, egress);
      return [
        ...(refusal === undefined ? [] : [`${connectorId}: the url ${refusal}`]),
        ...(secrets.every((secret) => signingKey(secret) !== undefined)
          ? []
          : [`${connectorId}: a secret must be whsec_ and base64 of 24 to 64 bytes`]),
      ];
    }),
    ...(new Set(channels).size === channels.length ? [] : ['a channel is there twice']),
  ];
};

/**
 * The systems that the setting names; none where it is not set.
 * @throws ConfigError with a line for each fault
 */
export const messageConnectorsOf = (
  setting: Secret | undefined,
  egress: Egress,
): readonly MessageConnector[] => {
  if (setting === undefined) return [];
  const result = connectors.safeParse(parsed(setting.reveal()));
  const lines = result.success
    ? linesOf(result.data, egress)
    : ['must be a JSON list of {"connectorId", "url", "secrets", "channels"}'];
  if (lines.length > 0) {
    throw new ConfigError(lines.map((line) => `AMENDS_MESSAGE_CONNECTORS: ${line}`));
  }
  return result.data!;
};

export interface ConnectorMessage {
  readonly messageId: string;
  readonly channel: CustomerMessageChannel;
  readonly kind: TemplateKey['kind'];
  readonly to: Address;
  readonly language: SurveyLanguage;
  readonly text: string;
}

/** What the system means. It alone knows whether a number can be written to: 422 says it cannot. */
const failureOf = (status: number): CustomerMessageFailure | undefined => {
  if (status >= 200 && status < 300) return undefined;
  if (status === 422) return 'refused';
  // A wrong secret or path is no fault of the message: it goes out when that is mended.
  return status === 429 ? 'throttled' : 'unreachable';
};

/**
 * Hands one message over, signed by Standard Webhooks under the id of the message, which stays the
 * same over all attempts. It carries what the system needs to send it, and nothing of the case.
 */
export const postMessage = async (
  { url, secrets }: MessageConnector,
  message: ConnectorMessage,
  { egress, now }: { readonly egress: Egress; readonly now: string },
): Promise<CustomerMessageFailure | undefined> => {
  const answer = await signedRequest(
    {
      ...{ method: 'POST', url, secrets, id: message.messageId, body: JSON.stringify(message) },
      contentType: 'application/json',
      timestamp: Math.floor(Date.parse(now) / 1_000),
    },
    { egress },
  );
  if (answer.answered) return failureOf(answer.status);
  return answer.reason === 'timed_out' ? 'timed_out' : 'unreachable';
};
