import { typedClient } from '@amends/client/typed-client';
import { CommandError } from '../terminal/command-error.ts';
import type { DayPlan } from './day-plan.ts';
import { daysAgo, type PlayContext } from './play-context.ts';

interface Item {
  readonly externalId: string;
  readonly customerReference: string;
  readonly storeId: string;
  readonly purchasedAt: string;
  readonly kind: 'sale';
  readonly amount: { readonly amount: number; readonly currency: 'EUR' };
}

const ITEMS_MAX = 200;

const send = async ({ retailer, signal }: PlayContext, items: readonly Item[]): Promise<void> => {
  for (let at = 0; at < items.length; at += ITEMS_MAX) {
    signal.throwIfAborted();
    const body = { source: 'shop', items: items.slice(at, at + ITEMS_MAX) };
    const answer = await typedClient(retailer).post('/intake/v1/purchases', { body });
    const refused = answer.body.items.find(({ result }) => result === 'rejected');
    if (refused === undefined) continue;
    const { index, problem } = refused;
    throw new CommandError(`purchase ${index} refused: ${problem?.code} ${problem?.detail ?? ''}`);
  }
};

/** What the customers bought before the day. */
export const sendEarlierPurchases = (context: PlayContext, plan: DayPlan): Promise<void> =>
  send(
    context,
    plan.purchases.map(({ name, customerReference, storeId, daysAgo: days, amount }) => ({
      externalId: name,
      customerReference,
      storeId,
      purchasedAt: daysAgo(context, days),
      kind: 'sale',
      amount: { amount, currency: 'EUR' },
    })),
  );

/** Some come back at once, after their case was put right. */
export const sendLaterPurchases = (context: PlayContext, plan: DayPlan): Promise<void> =>
  send(
    context,
    plan.cases.flatMap(({ name, buysAgain, report }) =>
      !buysAgain || report.customer === undefined
        ? []
        : [
            {
              externalId: `${name}-after`,
              customerReference: report.customer.reference,
              storeId: report.storeId,
              purchasedAt: new Date().toISOString(),
              kind: 'sale' as const,
              amount: { amount: report.price.amount + 500, currency: 'EUR' as const },
            },
          ],
    ),
  );
