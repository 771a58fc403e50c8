import type { CaseClassified } from '@amends/contracts/triage';
import type { DetectionKind } from '@amends/contracts/detection-vocabulary';
import type { KhdType, ResponsibilityLocus } from '@amends/contracts/vocabulary';
import { CUE_CAUSES, type CueCause } from './cue-causes.ts';
import {
  BITNER_GROUP_OF,
  BITNER_OF_KHD,
  CONTROLLABILITY_OF,
  TYPE_MEANING,
  type TypeMeaning,
} from './failure-taxonomy.ts';

/** Version of the rules below, their cues and the mapping table; kept with every classification. */
export const RULE_SET_VERSION = 2;

/** What a classification says of the cause: which rule said it, and how sure it is in percent. */
export type Classification = Omit<
  CaseClassified,
  'caseId' | 'provenance' | 'sourceCategory' | 'decidedBy' | 'ruleSetVersion'
>;

/** A cause as its rule or a person names it; the mapping table adds the rest. */
export type NamedCause = Omit<CueCause, 'cue' | 'fromStaffOnly'>;

const SIGNAL_TYPES: Partial<Record<DetectionKind, KhdType>> = {
  refund_failed: 'mischarged',
  payment_failed: 'pos_outage',
  terminal_failed: 'pos_outage',
  terminal_unreachable: 'pos_outage',
  outage_started: 'pos_outage',
  fulfilment_delayed: 'delivery',
  fulfilment_failed: 'delivery',
  stock_out: 'out_of_stock',
  queue_time: 'slow_unavailable_service',
};

/** Reasons of a signal that name the failure where its kind does not. */
const REASON_TYPES: Readonly<Record<string, KhdType>> = {
  out_of_stock: 'out_of_stock',
  inventory: 'out_of_stock',
  wrong_price: 'system_pricing',
  defective: 'product_defect',
  damaged: 'product_defect',
  wrong_item: 'packaging_error',
};

/** Stated constants of each rule, not a measured accuracy. */
const CONFIDENCE_PCT = {
  stated_code: 90,
  frequent_outage: 70,
  signal_kind: 80,
  signal_reason: 70,
  cue: 60,
  /** Cues that name different causes: the strongest is taken, and a person should look. */
  cues_differ: 45,
  unclassified: 0,
} as const;

type Mutable<Facts> = { -readonly [Key in keyof Facts]: Facts[Key] };

/** Fills in what the mapping table knows of a cause. */
export const completed = (cause: NamedCause): Omit<Classification, 'ruleId' | 'confidencePct'> => {
  const { khdType } = cause;
  const meaning = khdType === undefined ? undefined : TYPE_MEANING[khdType];
  const { khdGroup, ...known }: Mutable<Partial<TypeMeaning>> = meaning ?? {};
  const bitnerSubtype = cause.bitnerSubtype ?? known.bitnerSubtype;
  const attribution = cause.attribution ?? known.attribution;
  const { gaps, ...named } = cause;
  // Another cause after Nakamura than the table's has none of the table's subcodes.
  const isTables = [undefined, known.nakamuraCause].includes(named.nakamuraCause);
  if (!isTables) delete known.nakamuraSubcode;
  const bitnerGroup =
    khdGroup !== undefined
      ? BITNER_OF_KHD[khdGroup]
      : bitnerSubtype === undefined
        ? undefined
        : BITNER_GROUP_OF[bitnerSubtype];
  return {
    ...known,
    ...named,
    ...(khdGroup === undefined ? {} : { khdGroup }),
    ...(bitnerGroup === undefined ? {} : { bitnerGroup }),
    ...(attribution === undefined ? {} : { controllability: CONTROLLABILITY_OF[attribution] }),
    ...(gaps === undefined ? {} : { gaps: [...gaps] }),
  };
};

export interface ClassificationFacts {
  readonly complaintCode?: KhdType | undefined;
  readonly signalKind?: DetectionKind | undefined;
  readonly reasonCode?: string | undefined;
  readonly cues?: readonly string[] | undefined;
  /** The report comes from staff, not from a customer. */
  readonly byStaff?: boolean;
}

