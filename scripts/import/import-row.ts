import type { ImportedInstant, Money } from '@amends/contracts/primitives';
import type {
  IntakeChannel,
  KhdType,
  RemedyType,
  ResolutionOutcome,
} from '@amends/contracts/vocabulary';

/** One row as the bulk endpoint takes it. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly externalId: string;
  readonly reported: ImportedInstant;
  readonly occurred?: ImportedInstant;
  readonly resolved?: ImportedInstant;
  readonly closed?: ImportedInstant;
  readonly storeId?: string;
  readonly channel?: IntakeChannel;
  readonly complaintCode?: KhdType;
  readonly sourceCategory?: string;
  readonly sourceGroup?: string;
  readonly sourceResult?: string;
  readonly remedyType?: RemedyType;
  readonly outcome?: ResolutionOutcome;
  readonly restitution?: Money;
  readonly satisfied?: boolean;
  /** The five below: of an activity log only. */
  readonly acknowledged?: ImportedInstant;
  readonly assigned?: ImportedInstant;
  readonly waits?: readonly { readonly from: string; readonly until?: string }[];
  readonly reopenings?: readonly {
    readonly resolvedAt?: string;
    readonly closedAt?: string;
    readonly reopenedAt: string;
  }[];
  /** Whether the target of the resolution was met, and since when that is told. */
  readonly targetMet?: { readonly isMet: boolean; readonly at: string };
  readonly flags?: readonly 'unmapped_value'[];
}

/** One purchase as the bulk endpoint takes it. */
export interface PurchaseRow {
  readonly rowNumber: number;
  readonly externalId: string;
  readonly customerReference: string;
  readonly storeId: string;
  readonly purchasedAt: string;
  readonly kind: 'sale' | 'refund';
  readonly amount: Money;
  /** The external id of the purchase it takes back. */
  readonly cancels?: string;
}

/** Something to tell about one cell. Names the column; the cell itself is in the caller's file. */
export interface Remark {
  readonly column: string;
  readonly code:
    | 'unreadable_time'
    | 'unreadable_amount'
    | 'missing_value'
    | 'malformed_id'
    | 'wrong_cell_count'
    | 'unmapped_value'
    | 'ambiguous_time'
    | 'too_long_history'
    | 'mixed_invoice';
  readonly detail: string;
  /** Where several lines of the file are one row. */
  readonly line?: number;
  /** Of an unmapped value: what the mapping does not know. */
  readonly key?: string;
}

/** A row of the file under its mapping: what is sent, and what is to be said about it. */
export type MappedRow =
  | {
      readonly read: 'row';
      readonly row: ImportRow | PurchaseRow;
      readonly remarks: readonly Remark[];
      /** Texts of the source's own codes, by kind. */
      readonly labels: Readonly<Partial<Record<LabelKind, readonly [string, string]>>>;
    }
  | {
      readonly read: 'refused';
      readonly rowNumber: number;
      readonly externalId: string | null;
      readonly remarks: readonly Remark[];
    };

export const LABEL_KINDS = ['categories', 'groups', 'results'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];
