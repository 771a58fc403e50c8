import type { MatchingFacts } from '@amends/contracts/triage';
import type {
  KhdType,
  RemedyType,
  ResponsibilityLocus,
  Severity,
} from '@amends/contracts/vocabulary';

type NakamuraCause = NonNullable<MatchingFacts['nakamuraCause']>;
type NakamuraSubcode = NonNullable<MatchingFacts['nakamuraSubcode']>;
type Gap = NonNullable<MatchingFacts['gaps']>[number];
type BitnerSubtype = NonNullable<MatchingFacts['bitnerSubtype']>;

export type RestitutionForm =
  | 'choice_of_replacement_or_refund'
  | 'partial_refund'
  | 'price_difference'
  | 'exchange_or_redelivery'
  | 'alternatives_at_price'
  | 'redo_free'
  | 'reperform_or_substitute'
  | 'substitute'
  | 'restitution_of_loss'
  | 'none';

export type GoodwillRule =
  | { readonly basis: 'stated'; readonly pct: number }
  | {
      readonly basis: 'range';
      readonly minPct: number;
      readonly maxPct: number;
      readonly defaultPct?: number;
    }
  | { readonly basis: 'by_severity'; readonly pct: Partial<Record<Severity, number>> }
  | { readonly basis: 'when'; readonly fact: 'delayed' | 'caused_by_firm'; readonly pct: number }
  | { readonly basis: 'matrix' }
  /** Never any, whoever caused it. */
  | { readonly basis: 'none' }
  | { readonly basis: 'manager' };

export interface PlaybookRow {
  readonly row: number;
  readonly title: string;
  /** Types the row is for; empty for rows with another trigger. */
  readonly types: readonly KhdType[];
  /** Causes after Nakamura that the row is for as well. */
  readonly nakamuraCauses?: readonly NakamuraCause[];
  readonly nakamuraSubcodes?: readonly NakamuraSubcode[];
  readonly gaps?: readonly Gap[];
  /** Misbehaviour that the row is for as well, by the customer or another one. */
  readonly bitnerSubtypes?: readonly BitnerSubtype[];
  /** The type has to be frequent at the store: stability stable. */
  readonly frequent?: boolean;
  readonly severities?: readonly Severity[];
  readonly attributions?: readonly ResponsibilityLocus[];
  readonly stability?: 'one_off' | 'stable';
  readonly disposition?: 'returned' | 'kept';
  readonly promised?: boolean;
  readonly steps: readonly string[];
  /** Parts of every alternative that are not restitution: what is said and done. */
  readonly always: readonly RemedyType[];
  /** What the second alternative adds where restitution itself leaves no choice. */
  readonly option?: RemedyType;
  readonly restitution: RestitutionForm;
  readonly restitutionPct?: number;
  readonly goodwill: GoodwillRule;
}
