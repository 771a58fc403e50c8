import { type Answer, DEMO_STORES, OUTAGE, type PlannedCase } from './day-plan.ts';
import { FAILURE_KINDS, type FailureKind, OUTAGE_KIND } from './failure-kinds.ts';
import type { ReportBody } from './report-body.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The day so far: reports of the last eight hours. */
const DAY_MINUTES = 480;
const CUSTOMERS = 70;
const NAMES = ['Demir', 'Okafor', 'Weber', 'Nguyen', 'Silva', 'Novak', 'Haas', 'Li'];
const GAPS = ['gap_1_cognitive', 'gap_2_normative', 'gap_3_delivery', 'gap_4_publicity'];

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)));

const scale7 = (random: SeededRandom, mood: number): number =>
  clamp(1 + mood * 6 + (random.next() - 0.5) * 2.4, 1, 7);

/** D2 and I3 are worded the other way round in the instrument. */
const REVERSED = new Set(['D2', 'I3']);
const ITEMS = ['D1', 'D2', 'D3', 'D4', 'P1', 'P2', 'P3', 'P4', 'I1', 'I2', 'I3', 'I4'] as const;

const justiceAnswers = (random: SeededRandom, mood: number): Answer['justice'] =>
  Object.fromEntries(
    ITEMS.flatMap((item) => {
      // One item in twenty-five is left out, as on real forms.
      if (random.chance(0.04)) return [];
      const value = scale7(random, mood + (random.next() - 0.5) * 0.2);
      return [[item, REVERSED.has(item) ? 8 - value : value]];
    }),
  );

/** What a customer in this mood (0 to 1) says about the recovery. */
export const planAnswer = (random: SeededRandom, mood: number): Answer => ({
  reliefDegree: scale7(random, mood),
  remedyAccepted: mood > 0.2,
  dissatisfactionEliminated: mood >= 0.34,
  adverseEffects: mood < 0.08,
  justice: justiceAnswers(random, mood),
  satisfaction: clamp(1 + mood * 4.2, 1, 5),
  likelihoodToRecommend: clamp(mood * 10.8 + (random.next() - 0.5) * 2, 0, 10),
  repurchaseIntent: scale7(random, mood),
  trust: scale7(random, mood - 0.05),
  effort: scale7(random, mood),
});

const planAnswers = (random: SeededRandom, kind: FailureKind): Answer[] => {
  const first = planAnswer(random, kind.goodwill + (random.next() - 0.5) * 0.9);
  if (first.dissatisfactionEliminated && !first.adverseEffects) return [first];
  // Made good the second time, mostly.
  return [first, planAnswer(random, 0.5 + random.next() * 0.45)];
};

const planCustomer = (random: SeededRandom): ReportBody['customer'] => {
  const number = random.int(1, CUSTOMERS);
  const name = NAMES[number % NAMES.length]!;
  return { reference: `card-${String(number).padStart(4, '0')}`, name: `A. ${name}` };
};

const planReport = (random: SeededRandom, name: string, kind: FailureKind): ReportBody => {
  const isOutage = kind === OUTAGE_KIND;
  const { storeId } = isOutage ? OUTAGE : random.weighted(DEMO_STORES);
  const channel = random.pick(kind.channels);
  const amount = random.int(...kind.price);
  const isHotline = channel === 'telephone_hotline';
  const overcharge = Math.round((amount * (kind.overchargePct ?? 0)) / 100);
  // Some payments cannot be refunded by the provider: the money is then handed over at the desk.
  const payment = random.chance(0.05) ? `declined-${name}` : `pay-${name}`;
  const isKnown = !isOutage && !random.chance(0.08);
  return {
    storeId,
    channel,
    signalSource: isHotline ? 'hotline' : 'complaint',
    initiation: channel === 'in_store_face_to_face' && random.chance(0.3) ? 'employee' : 'customer',
    source: isHotline ? 'hotline' : 'shop',
    externalId: name,
    narrative: random.pick(kind.narratives),
    ...(kind.complaintCode === undefined ? {} : { complaintCode: kind.complaintCode }),
    ...(kind.isReturned === true ? { disposition: 'returned' as const } : {}),
    ...(kind.wasPromised === true ? { promiseRef: `order-${name}` } : {}),
    magnitude: random.int(1, 8),
    price: { amount, currency: 'EUR' },
    ...(overcharge > 0 ? { overcharge: { amount: overcharge, currency: 'EUR' as const } } : {}),
    ...(channel === 'in_store_face_to_face' && random.chance(0.4) ? {} : { paymentRef: payment }),
    ...(isKnown ? { customer: planCustomer(random) } : {}),
  };
};

const COURSES = [
  { weight: 80, course: 'taken' },
  { weight: 5, course: 'declined_then_taken' },
  { weight: 4, course: 'declined' },
  { weight: 6, course: 'withdrawn' },
  { weight: 5, course: 'silent' },
] as const;

/** Plans one complaint; those of the outage are made while the tills were down. */
export const planCase = (random: SeededRandom, at: number, isOutage: boolean): PlannedCase => {
  const kind = isOutage ? OUTAGE_KIND : random.weighted(FAILURE_KINDS);
  const name = `case-${String(at).padStart(4, '0')}`;
  const report = planReport(random, name, kind);
  const { course } = random.weighted(COURSES);
  const hasAnswer = report.customer !== undefined && random.chance(0.85);
  return {
    name,
    minutesAgo: isOutage
      ? random.int(OUTAGE.endedMinutesAgo, OUTAGE.startedMinutesAgo)
      : random.int(6, DAY_MINUTES),
    report,
    isAcknowledged: random.chance(0.92),
    course,
    taste: random.next(),
    cause: { responsibilityLocus: kind.locus, gaps: random.chance(0.6) ? [random.pick(GAPS)] : [] },
    isPreventiveDecided: random.chance(0.9),
    answers: hasAnswer ? planAnswers(random, kind) : [],
    buysAgain: report.customer !== undefined && random.chance(0.3),
  };
};
