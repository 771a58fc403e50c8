import type { DeliveryFailure } from '@amends/contracts/triage-notices';
import type { Secret } from '@amends/service-kit/secret';
import { createTransport } from 'nodemailer';
import type { OutgoingNotice } from './delivery-table.ts';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly url: Secret;
  readonly from: string;
}

export type SendMail = (to: string, notice: OutgoingNotice) => Promise<DeliveryFailure | undefined>;

const LIMIT_MS = 15_000;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const WORDS: Readonly<Record<string, string>> = {
  escalation_step: 'A deadline of the case needs you.',
  outside_window: 'A step of the escalation waits for its hours.',
  nobody_on_duty: 'Nobody is on duty for the case.',
  handover_offered: 'The case is offered to you.',
  approval_wanted: 'An escalation of the case waits for somebody to agree.',
  case_escalated: 'The case was taken up the ladder.',
  escalation_refused: 'The escalation you asked for was refused.',
  case_deescalated: 'The case is down the ladder again.',
};

/** Ids and codes only: what the case is about is read where reading is authorised and audited. */
const textOf = ({ caseId, reason, metric, toldAt }: OutgoingNotice): string =>
  [
    WORDS[reason] ?? 'There is news of the case.',
    '',
    `Case: ${caseId}`,
    ...(metric === null ? [] : [`Deadline: ${metric}`]),
    `Told at: ${toldAt}`,
    `Read it at: /v1/cases/${caseId}`,
    '',
  ].join('\n');

/** A server's own "no" to this mail, as against one that cannot be reached or is busy. */
const failureOf = (error: { readonly code?: string; readonly responseCode?: number }) => {
  const { code, responseCode } = error;
  if (responseCode !== undefined && responseCode >= 500) return 'refused';
  if (responseCode !== undefined) return 'throttled';
  return code === 'ETIMEDOUT' ? 'timed_out' : 'unreachable';
};

/** Sends over SMTP; beyond this machine with TLS only. */
export const mailer = ({ url, from }: MailSettings): SendMail => {
  const { hostname } = new URL(url.reveal());
  const transport = createTransport({
    url: url.reveal(),
    requireTLS: !LOOPBACK.test(hostname),
    connectionTimeout: LIMIT_MS,
    greetingTimeout: LIMIT_MS,
    socketTimeout: LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return async (to, notice) => {
    try {
      await transport.sendMail({
        ...{ from, to },
        subject: `Amends: ${notice.reason} (${notice.caseId})`,
        text: textOf(notice),
        // The same over all attempts: readers drop what they have seen.
        messageId: `<${notice.noticeId}@${domain}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return undefined;
    } catch (error) {
      return failureOf(error as { code?: string; responseCode?: number });
    }
  };
};
