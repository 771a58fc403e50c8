import { SignalReceivedV1 } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { DetectFailure } from './domain/decide.ts';
import { detectionOf, matterOf } from './domain/detection.ts';
import { failureStream } from './reports/case-identity.ts';

/** What is decided because of an event; the name makes its command id, so it never changes. */
export interface DetectionReaction {
  readonly name: 'detect-failure';
  readonly streamId: string;
  readonly command: DetectFailure;
}

/** Everything else in the log is not read here. */
export const HEARD_TYPES = ['SignalReceived'] as const;

/**
 * The detector: hears intake's own signals in the log and opens the cases that nobody reported.
 * Pure. The case id comes from the matter, so a replay, a second process or a second announcement
 * of the same outage meets the case that is there.
 */
export const reactions = (event: LoggedEvent): readonly DetectionReaction[] => {
  if (event.type !== 'SignalReceived') return [];
  const signal = SignalReceivedV1.parse(event.data);
  const detection = detectionOf(signal, event.recordedTime);
  if (!detection.opens) return [];
  const caseId = uuidv8FromHash('case', ...matterOf(signal));
  return [
    {
      name: 'detect-failure',
      streamId: failureStream(caseId),
      command: { type: 'DetectFailure', data: { caseId, ...detection.facts } },
    },
  ];
};
