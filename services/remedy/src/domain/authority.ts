import { isAfter, plusMillis } from '@amends/contracts/instant-order';
import type { Money } from '@amends/contracts/primitives';
import type { AuthorityLimit, RecoveryAuthorityGranted } from '@amends/contracts/remedy-authority';
import type {
  ApprovalCause,
  AuthorityFact,
  GoodwillCap,
  GoodwillReasonCode,
} from '@amends/contracts/remedy-goodwill';
import type { RemedyType } from '@amends/contracts/vocabulary';

/** What a holder may grant, in the version that rules. */
export type Profile = Pick<
  RecoveryAuthorityGranted,
  'holderKind' | 'holderId' | 'version' | 'limits'
>;

/** A role somebody may be asked through, and when it has to have answered. */
export interface LadderStep {
  readonly profile: Profile;
  readonly answerBy?: string;
}

/** What was granted before, in the currency at hand and in minor units. */
export interface Granted {
  readonly case: number;
  readonly order: number;
  /** To the customer, in the last 24 hours. */
  readonly customer: number;
  /** By the one who would grant this, in the last 24 hours. */
  readonly actor: number;
  /** When the customer was given something in the last year, whoever gave it. */
  readonly customerGrants?: readonly string[];
}

/** What is held against a limit. */
export interface Asked {
  readonly amount: Money | undefined;
  readonly remedyTypes: readonly RemedyType[];
  readonly reason?: GoodwillReasonCode;
}

const UNLIMITED = -1;

export const covers = (max: number, sum: number): boolean => max === UNLIMITED || sum <= max;

const higher = (one: number, other: number): boolean =>
  other !== UNLIMITED && (one === UNLIMITED || one > other);

interface Found {
  readonly profile: Profile;
  readonly limit: AuthorityLimit;
}

const limitsOf = (profiles: readonly Profile[], asked: Asked): readonly Found[] =>
  profiles.flatMap((profile) =>
    profile.limits
      // Where no money is in it, any limit that names the type will do.
      .filter(({ currency }) => asked.amount === undefined || currency === asked.amount.currency)
      .map((limit) => ({ profile, limit })),
  );

const namesAll =
  ({ remedyTypes }: Asked) =>
  ({ limit }: Found): boolean =>
    limit.remedyTypes === undefined ||
    remedyTypes.every((type) => limit.remedyTypes?.includes(type) === true);

export type Authority = Omit<AuthorityFact, 'used'>;

const NONE: Authority = { basis: 'none' };

/** Caps of the limit that hold for the reason (GDW-07). */
const capsOf = ({ limit }: Found, { reason }: Asked): Partial<Authority> => {
  const { perCustomer, byReason, exceptReasons } = limit;
  if (reason === undefined || exceptReasons?.includes(reason) === true) return {};
  const reasonMax = byReason?.find((one) => one.reason === reason)?.max;
  return {
    ...(perCustomer === undefined ? {} : { perCustomer }),
    ...(reasonMax === undefined ? {} : { reasonMax }),
  };
};

const authorityOf = ({ profile, limit }: Found, asked: Asked): Authority => ({
  basis: profile.holderKind,
  holderId: profile.holderId,
  version: profile.version,
  max: limit.max,
  ...(limit.perDayMax === undefined ? {} : { perDayMax: limit.perDayMax }),
  ...capsOf({ profile, limit }, asked),
});

/**
 * The limit that counts (GDW-01): the highest of one's own and of one's roles; where none of them
 * has the currency, the default for it.
 */
export const authorityFor = (
  profiles: readonly Profile[],
  asked: Asked,
): { readonly authority: Authority; readonly cause?: ApprovalCause } => {
  const own = limitsOf(
    profiles.filter(({ holderKind }) => holderKind !== 'default'),
    asked,
  );
  const known = own.length > 0 ? own : limitsOf(profiles, asked);
  if (known.length === 0) return { authority: NONE, cause: 'no_limit' };
  const [first, ...rest] = known.filter(namesAll(asked));
  if (first === undefined) return { authority: NONE, cause: 'type_not_covered' };
  const best = rest.reduce(
    (found, one) => (higher(one.limit.max, found.limit.max) ? one : found),
    first,
  );
  return { authority: authorityOf(best, asked) };
};

/**
 * Where the customer was let down twice, who has a limit may give what the next role up may
 * (GDW-08); who has none has none then either.
 */
export const raisedAuthority = (
  profiles: readonly Profile[],
  [next]: readonly LadderStep[],
  asked: Asked,
): ReturnType<typeof authorityFor> => {
  const own = authorityFor(profiles, asked);
  if (own.cause === 'no_limit' || next === undefined) return own;
  const raised = authorityFor([next.profile], asked);
  if (raised.cause !== undefined) return own;
  const isHigher = own.cause !== undefined || higher(raised.authority.max!, own.authority.max!);
  if (!isHigher) return own;
  return { authority: { ...raised.authority, raisedBy: 'double_deviation' } };
};

/** The sum a limit is held against: whatever the way it was split up (GDW-02). */
export const sumWith = (granted: Granted, amount: Money | undefined): number =>
  Math.max(granted.case, granted.order, granted.customer) + (amount?.amount ?? 0);

/** Which of one's limits the amount would break. */
export const brokenLimits = (
  { max, perDayMax }: Authority,
  granted: Granted,
  amount: Money | undefined,
): readonly ApprovalCause[] => {
  if (max === undefined) return [];
  const day = granted.actor + (amount?.amount ?? 0);
  return [
    ...(covers(max, sumWith(granted, amount)) ? [] : ['above_limit' as const]),
    ...(covers(perDayMax ?? UNLIMITED, day) ? [] : ['above_day_limit' as const]),
  ];
};

const DAY_MS = 86_400_000;

/** Caps the amount would break: of how often for one customer, and of what for one reason. */
export const brokenCaps = (
  { perCustomer, reasonMax = UNLIMITED }: Authority,
  granted: Granted,
  amount: Money | undefined,
  now: string,
): readonly GoodwillCap[] => {
  if (amount === undefined) return [];
  const since = perCustomer && plusMillis(now, -perCustomer.days * DAY_MS);
  const before = (granted.customerGrants ?? []).filter(
    (at) => since !== undefined && isAfter(at, since),
  );
  const isTooOften = perCustomer !== undefined && before.length >= perCustomer.times;
  return [
    ...(isTooOften ? ['per_customer' as const] : []),
    ...(covers(reasonMax, sumWith(granted, amount)) ? [] : ['by_reason' as const]),
  ];
};

/** The first role up the ladder that may grant it, else the last one there is. */
export const askedStep = (
  ladder: readonly LadderStep[],
  granted: Granted,
  asked: Asked,
): LadderStep | undefined =>
  ladder.find(({ profile }) => {
    const { authority, cause } = authorityFor([profile], asked);
    const sum = sumWith(granted, asked.amount);
    return cause === undefined && covers(authority.max ?? UNLIMITED, sum);
  }) ?? ladder.at(-1);
