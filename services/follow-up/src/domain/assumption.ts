import type {
  AssumptionKind,
  AssumptionSet,
  AssumptionWithdrawn,
} from '@amends/contracts/follow-up-assumptions';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** assumption-<assumptionId>: none -> set, each time a new version -> withdrawn -> set. */
export type AssumptionEvent =
  | { readonly type: 'AssumptionSet'; readonly data: AssumptionSet }
  | { readonly type: 'AssumptionWithdrawn'; readonly data: AssumptionWithdrawn };

export type AssumptionTerms = Pick<
  AssumptionSet,
  'kind' | 'currency' | 'level' | 'value' | 'low' | 'high' | 'source'
>;

export type AssumptionCommand = { readonly by: string; readonly now: string } & (
  | { readonly type: 'SetAssumption'; readonly terms: AssumptionTerms }
  | {
      readonly type: 'WithdrawAssumption';
      readonly reason: AssumptionWithdrawn['reason'];
    }
);

export interface Assumption {
  readonly version: number;
  /** What holds; undefined before it is set and while it is withdrawn. */
  readonly holds?: AssumptionSet | undefined;
}

const MONEY: ReadonlySet<AssumptionKind> = new Set([
  'customer_value',
  'yearly_margin',
  'case_handling_cost',
]);
/** Numbers that may be above one. */
const NUMBERS: ReadonlySet<AssumptionKind> = new Set(['dissatisfied_per_complaint']);
const ONE = 1_000_000;
const THOUSAND = 1_000 * ONE;

/** What is wrong with an assumption, by the member it is about; undefined for nothing. */
export const faultOf = (
  terms: AssumptionTerms,
):
  | { readonly member: 'currency' | 'level' | 'value' | 'low' | 'high'; readonly says: string }
  | undefined => {
  const { kind, currency, level, value, low = value, high = value } = terms;
  const isMoney = MONEY.has(kind);
  if (isMoney && currency === undefined)
    return { member: 'currency', says: 'is missing: money is of one currency' };
  if (!isMoney && currency !== undefined)
    return { member: 'currency', says: 'is not wanted: this is no money' };
  if (level !== undefined && kind !== 'dissatisfied_per_complaint')
    return { member: 'level', says: 'is not wanted: this is the same for all' };
  if (low > value) return { member: 'low', says: 'is above the value' };
  if (high < value) return { member: 'high', says: 'is below the value' };
  if (isMoney) return undefined;
  const most = NUMBERS.has(kind) ? THOUSAND : ONE;
  return high > most ? { member: 'high', says: `is more than ${most} millionths` } : undefined;
};

/** One assumption of each kind, currency and level. */
export const assumptionIdOf = ({
  kind,
  currency,
  level,
}: Pick<AssumptionTerms, 'kind' | 'currency' | 'level'>): string => {
  if (level !== undefined) return `${kind}_${level}`;
  return currency === undefined ? kind : `${kind}-${currency}`;
};

const isSame = (holds: AssumptionSet | undefined, terms: AssumptionTerms): boolean =>
  holds !== undefined &&
  holds.value === terms.value &&
  holds.low === terms.low &&
  holds.high === terms.high &&
  holds.source.kind === terms.source.kind &&
  holds.source.textId === terms.source.textId;

const set = (
  { terms, by, now }: Extract<AssumptionCommand, { type: 'SetAssumption' }>,
  { version, holds }: Assumption,
): Decision<AssumptionEvent> => {
  if (isSame(holds, terms)) return rejected('already_recorded');
  return accepted<AssumptionEvent>({
    type: 'AssumptionSet',
    data: {
      assumptionId: assumptionIdOf(terms),
      version: version + 1,
      unit: MONEY.has(terms.kind) ? 'minor_units' : 'millionths',
      ...terms,
      setBy: by,
      setAt: now,
    },
  });
};

export const assumptionDecider: Decider<AssumptionCommand, Assumption, AssumptionEvent> = {
  initialState: { version: 0 },
  evolve: (state, event) => {
    switch (event.type) {
      case 'AssumptionSet':
        return { version: event.data.version, holds: event.data };
      case 'AssumptionWithdrawn':
        return { version: event.data.version };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide: (command, state) => {
    if (command.type === 'SetAssumption') return set(command, state);
    const { version, holds } = state;
    if (holds === undefined) return rejected('not_found');
    const { reason, by, now } = command;
    return accepted<AssumptionEvent>({
      type: 'AssumptionWithdrawn',
      data: {
        assumptionId: holds.assumptionId,
        version: version + 1,
        ...{ reason, withdrawnBy: by, withdrawnAt: now },
      },
    });
  },
};
