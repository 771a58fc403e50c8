import type {
  FigureAlertDefined,
  FigureMailFailure,
} from '@amends/contracts/triage-figure-watches';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { pauseAfter } from '@amends/outbound/retry-schedule';
import { smtpMailer } from '@amends/outbound/smtp-mail';
import type { Pool } from 'pg';
import {
  type DefinedWatch,
  type FigureWatch,
  type MailContent,
  watchDecider,
} from '../domain/watches/figure-watch.ts';
import { JobLostRace } from '../jobs.ts';
import { readAddressBook } from '../notices/address-book.ts';
import type { NoticeChannels } from '../notices/notice-channels.ts';
import type { FigureSource } from './figure-source.ts';
import { alertMail } from './alert-figure.ts';
import { type Composed, reportMail } from './report-mail.ts';
import { storesOfOwner } from './watch-owner.ts';
import { watchStream } from './watch-table.ts';

/** Task name of the job that sends a mail about figures. */
export const SEND_FIGURES = 'triage_send_figures';

/** Events that want a mail, and those that want a further attempt. */
type Mailed = {
  readonly watchId: string;
  readonly letterId: string;
  readonly attempt?: number;
  readonly nextAt?: string;
};

const jobOf = (
  { watchId, letterId }: Mailed,
  attempt: number,
  runAt: string | undefined,
): JobSpec => ({
  task: SEND_FIGURES,
  payload: { watchId, letterId, attempt },
  ...(runAt === undefined ? {} : { runAt }),
  jobKey: `${SEND_FIGURES}:${letterId}`,
  maxAttempts: 25,
});

const WANTS_MAIL: ReadonlySet<string> = new Set([
  'FigureReportDue',
  'FigureAlertFired',
  'FigureAlertCleared',
]);

export const figureMailJobs = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    const mailed = data as Mailed;
    if (WANTS_MAIL.has(type)) return [jobOf(mailed, 1, undefined)];
    if (type !== 'FigureMailFailed' || mailed.nextAt === undefined) return [];
    return [jobOf(mailed, mailed.attempt! + 1, mailed.nextAt)];
  });

/** What no later attempt can mend. */
const FINAL: ReadonlySet<FigureMailFailure> = new Set([
  'owner_gone',
  'no_store',
  'too_many_stores',
  'no_address',
  'no_mail_server',
  'no_figures',
  'question_refused',
]);

export interface MailParts {
  readonly pool: Pool;
  readonly mail: NoticeChannels['mail'];
  readonly figures: FigureSource | undefined;
  readonly read: (watchId: string) => Promise<FigureWatch>;
}

const addressOf = async (
  addressBook: string,
  ownerId: string,
): Promise<{ readonly to: string } | { readonly failure: FigureMailFailure }> => {
  try {
    const to = (await readAddressBook(addressBook))[ownerId];
    return to === undefined ? { failure: 'no_address' } : { to };
  } catch {
    return { failure: 'address_book_unreadable' };
  }
};

/** What was seen of stores that its owner may see no longer is not told either. */
const maySee = (allowed: readonly string[] | null, seen: readonly string[] | undefined): boolean =>
  allowed === null || seen?.every((store) => allowed.includes(store)) === true;

const compose = async (
  { figures }: MailParts,
  { kind, terms }: DefinedWatch,
  content: MailContent,
  stores: readonly string[] | null,
): Promise<Composed> => {
  if (kind === 'report' && content.kind === 'report') {
    if (figures === undefined) return { failure: 'no_figures' };
    return reportMail(figures, terms, content.report, stores);
  }
  const { kind: what, alert } = content as Exclude<MailContent, { kind: 'report' }>;
  if (!maySee(stores, alert.figure.stores)) return { failure: 'no_store' };
  return { mail: alertMail(terms as FigureAlertDefined, alert, what) };
};

/** Undefined: the server has it. */
const sendOne = async (
  parts: MailParts,
  defined: DefinedWatch,
  content: MailContent,
  letterId: string,
): Promise<FigureMailFailure | undefined> => {
  const { pool, mail } = parts;
  if (mail === undefined) return 'no_mail_server';
  const allowed = await storesOfOwner(pool, defined.terms);
  if ('failure' in allowed) return allowed.failure;
  const address = await addressOf(mail.addressBook, defined.terms.ownerId);
  if ('failure' in address) return address.failure;
  const composed = await compose(parts, defined, content, allowed.stores);
  if ('failure' in composed) return composed.failure;
  const send = smtpMailer(mail.url.reveal(), mail.from);
  return send({ to: address.to, id: letterId, ...composed.mail });
};

/**
 * Sends a mail and writes down what became of it, with the job of the next attempt. A process that
 * dies in between sends again under the same id: at least once, as notices are.
 */
export const figureMailTask =
  (parts: MailParts, commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>): JobTask =>
  async (payload) => {
    const [watchId, letterId] = [String(payload.watchId), String(payload.letterId)];
    const attempt = Number(payload.attempt);
    const { defined, mails } = await parts.read(watchId);
    const waiting = mails.get(letterId);
    if (defined === undefined || waiting?.attempt !== attempt) return;
    const reason = await sendOne(parts, defined, waiting.content, letterId);
    const pauseMs =
      reason === undefined || FINAL.has(reason) ? undefined : pauseAfter(attempt, Math.random());
    const command = {
      type: 'RecordMail',
      ...{ letterId, attempt, now: commands.now() },
      ...(reason === undefined ? {} : { failure: { reason, pauseMs } }),
    } as const;
    const key = `${SEND_FIGURES}:${letterId}:${attempt}`;
    const { outcome } = await commands.executeOn({
      key,
      subject: watchId,
      on: commandOn(watchDecider, watchStream(watchId), command),
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };
