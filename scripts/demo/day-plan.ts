import { planCase } from './plan-case.ts';
import { type PlannedSignal, planSignals } from './plan-signals.ts';
import type { PlannedCase } from './planned-case.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export interface PlannedPurchase {
  readonly name: string;
  readonly customerReference: string;
  readonly storeId: string;
  readonly daysAgo: number;
  readonly amount: number;
}

/** A day of a small retailer, without the clock: everything is told in minutes or days ago. */
export interface DayPlan {
  readonly signals: readonly PlannedSignal[];
  readonly cases: readonly PlannedCase[];
  readonly purchases: readonly PlannedPurchase[];
}

const planPurchases = (
  random: SeededRandom,
  run: string,
  cases: readonly PlannedCase[],
): PlannedPurchase[] =>
  cases
    .flatMap(({ report }) => {
      const { customer, storeId } = report;
      return customer === undefined ? [] : [{ customerReference: customer.reference, storeId }];
    })
    .flatMap((buyer) =>
      Array.from({ length: random.int(1, 4) }, () => ({
        ...buyer,
        daysAgo: random.int(5, 120),
        amount: random.int(600, 14_000),
      })),
    )
    .map((purchase, at) => ({ name: `${run}-before-${at + 1}`, ...purchase }));

/** With many cases there are more of them: nobody complains ten times a day. */
const customersOf = (caseCount: number): number => Math.max(70, Math.ceil(caseCount / 1.3));

/**
 * The day for a seed: the same plan on every machine and at every time of day. `run` is put before
 * every name, so that one suite can take several days.
 */
export const planDay = (seed: number, caseCount: number, run: string): DayPlan => {
  const random = seededRandom(seed);
  const outageCases = Math.max(1, Math.round(caseCount * 0.08));
  const cases = Array.from({ length: caseCount }, (_, at) =>
    planCase(random, `${run}-${String(at + 1).padStart(4, '0')}`, {
      isOutage: at < outageCases,
      customers: customersOf(caseCount),
    }),
  );
  return {
    signals: planSignals(random, run),
    cases: cases.sort((one, other) => other.minutesAgo - one.minutesAgo),
    purchases: planPurchases(random, run, cases),
  };
};
