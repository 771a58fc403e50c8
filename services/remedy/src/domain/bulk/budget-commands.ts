import type { Money } from '@amends/contracts/primitives';
import type {
  BulkCustomer,
  BulkExclusion,
  BulkRemedyCancelled,
  BulkRemedyDrafted,
  BulkRemedyDryRunMade,
  BulkStageSettled,
  BulkUndoBegun,
} from '@amends/contracts/remedy-bulk';
import type { Granted, Profile } from '../authority.ts';
import type { Exclusions, Undone } from './budget.ts';

/** Who the run is for, as the tables say it is now. */
export interface Audience {
  readonly listVersion: number;
  readonly audienceHash: string;
  readonly customers: readonly BulkCustomer[];
}

/** Whose authority counts: of the person at hand, and of whoever approved before. */
export interface AuthorityFacts {
  readonly by: string;
  readonly profiles: readonly Profile[];
  /** To this incident by other runs, and by this person in a day. */
  readonly granted: Granted;
  readonly approverProfiles: readonly Profile[];
  readonly requestExpiresAt: string;
}

interface Of {
  readonly runId: string;
  readonly now: string;
}

export interface DraftRun extends Of {
  readonly type: 'DraftRun';
  readonly data: BulkRemedyDrafted;
}
/** Cases that are left out, and what the rest would cost, are worked out here. */
export interface MakeDryRun extends Of {
  readonly type: 'MakeDryRun';
  readonly audience: Audience;
  readonly openCases: ReadonlySet<string>;
  readonly excluded: ReadonlyMap<BulkExclusion, number>;
  readonly termsHash: BulkRemedyDryRunMade['termsHash'];
  readonly by: string;
}
export interface SetCap extends Of {
  readonly type: 'SetCap';
  readonly cap: Money;
  /** Absent before the first dry run. */
  readonly termsHash?: string | undefined;
  readonly by: string;
}
export interface ApproveRun extends Of {
  readonly type: 'ApproveRun';
  readonly termsHash: string;
  readonly facts: AuthorityFacts;
  readonly validUntil: string;
}
export interface StartRun extends Of {
  readonly type: 'StartRun';
  readonly termsHash: string;
  readonly audience: Audience;
  readonly facts: AuthorityFacts;
}
export interface PauseRun extends Of {
  readonly type: 'PauseRun';
  readonly by: string;
}
export interface ResumeRun extends Of {
  readonly type: 'ResumeRun';
  readonly facts: AuthorityFacts;
}
export interface CancelRun extends Of {
  readonly type: 'CancelRun';
  readonly reason: BulkRemedyCancelled['reason'];
  readonly by: string;
}
export interface BeginUndo extends Of {
  readonly type: 'BeginUndo';
  readonly reason: BulkUndoBegun['reason'];
  readonly by: string;
}
/** From the jobs. */
export interface BeginStage extends Of {
  readonly type: 'BeginStage';
  /** Cases that are to be left out by now. */
  readonly exclusions: Exclusions;
}
export interface SettleStage extends Of {
  readonly type: 'SettleStage';
  readonly stage: number;
  readonly excluded: BulkStageSettled['excluded'];
  readonly failed: BulkStageSettled['failed'];
  readonly noticesAt: string;
}
export interface NoteNotices extends Of {
  readonly type: 'NoteNotices';
  readonly stage: number;
  readonly given: number;
}
export interface SettleUndo extends Of {
  readonly type: 'SettleUndo';
  readonly customers: readonly Undone[];
}

export type BudgetCommand =
  | DraftRun
  | MakeDryRun
  | SetCap
  | ApproveRun
  | StartRun
  | PauseRun
  | ResumeRun
  | CancelRun
  | BeginUndo
  | BeginStage
  | SettleStage
  | NoteNotices
  | SettleUndo;
