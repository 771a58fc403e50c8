import type { Money } from '@amends/contracts/primitives';
import { money } from '@amends/contracts/primitives';
import type { RemedyComponent } from '@amends/contracts/remedy';
import { z } from 'zod';
import { totalOf } from '../domain/menu.ts';
import { add } from '../domain/money.ts';

/** What an alternative is worth, so that its equals are seen to be equal. */
export const statedValue = z.object({
  restitution: money.optional(),
  goodwill: money.optional(),
  /** Both, with what was granted besides; absent where they have two currencies. */
  total: money.optional(),
  /** Goods, services and words have no amount here. */
  unpriced: z.int(),
});

const sum = (amounts: readonly (Money | undefined)[]): Money | undefined => {
  const [first, ...rest] = amounts.filter((one) => one !== undefined);
  if (first === undefined || rest.some(({ currency }) => currency !== first.currency)) {
    return undefined;
  }
  return rest.reduce(add, first);
};

export const statedValueOf = (
  components: readonly RemedyComponent[],
  extras: readonly RemedyComponent[],
): z.infer<typeof statedValue> => {
  const all = [...components, ...extras];
  const [restitution, goodwill] = [
    totalOf(components, 'restitution'),
    totalOf(components, 'goodwill'),
  ];
  return {
    restitution,
    goodwill,
    total: sum(all.map(({ amount }) => amount)),
    unpriced: all.filter(({ amount }) => amount === undefined).length,
  };
};
