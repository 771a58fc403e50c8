import type { DeliveryFailure } from '@amends/contracts/triage-notices';
import { smtpMailer } from '@amends/outbound/smtp-mail';
import type { Secret } from '@amends/service-kit/secret';
import type { OutgoingNotice } from './delivery-table.ts';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly url: Secret;
  readonly from: string;
}

export type SendMail = (to: string, notice: OutgoingNotice) => Promise<DeliveryFailure | undefined>;

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

/** Says to a person of staff by mail that there is a notice. */
export const mailer = ({ url, from }: MailSettings): SendMail => {
  const send = smtpMailer(url.reveal(), from);
  return (to, notice) =>
    send({
      to,
      subject: `Amends: ${notice.reason} (${notice.caseId})`,
      text: textOf(notice),
      id: notice.noticeId,
    });
};
