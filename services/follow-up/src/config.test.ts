import { ConfigError, readConfig } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import { followUpSettings } from './config.ts';

describe('settings of follow-up', () => {
  it('default to a day of delay, 28 days to answer and a second wave after 30 days', () => {
    expect(readConfig(followUpSettings, {})).toEqual({
      answerWindowSeconds: 2_419_200,
      secondWaveDelaySeconds: 2_592_000,
      controlSharePermille: 20,
      reopenPolicy: 'within_window',
      reopenWindowSeconds: 345_600,
      surveyCooldownSeconds: 604_800,
      surveyRecontactSeconds: 2_592_000,
      surveySamplePercent: 100,
      surveyStoreCap: 0,
      surveyEmployeeCap: 0,
      surveyCapPeriodSeconds: 604_800,
      reminderSeconds: 604_800,
      answerEditSeconds: 43_200,
      commentAtOrBelow: 0,
    });
  });

  it('refuse a second wave earlier than 30 days', () => {
    const environment = { AMENDS_FOLLOW_UP_SECOND_WAVE_DELAY_SECONDS: '2591999' };
    expect(() => readConfig(followUpSettings, environment)).toThrow(ConfigError);
  });
});
