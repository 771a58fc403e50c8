import { createHash } from 'node:crypto';
import { externalRef, money, uuid } from '@amends/contracts/primitives';
import { GOODWILL_REASONS } from '@amends/contracts/remedy-authority';
import { GoodwillProposedV1 } from '@amends/contracts/remedy-goodwill';
import { REMEDY_TYPES, type RemedyType } from '@amends/contracts/vocabulary';
import { z } from 'zod';
import type { BoundTo, GoodwillTerms } from '../domain/proposal-commands.ts';
import { compensates } from '../domain/compensation.ts';

/** The price itself is returned by the playbook; nothing is no remedy. */
const NOT_PROPOSED = ['none', 'refund'] as const;

/** Words have no price; everything else states what it is worth. */
export const isPriced = (type: RemedyType): boolean => compensates([{ remedyType: type }]);

const component = z
  .strictObject({
    remedyType: z.enum(REMEDY_TYPES).exclude(NOT_PROPOSED),
    amount: z.strictObject(money.shape).optional(),
  })
  .refine(
    ({ remedyType, amount }) =>
      isPriced(remedyType) ? amount !== undefined && amount.amount > 0 : amount === undefined,
    { message: 'goods and money state their value, words have none', path: ['amount'] },
  );

/** What a proposal says; also of a further revision. */
export const goodwillBody = z.strictObject({
  item: externalRef,
  itemKind: GoodwillProposedV1.shape.itemKind,
  components: z.array(component).min(1).max(5),
  reason: z.enum(GOODWILL_REASONS),
  improvised: z.boolean().default(false),
  commentTextId: uuid.optional(),
});

export const termsOf = (body: z.infer<typeof goodwillBody>): GoodwillTerms => {
  const { components, commentTextId, ...rest } = body;
  return {
    ...rest,
    ...(commentTextId === undefined ? {} : { commentTextId }),
    components: components.map(({ remedyType, amount }) => ({
      remedyType,
      ...(amount === undefined
        ? {}
        : { amount, kind: remedyType === 'make_whole' ? 'restitution' : 'goodwill' }),
    })),
  };
};

/** What an approval is bound to: any change of these makes another hash. */
export const hashOf = (caseId: string, terms: GoodwillTerms, boundTo: BoundTo): string => {
  const components = terms.components.map(({ remedyType, amount, kind }) => [
    remedyType,
    amount?.amount,
    amount?.currency,
    kind,
  ]);
  const { paymentRef, price } = boundTo;
  const bound = [paymentRef, price?.amount, price?.currency];
  const whole = [caseId, terms.item, terms.itemKind, components, bound];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
};
