import type { Money } from '@amends/contracts/primitives';
import type { RemedyMenuPrepared } from '@amends/contracts/remedy';
import { type Menu, prepareMenu } from './menu.ts';
import type { Playbook } from './playbook.ts';
import { sameAlternatives } from './same-menu.ts';

/** What a version would have made of cases that are past, beside what was made of them. */

export const MENU_DIFFERENCES = [
  'row',
  'restitution',
  'goodwill',
  'goodwill_by_manager',
  'authority',
  'alternatives',
] as const;

/** The last menu of a case as it is kept to be compared on. */
export type PastMenu = Omit<RemedyMenuPrepared, 'steps' | 'explanation' | 'caps'>;

type Figures = Pick<
  Menu,
  'row' | 'restitution' | 'goodwill' | 'goodwillByManager' | 'authority' | 'goodwillPct'
>;

export interface MenuChange {
  readonly past: PastMenu;
  readonly after: Figures;
  readonly differences: readonly (typeof MENU_DIFFERENCES)[number][];
}

/** Undefined where the case cannot be played again: menus of older releases lack what it takes. */
const inputOf = ({ severity, tier, facts, given, reason }: PastMenu) => {
  const failedRecovery = reason === 'reopened';
  if (facts === undefined || (failedRecovery && given === undefined)) return undefined;
  return { severity, tier, facts, failedRecovery, given };
};

const isSame = (one: Money | undefined, other: Money | undefined): boolean =>
  one?.amount === other?.amount && one?.currency === other?.currency;

type Differs = (past: PastMenu, after: Menu) => boolean;

const DIFFERS: Readonly<Record<(typeof MENU_DIFFERENCES)[number], Differs>> = {
  row: (past, after) => past.row !== after.row,
  restitution: (past, after) => !isSame(past.restitution, after.restitution),
  goodwill: (past, after) => !isSame(past.goodwill, after.goodwill),
  goodwill_by_manager: (past, after) => !isSame(past.goodwillByManager, after.goodwillByManager),
  authority: (past, after) => past.authority !== after.authority,
  alternatives: (past, after) => !sameAlternatives(past.alternatives, after.alternatives),
};

/** `same`, `incomparable`, or what would be different. */
export const compareOn = (
  playbook: Playbook,
  past: PastMenu,
): 'same' | 'incomparable' | MenuChange => {
  const input = inputOf(past);
  if (input === undefined) return 'incomparable';
  const after = prepareMenu(playbook, input);
  const differences = MENU_DIFFERENCES.filter((what) => DIFFERS[what](past, after));
  return differences.length === 0 ? 'same' : { past, after, differences };
};

/** By how much menus would cost more (or less, below zero), in minor units of one currency. */
export interface CostDifference {
  readonly currency: Money['currency'];
  readonly restitution: number;
  readonly goodwill: number;
  readonly goodwillByManager: number;
}

const KINDS = ['restitution', 'goodwill', 'goodwillByManager'] as const;

/** Summed by currency, never across them. */
export const costOf = (changes: readonly MenuChange[]): CostDifference[] => {
  const sums = new Map<Money['currency'], Record<(typeof KINDS)[number], bigint>>();
  const book = (kind: (typeof KINDS)[number], money: Money | undefined, sign: bigint): void => {
    if (money === undefined) return;
    const sum = sums.get(money.currency) ?? {
      restitution: 0n,
      goodwill: 0n,
      goodwillByManager: 0n,
    };
    sum[kind] += sign * BigInt(money.amount);
    sums.set(money.currency, sum);
  };
  for (const { past, after } of changes) {
    for (const kind of KINDS) {
      book(kind, past[kind], -1n);
      book(kind, after[kind], 1n);
    }
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, sum]) => ({
      currency,
      restitution: Number(sum.restitution),
      goodwill: Number(sum.goodwill),
      goodwillByManager: Number(sum.goodwillByManager),
    }));
};
