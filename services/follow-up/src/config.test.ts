import { ConfigError, readConfig } from '@amends/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import { followUpSettings } from './config.ts';

describe('settings of follow-up', () => {
  it('default to a day of delay, 28 days to answer and a second wave after 30 days', () => {
    expect(readConfig(followUpSettings, {})).toEqual({
      followUpDelaySeconds: 86_400,
      answerWindowSeconds: 2_419_200,
      secondWaveDelaySeconds: 2_592_000,
      controlSharePermille: 20,
      reopenPolicy: 'within_window',
      reopenWindowSeconds: 345_600,
    });
  });

  it('refuse a second wave earlier than 30 days', () => {
    const environment = { AMENDS_FOLLOW_UP_SECOND_WAVE_DELAY_SECONDS: '2591999' };
    expect(() => readConfig(followUpSettings, environment)).toThrow(ConfigError);
  });
});
