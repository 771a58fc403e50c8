import type { Money } from '@amends/contracts/primitives';
import type { RemedyComponent, RemedyMenuPrepared } from '@amends/contracts/remedy';
import {
  type Asked,
  authorityFor,
  brokenLimits,
  type Granted,
  type LadderStep,
  type Profile,
  raisedAuthority,
} from './authority.ts';
import { add } from './money.ts';

/** Whether who shows a manager's menu may give what is in it. */

export interface OfferLimits {
  readonly profiles: readonly Profile[];
  readonly ladder: readonly LadderStep[];
  /** What was granted before, by currency. */
  readonly granted: Readonly<Record<string, Granted>>;
}

const NOTHING: Granted = { case: 0, order: 0, customer: 0, actor: 0 };

/** What an alternative gives in each currency; currencies are never added up. */
const askedIn = (components: readonly RemedyComponent[]): Asked[] => {
  const asked = new Map<string, Asked & { readonly amount: Money }>();
  for (const { remedyType, amount } of components) {
    if (amount === undefined || amount.amount === 0) continue;
    const before = asked.get(amount.currency);
    asked.set(amount.currency, {
      amount: before === undefined ? amount : add(before.amount, amount),
      remedyTypes: [...(before?.remedyTypes ?? []), remedyType],
    });
  }
  return [...asked.values()];
};

/** In which currencies the menu gives anything. */
export const currenciesOf = ({ alternatives }: Pick<RemedyMenuPrepared, 'alternatives'>) => [
  ...new Set(
    alternatives.flatMap(({ components }) =>
      components.flatMap(({ amount }) => amount?.currency ?? []),
    ),
  ),
];

/** Whatever the customer chooses has to be within the limit, with what was granted before. */
export const mayOffer = (
  { alternatives }: Pick<RemedyMenuPrepared, 'alternatives'>,
  letDown: readonly unknown[],
  { profiles, ladder, granted }: OfferLimits,
): boolean =>
  alternatives
    .flatMap(({ components }) => askedIn(components))
    .every((asked) => {
      const { authority, cause } =
        letDown.length > 0
          ? raisedAuthority(profiles, ladder, asked)
          : authorityFor(profiles, asked);
      const before = granted[asked.amount!.currency] ?? NOTHING;
      return cause === undefined && brokenLimits(authority, before, asked.amount).length === 0;
    });
