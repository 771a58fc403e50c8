import type { Money } from '@amends/contracts/primitives';
import type { RemedyMenuPrepared } from '@amends/contracts/remedy';
import type { Menu } from './menu.ts';

type Alternative = Menu['alternatives'][number];

/** Not by their text: what comes back from the database has its members in another order. */
const textOf = ({ components }: Pick<Alternative, 'components'>): string =>
  components
    .map(({ remedyType, kind, amount }) =>
      [remedyType, kind, amount?.amount, amount?.currency].join(' '),
    )
    .join(', ');

export const sameAlternative = (
  one: Pick<Alternative, 'components'>,
  other: Pick<Alternative, 'components'>,
): boolean => textOf(one) === textOf(other);

export const sameAlternatives = (
  some: readonly Pick<Alternative, 'components'>[],
  others: readonly Pick<Alternative, 'components'>[],
): boolean =>
  some.length === others.length && some.every((one, at) => sameAlternative(one, others[at]!));

const sameMoney = (one: Money | undefined, other: Money | undefined): boolean =>
  one?.amount === other?.amount && one?.currency === other?.currency;

/** Somebody found out why the customer left: from here on there may be an offer. */
const mayWinBack = ({ steps }: Pick<Menu, 'steps'>): boolean => steps.includes('win_back_offer');

/** The same row, money and choice, and the same for a manager to add: nothing to read again. */
export const isSameMenu = (one: Menu, other: RemedyMenuPrepared | undefined): boolean =>
  other !== undefined &&
  one.row === other.row &&
  one.authority === other.authority &&
  mayWinBack(one) === mayWinBack(other) &&
  sameMoney(one.goodwillByManager, other.goodwillByManager) &&
  sameAlternatives(one.alternatives, other.alternatives);
