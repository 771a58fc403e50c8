import type { JusticeItem } from '@amends/contracts/vocabulary';
import { planCase } from './plan-case.ts';
import { type PlannedSignal, planSignals } from './plan-signals.ts';
import type { ReportBody } from './report-body.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

export interface DemoStore {
  readonly storeId: string;
  readonly timeZone: string;
  readonly currency: 'EUR';
  readonly tills: readonly string[];
  /** How many of the day's cases are this store's. */
  readonly weight: number;
}

/** Three shops of ordinary size and a kiosk whose few answers must be withheld. */
export const DEMO_STORES: readonly DemoStore[] = [
  { storeId: 'harbour', tills: ['1', '2', '3'], weight: 40 },
  { storeId: 'market', tills: ['1', '2'], weight: 32 },
  { storeId: 'station', tills: ['1', '2'], weight: 22 },
  { storeId: 'kiosk', tills: ['1'], weight: 6 },
].map((store) => ({ ...store, timeZone: 'Europe/Berlin', currency: 'EUR' as const }));

/** The store whose tills fail, and for how long, in minutes before now. */
export const OUTAGE = { storeId: 'market', startedMinutesAgo: 210, endedMinutesAgo: 165 } as const;

export interface Answer {
  readonly reliefDegree: number;
  readonly remedyAccepted: boolean;
  readonly dissatisfactionEliminated: boolean;
  readonly adverseEffects: boolean;
  readonly justice: Readonly<Partial<Record<JusticeItem, number>>>;
  readonly satisfaction: number;
  readonly likelihoodToRecommend: number;
  readonly repurchaseIntent: number;
  readonly trust: number;
  readonly effort: number;
}

/** One complaint and what becomes of it. */
export interface PlannedCase {
  /** Number within the day; makes the ids of its commands. */
  readonly name: string;
  readonly minutesAgo: number;
  readonly report: ReportBody;
  readonly isAcknowledged: boolean;
  /** taken: an alternative is chosen and carried out; silent: the customer has not decided yet. */
  readonly course: 'taken' | 'declined_then_taken' | 'declined' | 'withdrawn' | 'silent';
  /** Which alternative: a share of their number, since the playbook decides how many there are. */
  readonly taste: number;
  readonly cause: { readonly responsibilityLocus: string; readonly gaps: readonly string[] };
  readonly isPreventiveDecided: boolean;
  /** Absent: the customer does not answer, or is not known. The second is after a reopening. */
  readonly answers: readonly Answer[];
  readonly buysAgain: boolean;
}

export interface PlannedPurchase {
  readonly name: string;
  readonly customerReference: string;
  readonly storeId: string;
  readonly daysAgo: number;
  readonly amount: number;
}

/** A day of a small retailer, without the clock: everything is told in minutes or days ago. */
export interface DayPlan {
  readonly seed: number;
  readonly signals: readonly PlannedSignal[];
  readonly cases: readonly PlannedCase[];
  readonly purchases: readonly PlannedPurchase[];
}

const planPurchases = (random: SeededRandom, cases: readonly PlannedCase[]): PlannedPurchase[] => {
  const customers = cases.flatMap(({ report }) => {
    const reference = report.customer?.reference;
    return reference === undefined ? [] : [{ reference, storeId: report.storeId }];
  });
  return customers.flatMap(({ reference, storeId }) =>
    Array.from({ length: random.int(1, 4) }, () => ({
      customerReference: reference,
      storeId,
      daysAgo: random.int(5, 120),
      amount: random.int(600, 14_000),
    })),
  ).map((purchase, at) => ({ name: `before-${at + 1}`, ...purchase }));
};

/** The day for a seed: the same plan on every machine and at every time of day. */
export const planDay = (seed: number, caseCount: number): DayPlan => {
  const random = seededRandom(seed);
  const outageCases = Math.max(1, Math.round(caseCount * 0.08));
  const cases = Array.from({ length: caseCount }, (_, at) =>
    planCase(random, at + 1, at < outageCases),
  );
  return {
    seed,
    signals: planSignals(random),
    cases: cases.sort((one, other) => other.minutesAgo - one.minutesAgo),
    purchases: planPurchases(random, cases),
  };
};
