import { choiceSetting, numberSetting } from '@amends/service-kit/config';

const HOUR = 3600;
const DAY = 24 * HOUR;

const REOPEN_POLICIES = ['within_window', 'always', 'never'] as const;

/** Settings of follow-up that an installation may choose; bounds and defaults: SUR-01, REO-03. */
export const followUpSettings = {
  followUpDelaySeconds: numberSetting('AMENDS_FOLLOW_UP_DELAY_SECONDS', {
    min: 0,
    max: 90 * DAY,
    default: DAY,
  }),
  answerWindowSeconds: numberSetting('AMENDS_FOLLOW_UP_ANSWER_WINDOW_SECONDS', {
    min: 1,
    max: 90 * DAY,
    default: 28 * DAY,
  }),
  /** At least 30 days, or it would not show whether the recovery lasted. */
  secondWaveDelaySeconds: numberSetting('AMENDS_FOLLOW_UP_SECOND_WAVE_DELAY_SECONDS', {
    min: 30 * DAY,
    max: 365 * DAY,
    default: 30 * DAY,
  }),
  /** Whether a closed case may be opened again: for a while, always, or not at all (REO-03). */
  reopenPolicy: choiceSetting('AMENDS_REOPEN_POLICY', REOPEN_POLICIES, 'within_window'),
  reopenWindowSeconds: numberSetting('AMENDS_REOPEN_WINDOW_SECONDS', {
    min: HOUR,
    max: 28 * DAY,
    default: 4 * DAY,
  }),
  /** Of a thousand customers who bought and whom nothing failed, how many are asked. */
  controlSharePermille: numberSetting('AMENDS_CONTROL_SHARE_PERMILLE', {
    min: 0,
    max: 1000,
    default: 20,
  }),
};

export interface FollowUpConfig {
  readonly controlSharePermille: number;
  readonly followUpDelaySeconds: number;
  readonly answerWindowSeconds: number;
  readonly secondWaveDelaySeconds: number;
  readonly reopenPolicy: (typeof REOPEN_POLICIES)[number];
  readonly reopenWindowSeconds: number;
}
