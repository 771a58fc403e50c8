import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import { CONTROL_WRITER, controlRowsFor, writeControls } from './control/control-table.ts';
import { cultureRowsFor, cultureWriters } from './culture/culture-tables.ts';
import { CHOICE_WRITER, choiceRowsFor, writeChoices } from './surveys/contact-choices.ts';
import { REQUEST_WRITER, requestRowsFor, writeRequests } from './surveys/survey-requests.ts';
import { USE_WRITER, writeUses } from './surveys/survey-uses.ts';
import { VERDICT_WRITER, verdictRowsFor, writeVerdicts } from './surveys/survey-verdicts.ts';
import { DIGEST_WRITER, digestRowsFor, writeDigests } from './digest/digest-table.ts';
import {
  RECOGNITION_WRITER,
  recognitionRowsFor,
  writeRecognitions,
} from './employees/recognition-table.ts';

/** Writers of rows that share the transaction of their event: one statement per batch and table. */
export const companions: Readonly<Record<string, CompanionWriter>> = {
  [DIGEST_WRITER]: writeDigests,
  [RECOGNITION_WRITER]: writeRecognitions,
  [CONTROL_WRITER]: writeControls,
  ...cultureWriters,
  [REQUEST_WRITER]: writeRequests,
  [VERDICT_WRITER]: writeVerdicts,
  [USE_WRITER]: writeUses,
  [CHOICE_WRITER]: writeChoices,
};

/** Rows of follow-up's own tables that just-decided events of any of its streams cause. */
export const companionsFor = (events: readonly NewEvent[]): readonly CompanionRow[] => [
  ...digestRowsFor(events),
  ...recognitionRowsFor(events),
  ...controlRowsFor(events),
  ...cultureRowsFor(events),
  ...requestRowsFor(events),
  ...verdictRowsFor(events),
  ...choiceRowsFor(events),
];
