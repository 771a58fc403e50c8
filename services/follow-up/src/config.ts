import {
  choiceSetting,
  numberSetting,
  optionalNumberSetting,
  type Values,
} from '@amends/service-kit/config';

const HOUR = 3600;
const DAY = 24 * HOUR;

const REOPEN_POLICIES = ['within_window', 'always', 'never'] as const;

/** Settings of follow-up that an installation may choose; bounds and defaults: SUR-01, REO-03. */
export const followUpSettings = {
  /** To the first question of every case; left out, the playbook's row says when. */
  followUpDelaySeconds: optionalNumberSetting('AMENDS_FOLLOW_UP_DELAY_SECONDS', {
    min: 0,
    max: 90 * DAY,
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
  /** Between any two surveys of a customer (SUR-02). */
  surveyCooldownSeconds: numberSetting('AMENDS_SURVEY_COOLDOWN_SECONDS', {
    min: 0,
    max: 365 * DAY,
    default: 7 * DAY,
  }),
  /** Between two surveys of the same kind; a recovery survey only keeps the cooldown (SUR-09). */
  surveyRecontactSeconds: numberSetting('AMENDS_SURVEY_RECONTACT_SECONDS', {
    min: 0,
    max: 365 * DAY,
    default: 30 * DAY,
  }),
  surveySamplePercent: numberSetting('AMENDS_SURVEY_SAMPLE_PERCENT', {
    min: 0,
    max: 100,
    default: 100,
  }),
  /** Surveys of a store, and about an employee, in the period of the cap; 0 = no cap (SUR-03). */
  surveyStoreCap: numberSetting('AMENDS_SURVEY_STORE_CAP', { min: 0, max: 1_000_000, default: 0 }),
  surveyEmployeeCap: numberSetting('AMENDS_SURVEY_EMPLOYEE_CAP', {
    min: 0,
    max: 1_000_000,
    default: 0,
  }),
  surveyCapPeriodSeconds: numberSetting('AMENDS_SURVEY_CAP_PERIOD_SECONDS', {
    min: HOUR,
    max: 365 * DAY,
    default: 7 * DAY,
  }),
  /** From the question by e-mail to its one reminder; 0 = none. */
  reminderSeconds: numberSetting('AMENDS_FOLLOW_UP_REMINDER_SECONDS', {
    min: 0,
    max: 60 * DAY,
    default: 7 * DAY,
  }),
  /** How long an answer may be changed (SUR-06). */
  answerEditSeconds: numberSetting('AMENDS_SURVEY_EDIT_SECONDS', {
    min: 0,
    max: 7 * DAY,
    default: 12 * HOUR,
  }),
  /** A satisfaction of so much or less needs a comment; 0 = none does (SUR-01). */
  commentAtOrBelow: numberSetting('AMENDS_SURVEY_COMMENT_AT_OR_BELOW', {
    min: 0,
    max: 5,
    default: 0,
  }),
};

export type FollowUpConfig = Values<typeof followUpSettings>;
