/** Closed lists of asking customers: instruments, gates, opt-outs. A list only grows. */

/** Languages in which the instruments have a wording. */
export const SURVEY_LANGUAGES = ['en', 'zh', 'es'] as const;

/** After a resolution, or after a reopening: two surveys, each with a rule of its own. */
export const SURVEY_KINDS = ['routine', 'recovery'] as const;

/** Ways to a customer that the customer may decline. */
export const CONTACT_CHANNELS = [
  'email',
  'telephone',
  'face_to_face',
  'sms',
  'chat',
  'letter',
] as const;

/** Where a person asks: no survey that is sent, but a task of somebody's. */
export const PERSONAL_CHANNELS = ['telephone', 'face_to_face'] as const;

/**
 * Numbers of the questions after one recovery: the first one (1), the one that asks whether it
 * lasted (2), at least 30 days later, and those in between (3, 4).
 */
export const LASTING_WAVE = 2;
export const WAVES_MAX = 4;

/** What came of trying to reach a customer in person. */
export const CONTACT_OUTCOMES = [
  'reached',
  'no_answer',
  'call_back',
  'wrong_number',
  'declined',
] as const;

/** Why a customer who could be asked is not. */
export const GATE_REASONS = [
  'unsubscribed',
  'outranked',
  'global_cooldown',
  'recontact',
  'store_cap',
  'employee_cap',
  'sampled_out',
] as const;

/** Why a question waits. */
export const POSTPONEMENTS = ['global_cooldown', 'quiet_hours'] as const;

/** Why an employee skips a question; a text of it would be personal. */
export const SKIP_REASONS = [
  'customer_asked_not_to',
  'bereavement_or_illness',
  'legal_dispute',
  'spam_or_supplier',
  'asked_in_person',
  'contact_data_wrong',
] as const;

/** Why somebody lets a question pass the gates. */
export const EXEMPTIONS = ['customer_asked_for_it', 'safety', 'authority_request'] as const;

/** Items with a scale; the yes and no questions have none. */
export const SCALED_ITEMS = [
  'reliefDegree',
  'justice',
  'satisfaction',
  'overallSatisfaction',
  'satisfactionBefore',
  'trustBefore',
  'likelihoodToRecommend',
  'repurchaseIntent',
  'wordOfMouthIntent',
  'switchingIntent',
  'trust',
  'trustReliability',
  'trustIntegrity',
  'commitment',
  'feelsValued',
  'perceivedRisk',
  'effort',
  'expectedService',
  'perceivedService',
  'expectedRecovery',
  'perceivedRecovery',
  'locusAfter',
  'stabilityAfter',
  'controllabilityAfter',
  'emotionsAfter',
] as const;

export type SurveyLanguage = (typeof SURVEY_LANGUAGES)[number];
export type SurveyKind = (typeof SURVEY_KINDS)[number];
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];
export type GateReason = (typeof GATE_REASONS)[number];
export type Postponement = (typeof POSTPONEMENTS)[number];
export type SkipReason = (typeof SKIP_REASONS)[number];
export type Exemption = (typeof EXEMPTIONS)[number];
export type ScaledItem = (typeof SCALED_ITEMS)[number];