interface Named {
  readonly cause: NamedCause;
  readonly ruleId: string;
  readonly confidencePct: number;
}

const sameCause = (one: CueCause, other: CueCause): boolean =>
  one.khdType !== undefined && other.khdType !== undefined
    ? one.khdType === other.khdType
    : one.nakamuraCause === other.nakamuraCause && one.bitnerSubtype === other.bitnerSubtype;

const byCue = ({ cues = [], byStaff = false }: ClassificationFacts): Named | undefined => {
  const found = CUE_CAUSES.filter(
    ({ cue, fromStaffOnly }) => cues.includes(cue) && (byStaff || fromStaffOnly === undefined),
  );
  const [strongest, ...others] = found;
  if (strongest === undefined) return undefined;
  const { cue, fromStaffOnly: _only, ...cause } = strongest;
  const agree = others.every((other) => sameCause(strongest, other));
  return {
    cause,
    ruleId: `cue_${cue}`,
    confidencePct: agree ? CONFIDENCE_PCT.cue : CONFIDENCE_PCT.cues_differ,
  };
};

const named = (facts: ClassificationFacts): Named | undefined => {
  const { complaintCode, signalKind, reasonCode } = facts;
  const of = (khdType: KhdType, ruleId: 'stated_code' | 'signal_kind' | 'signal_reason') => ({
    cause: { khdType },
    ruleId,
    confidencePct: CONFIDENCE_PCT[ruleId],
  });
  if (complaintCode !== undefined) return of(complaintCode, 'stated_code');
  const bySignal = signalKind === undefined ? undefined : SIGNAL_TYPES[signalKind];
  if (bySignal !== undefined) return of(bySignal, 'signal_kind');
  const byReason =
    signalKind !== undefined && reasonCode !== undefined && Object.hasOwn(REASON_TYPES, reasonCode)
      ? REASON_TYPES[reasonCode]
      : undefined;
  if (byReason !== undefined) return of(byReason, 'signal_reason');
  return byCue(facts);
};

/**
 * Cause by rule: what the reporter stated, else the signal, else its reason, else a cue of the
 * text, else nothing, with a person to look at it. How often it happens is not known here.
 */
export const classifyFailure = (facts: ClassificationFacts): Classification => {
  const found = named(facts);
  if (found === undefined) {
    return { ruleId: 'unclassified', confidencePct: CONFIDENCE_PCT.unclassified };
  }
  const { cause, ruleId, confidencePct } = found;
  return { ...completed(cause), ruleId, confidencePct };
};

/** The scale of stability ends here: as many failures before it, and it is bound to come again. */
export const STABILITY_RATING_MAX = 7;

/** From how many failures of a type a store's failures of it are stable is a setting. */
export interface Frequency {
  /** Failures of the type at the store before this one, within the window. */
  readonly earlier: number;
  readonly isFrequent: boolean;
}

/**
 * How likely it is to come again, from how often it came: measured, so that no rule has to guess.
 * An outage that keeps coming back is no longer an accident from outside but the firm's (row 15).
 */
export const withFrequency = (
  classification: Classification,
  { earlier, isFrequent }: Frequency,
): Classification => {
  const { khdType } = classification;
  if (khdType === undefined) return classification;
  const rated: Classification = {
    ...classification,
    stability: isFrequent ? 'stable' : 'one_off',
    stabilityRating: Math.min(STABILITY_RATING_MAX, 1 + earlier),
  };
  if (!isFrequent || khdType !== 'pos_outage') return rated;
  const attribution: ResponsibilityLocus = 'firm';
  return {
    ...rated,
    attribution,
    controllability: CONTROLLABILITY_OF[attribution],
    ruleId: 'frequent_outage',
    confidencePct: Math.min(rated.confidencePct, CONFIDENCE_PCT.frequent_outage),
  };
};
