import type { Egress } from '@amends/outbound/allowed-address';
import type { Notice } from '../escalation/notices.ts';
import type { Way } from '../domain/notices/notice-delivery.ts';
import type { MailSettings } from './send-mail.ts';

/** Where notices go besides the inbox, by the installation's settings. */
export interface NoticeChannels {
  /** Absent: no mail is sent. */
  readonly mail?: MailSettings & { readonly addressBook: string };
  readonly webhooks: readonly WebhookEndpoint[];
  readonly egress: Egress;
  /** As whom endpoints are asked whether they want to be sent anything. */
  readonly origin: string;
}

export interface WebhookEndpoint {
  readonly endpointId: string;
  readonly url: string;
  /** Two while the receiver changes its own. */
  readonly secrets: readonly string[];
  /** Whose notices it gets; absent: everybody's. */
  readonly recipients?: readonly string[] | undefined;
}

/** The ways a notice goes out: mail where there is any, and every endpoint that wants it. */
export const waysOf = (
  { mail, webhooks }: NoticeChannels,
  {
    recipient_kind: kind,
    recipient_id: recipient,
  }: Pick<Notice, 'recipient_kind' | 'recipient_id'>,
): readonly Way[] => {
  // A step of a ladder names the endpoint itself.
  if (kind === 'webhook') return [{ channel: 'webhook', endpointId: recipient }];
  return [
    ...(mail === undefined ? [] : [{ channel: 'email' } as const]),
    ...webhooks
      .filter(({ recipients }) => recipients === undefined || recipients.includes(recipient))
      .map(({ endpointId }) => ({ channel: 'webhook', endpointId }) as const),
  ];
};
