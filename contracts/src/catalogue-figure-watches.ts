import { entry } from './catalogue-entry.ts';
import * as watches from './triage-figure-watches.ts';

/** Rows of the catalogue about figures that somebody is told of by mail. */
export const FIGURE_WATCH_ROWS = {
  FigureReportDefined: entry(
    'triage',
    watches.FigureReportDefinedV1,
    'somebody wants figures by mail on a schedule',
  ),
  FigureWatchWithdrawn: entry('triage', watches.FigureWatchWithdrawnV1, 'and wants them no more'),
  FigureReportDue: entry(
    'triage',
    watches.FigureReportDueV1,
    'the time has come; which time the figures are of',
  ),
  FigureMailDelivered: entry('triage', watches.FigureMailDeliveredV1, 'the mail server has it'),
  FigureMailFailed: entry(
    'triage',
    watches.FigureMailFailedV1,
    'why it did not go out, and when it is tried again',
  ),
};
