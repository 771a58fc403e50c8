import { numberSetting } from '@amends/service-kit/config';

/** Settings of intake that an installation may choose. */
export const intakeSettings = {
  /** How long the raw bytes of a delivery that was understood are kept. */
  deliveryKeepHours: numberSetting('AMENDS_DELIVERY_KEEP_HOURS', {
    min: 0,
    max: 30 * 24,
    default: 72,
  }),
};

export interface IntakeConfig {
  readonly deliveryKeepHours: number;
}
