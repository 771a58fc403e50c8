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
  FigureAlertDefined: entry(
    'triage',
    watches.FigureAlertDefinedV1,
    'somebody wants to be told when a figure crosses a bound',
  ),
  FigureAlertFired: entry('triage', watches.FigureAlertFiredV1, 'it has; a mail says so'),
  FigureAlertCleared: entry('triage', watches.FigureAlertClearedV1, 'it is back; a mail says so'),
  FigureAlertChecked: entry('triage', watches.FigureAlertCheckedV1, 'it is as it was'),
  FigureAlertUndecided: entry(
    'triage',
    watches.FigureAlertUndecidedV1,
    'nobody can say: no data, withheld, or not to be had',
  ),
  FigureMailDelivered: entry('triage', watches.FigureMailDeliveredV1, 'the mail server has it'),
  FigureMailFailed: entry(
    'triage',
    watches.FigureMailFailedV1,
    'why it did not go out, and when it is tried again',
  ),
};
