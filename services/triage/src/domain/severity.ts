import type { FailureReported } from '@amends/contracts/intake';
import type { ImpactAssessed } from '@amends/contracts/triage';
import type { Cue } from '@amends/contracts/finding-vocabulary';
import type { KhdType, Severity } from '@amends/contracts/vocabulary';

/** What the impact of a failure is judged by. Money in minor units. */
export type ImpactFacts = Pick<
  FailureReported,
  'flags' | 'magnitude' | 'delayHours' | 'missedOccasion' | 'price' | 'consequentialLoss'
> & {
  readonly cues?: readonly string[];
  /** Cause as classified; an accusation is critical whoever names it and however. */
  readonly khdType?: KhdType | undefined;
};

export interface Impact {
  readonly severity: Severity;
  /** Which rule decided, for the record and for correction. */
  readonly ruleId: string;
  /** The last failure like it, and the severity before it was raised for that. */
  readonly repeatOf?: string;
  readonly repeatBasis?: ImpactAssessed['repeatBasis'];
  readonly raisedFrom?: Severity;
}

/** Cue codes from the customer's own words that make a case critical until a person says no. */
export const CRITICAL_CUES: ReadonlySet<string> = new Set<Cue>([
  'safety',
  'injury',
  'accused',
  'privacy',
  'discrimination',
]);

/** The customer was accused of something: critical at any magnitude (playbook section 1). */
export const isAccusation = (khdType: KhdType | undefined): boolean =>
  khdType === 'accused_of_shoplifting';

/**
 * Consequential loss as a whole percentage of the price, by integer division of minor units, or
 * undefined where one of the two is not known or the currencies differ (no conversion here).
 */
const lossPct = (facts: ImpactFacts): number | undefined => {
  const { price, consequentialLoss } = facts;
  if (price === undefined || consequentialLoss === undefined || price.amount === 0) {
    return undefined;
  }
  if (price.currency !== consequentialLoss.currency) return undefined;
  return Math.floor((consequentialLoss.amount * 100) / price.amount);
};

/** Severity by playbook section 1: the first rule that holds decides. */
export const assessImpact = (facts: ImpactFacts): Impact => {
  const loss = lossPct(facts);
  const magnitude = facts.magnitude ?? 0;
  if ((facts.flags?.length ?? 0) > 0) return { severity: 'critical', ruleId: 'critical_flag' };
  if (facts.cues?.some((cue) => CRITICAL_CUES.has(cue))) {
    return { severity: 'critical', ruleId: 'critical_cue' };
  }
  if (isAccusation(facts.khdType)) return { severity: 'critical', ruleId: 'critical_type' };
  if (loss !== undefined && loss >= 100) return { severity: 'major', ruleId: 'loss_from_100_pct' };
  if (magnitude >= 8) return { severity: 'major', ruleId: 'magnitude_from_8' };
  if (facts.missedOccasion === true) return { severity: 'major', ruleId: 'missed_occasion' };
  if (loss !== undefined && loss >= 20) return { severity: 'moderate', ruleId: 'loss_from_20_pct' };
  if (magnitude >= 4) return { severity: 'moderate', ruleId: 'magnitude_from_4' };
  if ((facts.delayHours ?? 0) >= 24) return { severity: 'moderate', ruleId: 'delay_from_24_h' };
  return { severity: 'minor', ruleId: 'no_condition_holds' };
};
