import { numberSetting } from '@amends/service-kit/config';

/** Settings of intake that an installation may choose. */
export const intakeSettings = {
  /** How long the raw bytes of a delivery that was understood are kept. */
  deliveryKeepHours: numberSetting('AMENDS_DELIVERY_KEEP_HOURS', {
    min: 0,
    max: 30 * 24,
    default: 72,
  }),
  /** Within this time every process has read a new data key; then it seals. */
  keyGraceSeconds: numberSetting('AMENDS_KEY_GRACE_SECONDS', { min: 1, max: 3_600, default: 60 }),
};

export interface IntakeConfig {
  readonly deliveryKeepHours: number;
  readonly keyGraceSeconds: number;
}
