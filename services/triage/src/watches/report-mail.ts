import type {
  FigureMailFailure,
  FigureReportDefined,
  FigureReportDue,
} from '@amends/contracts/triage-figure-watches';
import type { MailAttachment } from '@amends/outbound/smtp-mail';
import { askCsv, askFigures, type FigureAnswer, type Slice } from './ask-figures.ts';
import type { FigureSource } from './figure-source.ts';
import { figureBlocks, frameLines, localTime } from './figure-text.ts';

/** A mail about figures, apart from whom it goes to. */
export interface FigureMail {
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly MailAttachment[];
}

export type Composed = { readonly mail: FigureMail } | { readonly failure: FigureMailFailure };

/** Measures that the answer has, of those asked for. */
const present = ({ data }: FigureAnswer, measures: readonly string[]): string[] =>
  measures.filter((name) => data.some((row) => Object.hasOwn(row.measures, name)));

/**
 * The figures of a time as they are when the mail goes out, which the answer says: what was
 * reported in it is settled, what became of it may have moved on by a later attempt.
 */
export const reportMail = async (
  source: FigureSource,
  watch: FigureReportDefined,
  { from, until }: FigureReportDue,
  stores: readonly string[] | null,
): Promise<Composed> => {
  const { timeZone } = watch.schedule;
  const slice: Slice = { from, until, timeZone, stores };
  const asked = await askFigures(source, watch, slice);
  if ('failure' in asked) return asked;
  const { answer } = asked;
  const name = `${watch.service}-${localTime(from, timeZone).slice(0, 10)}`;
  const measures = present(answer, watch.measures);
  const file =
    measures.length === 0
      ? undefined
      : await askCsv(source, { ...watch, measures: measures as typeof watch.measures }, slice);
  if (file !== undefined && 'failure' in file) return file;
  const text = [
    `${watch.service}, cases reported from ${localTime(from, timeZone)} to ` +
      `${localTime(until, timeZone)} (${timeZone}).`,
    ...frameLines(answer.meta, stores),
    '',
    figureBlocks(answer, watch.measures),
    ...(answer.meta.nextCursor === null ? [] : ['', 'Only the first 1,000 groups are told.']),
    '',
    `Report ${watch.watchId}; to end it: POST /v1/figure-reports/${watch.watchId}/withdrawals`,
    '',
  ].join('\n');
  const attachments =
    file === undefined
      ? []
      : [{ filename: `${name}.csv`, contentType: 'text/csv; charset=utf-8', content: file.csv }];
  return { mail: { subject: `Amends: figures ${name}`, text, attachments } };
};
