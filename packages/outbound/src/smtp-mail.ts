import { createTransport } from 'nodemailer';

/** Why a mail was not taken. */
export type MailFailure = 'refused' | 'throttled' | 'timed_out' | 'unreachable';

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Makes the message id: the same over all attempts, so that readers drop what they have seen. */
  readonly id: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** Undefined: the server has it. */
export type SendMail = (mail: OutgoingMail) => Promise<MailFailure | undefined>;

const LIMIT_MS = 15_000;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A server's own "no" to this mail, as against one that cannot be reached or is busy. */
const failureOf = (error: {
  readonly code?: string;
  readonly responseCode?: number;
}): MailFailure => {
  const { code, responseCode } = error;
  if (responseCode !== undefined && responseCode >= 500) return 'refused';
  if (responseCode !== undefined) return 'throttled';
  return code === 'ETIMEDOUT' ? 'timed_out' : 'unreachable';
};

/**
 * Sends over SMTP; beyond this machine with TLS only.
 * @param url smtp:// or smtps://, with user and password where the server wants them
 */
export const smtpMailer = (url: string, from: string): SendMail => {
  const transport = createTransport({
    url,
    requireTLS: !LOOPBACK.test(new URL(url).hostname),
    connectionTimeout: LIMIT_MS,
    greetingTimeout: LIMIT_MS,
    socketTimeout: LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return async ({ to, subject, text, id, headers, attachments = [] }) => {
    try {
      await transport.sendMail({
        ...{ from, to, subject, text },
        attachments: [...attachments],
        messageId: `<${id}@${domain}>`,
        headers: { 'auto-submitted': 'auto-generated', ...headers },
      });
      return undefined;
    } catch (error) {
      return failureOf(error as { code?: string; responseCode?: number });
    }
  };
};
