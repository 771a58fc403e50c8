import { entry } from './catalogue-entry.ts';
import * as talk from './remedy-talk.ts';

/** Rows of the catalogue about how customers are treated while their case is open. */
export const TALK_ROWS = {
  FaultAdmitted: entry('remedy', talk.FaultAdmittedV1, 'the firm admits its fault, and when'),
  ApologyGiven: entry('remedy', talk.ApologyGivenV1, 'an apology, and what was in it'),
  InteractionRecorded: entry('remedy', talk.InteractionRecordedV1, 'the checklist, in its order'),
  PromiseMade: entry('remedy', talk.PromiseMadeV1, 'something will be done by a time'),
  DelayExplanationDue: entry(
    'remedy',
    talk.DelayExplanationDueV1,
    'a delay is to be explained before the promised time',
  ),
  DelayExplained: entry('remedy', talk.DelayExplainedV1, 'why it takes longer, and until when'),
  PromiseKept: entry('remedy', talk.PromiseKeptV1, 'it was done, in time or late'),
  PromiseBroken: entry('remedy', talk.PromiseBrokenV1, 'its time passed without a word'),
  ProgressUpdateSent: entry(
    'remedy',
    talk.ProgressUpdateSentV1,
    'news of the case; ends the silence',
  ),
};
