import type { JusticeItem } from '@amends/contracts/vocabulary';

/**
 * The follow-up instrument, version 1. The justice items follow the dimensions of Maxham and
 * Netemeyer (2002) in our own wording. A changed word or scale is a new version: answers of two
 * versions are never pooled (SCO-04).
 */
export const INSTRUMENT_ID = 'recovery_follow_up' as const;
export const INSTRUMENT_VERSION = 1;

export interface JusticeQuestion {
  readonly item: JusticeItem;
  readonly dimension: 'distributive' | 'procedural' | 'interactional';
  readonly statement: string;
  /** Agreeing means less justice; whoever scores it turns it round first. */
  readonly reversed: boolean;
}

const question = (
  item: JusticeItem,
  dimension: JusticeQuestion['dimension'],
  statement: string,
  reversed = false,
): JusticeQuestion => ({ item, dimension, statement, reversed });

/** Agreement from 1 (not at all) to 7 (completely); each item may be left out. */
export const JUSTICE_QUESTIONS: readonly JusticeQuestion[] = [
  question('D1', 'distributive', 'The outcome was fair, given my time and hassle.'),
  question('D2', 'distributive', 'I got less than I deserved.', true),
  question('D3', 'distributive', 'What was done to fix the problem gave a good result.'),
  question('D4', 'distributive', 'The outcome was right for the inconvenience I had.'),
  question('P1', 'procedural', 'They responded fast enough.'),
  question('P2', 'procedural', 'Their rules for problems like mine are fair.'),
  question('P3', 'procedural', 'They were flexible about my situation.'),
  question('P4', 'procedural', 'I had a say in how the problem was solved.'),
  question('I1', 'interactional', 'They were courteous to me.'),
  question('I2', 'interactional', 'They explained honestly what had happened.'),
  question('I3', 'interactional', 'The staff made little effort.', true),
  question('I4', 'interactional', 'They showed real concern for me.'),
];

export interface OutcomeQuestion {
  readonly field: string;
  readonly statement: string;
  readonly answer: 'yes_no' | 'scale';
  readonly scale?: { readonly from: number; readonly to: number };
  readonly mandatory: boolean;
}

const scale = (
  field: string,
  statement: string,
  [from, to]: readonly [number, number],
  mandatory = false,
): OutcomeQuestion => ({ field, statement, answer: 'scale', scale: { from, to }, mandatory });
const yesNo = (field: string, statement: string): OutcomeQuestion => ({
  field,
  statement,
  answer: 'yes_no',
  mandatory: true,
});

/** The four questions every follow-up asks, then satisfaction, intent, trust, effort. */
export const OUTCOME_QUESTIONS: readonly OutcomeQuestion[] = [
  scale('reliefDegree', 'How far did the remedy relieve the problem?', [1, 7], true),
  yesNo('remedyAccepted', 'Did you accept the remedy?'),
  yesNo('dissatisfactionEliminated', 'Is your dissatisfaction gone?'),
  yesNo('adverseEffects', 'Did the failure or the remedy cause you any further harm?'),
  scale('satisfaction', 'How satisfied are you with how we handled it?', [1, 5]),
  scale('likelihoodToRecommend', 'How likely are you to recommend us?', [0, 10]),
  scale('repurchaseIntent', 'I will buy here again.', [1, 7]),
  scale('trust', 'I can rely on this shop.', [1, 7]),
  scale('effort', 'They made it easy for me to have it handled.', [1, 7]),
];
