import type { Money } from '@amends/contracts/primitives';
import type { RecoveryFailed, StepCost } from '@amends/contracts/remedy-recovery';
import type { ResolutionOutcome } from '@amends/contracts/vocabulary';
import { add } from './money.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/** What the recovery cost so far, and whether it failed. */

export type RecoveryEvent = { readonly type: 'RecoveryFailed'; readonly data: RecoveryFailed };

type Reason = RecoveryFailed['reason'];

export interface RecoveryState {
  /** Of the steps that are done. */
  readonly costs: readonly StepCost[];
  /** Whether an offer of this recovery was declined. */
  readonly wasDeclined: boolean;
  /** Of all recoveries of the case. */
  readonly failures: readonly { readonly remedyId?: string | undefined; readonly reason: Reason }[];
}

export const noRecovery: RecoveryState = { costs: [], wasDeclined: false, failures: [] };

/** Adds what a step cost; nothing is no cost. */
export const withCost = (
  { costs, ...rest }: RecoveryState,
  of: Pick<StepCost, 'step' | 'remedyType'>,
  ...moneys: readonly (Money | undefined)[]
): RecoveryState => {
  const added = moneys.flatMap((cost) =>
    cost === undefined || cost.amount === 0 ? [] : [{ ...of, cost }],
  );
  return { ...rest, costs: [...costs, ...added] };
};

export const withFailure = (
  recovery: RecoveryState,
  { remedyId, reason }: Pick<RecoveryFailed, 'remedyId' | 'reason'>,
): RecoveryState => ({ ...recovery, failures: [...recovery.failures, { remedyId, reason }] });

const sums = (costs: readonly StepCost[]): Money[] => {
  const byCurrency = new Map<string, Money>();
  for (const { cost } of costs) {
    const sum = byCurrency.get(cost.currency);
    byCurrency.set(cost.currency, sum === undefined ? cost : add(sum, cost));
  }
  return [...byCurrency.values()];
};

/** As it stands in the events that end a recovery. */
export const costOf = ({ recovery: { costs } }: Pick<Remedy, 'recovery'>) => ({
  stepCosts: [...costs],
  cost: sums(costs),
});

/** Once for each reason and remedy, however often the same comes up. */
export const recoveryFailed = (state: Remedy, reason: Reason, failedAt: string): RemedyEvent[] => {
  const { menu, remedyId, recovery } = state;
  const isKnown = recovery.failures.some(
    (one) => one.remedyId === remedyId && one.reason === reason,
  );
  if (isKnown) return [];
  return [
    {
      type: 'RecoveryFailed',
      data: {
        caseId: state.caseId!,
        ...(menu?.storeId === undefined ? {} : { storeId: menu.storeId }),
        ...(menu?.customerId === undefined ? {} : { customerId: menu.customerId }),
        ...(menu === undefined ? {} : { severity: menu.severity }),
        ...(remedyId === undefined ? {} : { remedyId }),
        ...{ reason, ...costOf(state), failedAt },
      },
    },
  ];
};

/** Ends at which nothing was to be recovered, or was recovered otherwise. */
const NO_FAILURE: ReadonlySet<ResolutionOutcome> = new Set([
  'resolved_unconfirmed',
  'failure_averted',
  'won_back',
  'withdrawn',
  'duplicate',
  'invalid',
] as const);

/** Ended without a remedy: whether that is a recovery that failed, and why. */
export const failedWithoutRemedy = (
  state: Remedy,
  outcome: ResolutionOutcome,
  at: string,
): RemedyEvent[] => {
  if (NO_FAILURE.has(outcome)) return [];
  if (state.recovery.wasDeclined) return recoveryFailed(state, 'rejected', at);
  return outcome === 'recovery_failed' ? recoveryFailed(state, 'given_up', at) : [];
};
