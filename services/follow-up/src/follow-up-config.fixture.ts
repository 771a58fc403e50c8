import type { FollowUpConfig } from './config.ts';

const DAY = 86_400;

/** As an installation that sets nothing, but that the question comes at once. */
export const testConfig: FollowUpConfig = {
  followUpDelaySeconds: 0,
  answerWindowSeconds: 28 * DAY,
  secondWaveDelaySeconds: 30 * DAY,
  reopenPolicy: 'within_window',
  reopenWindowSeconds: 4 * DAY,
  controlSharePermille: 20,
  surveyCooldownSeconds: 7 * DAY,
  surveyRecontactSeconds: 30 * DAY,
  surveySamplePercent: 100,
  surveyStoreCap: 0,
  surveyEmployeeCap: 0,
  surveyCapPeriodSeconds: 7 * DAY,
  reminderSeconds: 7 * DAY,
  answerEditSeconds: 12 * 3600,
  commentAtOrBelow: 0,
};
