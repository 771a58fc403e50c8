/** Settings by which the question comes with the recovery, however often a customer was asked. */
export const ASKED_AT_ONCE = {
  AMENDS_FOLLOW_UP_DELAY_SECONDS: '0',
  AMENDS_SURVEY_COOLDOWN_SECONDS: '0',
  AMENDS_SURVEY_RECONTACT_SECONDS: '0',
};
