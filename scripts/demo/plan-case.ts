import { ROOT_CAUSE_COURSES, ROOT_CAUSE_REASONS } from '@amends/contracts/finding-vocabulary';
import { DEMO_STORES, OUTAGE } from './demo-stores.ts';
import { FAILURE_KINDS, type FailureKind, OUTAGE_KIND } from './failure-kinds.ts';
import { planAnswer } from './plan-answer.ts';
import type { Answer, PlannedCase } from './planned-case.ts';
import type { ReportBody } from './report-body.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The day so far: reports of the last eight hours, more of them lately than in the morning. */
const DAY_MINUTES = 480;
const LATELY = 2.5;
const NAMES = ['Demir', 'Okafor', 'Weber', 'Nguyen', 'Silva', 'Novak', 'Haas', 'Li'];
const GAPS = ['gap_1_cognitive', 'gap_2_normative', 'gap_3_delivery', 'gap_4_publicity'];

const planAnswers = (random: SeededRandom, kind: FailureKind): Answer[] => {
  const first = planAnswer(random, kind.goodwill + (random.next() - 0.5) * 0.9);
  if (first.dissatisfactionEliminated && !first.adverseEffects) return [first];
  // Made good the second time, mostly.
  return [first, planAnswer(random, 0.5 + random.next() * 0.45)];
};

const planCustomer = (random: SeededRandom, customers: number): ReportBody['customer'] => {
  const number = random.int(1, customers);
  const name = NAMES[number % NAMES.length]!;
  return { reference: `card-${String(number).padStart(4, '0')}`, name: `A. ${name}` };
};

const planReport = (
  random: SeededRandom,
  { name, customers }: Pick<DayFacts, 'customers'> & { readonly name: string },
  kind: FailureKind,
): ReportBody => {
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
    ...(isKnown ? { customer: planCustomer(random, customers) } : {}),
  };
};

const COURSES = [
  { weight: 80, course: 'taken' },
  { weight: 5, course: 'declined_then_taken' },
  { weight: 4, course: 'declined' },
  { weight: 6, course: 'withdrawn' },
  { weight: 5, course: 'silent' },
] as const;

/** What a complaint has of its day. */
interface DayFacts {
  readonly isOutage: boolean;
  /** How many known customers come to the stores. */
  readonly customers: number;
}

/** Plans one complaint; those of the outage are made while the tills were down. */
export const planCase = (
  random: SeededRandom,
  name: string,
  { isOutage, customers }: DayFacts,
): PlannedCase => {
  const kind = isOutage ? OUTAGE_KIND : random.weighted(FAILURE_KINDS);
  const report = planReport(random, { name, customers }, kind);
  const { course } = random.weighted(COURSES);
  const hasAnswer = report.customer !== undefined && random.chance(0.85);
  return {
    name,
    minutesAgo: isOutage
      ? random.int(OUTAGE.endedMinutesAgo, OUTAGE.startedMinutesAgo)
      : 1 + Math.floor(random.next() ** LATELY * DAY_MINUTES),
    report,
    isAcknowledged: random.chance(0.92),
    course,
    taste: random.next(),
    cause: {
      responsibilityLocus: kind.locus,
      gaps: random.chance(0.6) ? [random.pick(GAPS)] : [],
      why: random.pick(ROOT_CAUSE_REASONS),
      how: random.pick(ROOT_CAUSE_COURSES),
    },
    isPreventiveDecided: random.chance(0.9),
    answers: hasAnswer ? planAnswers(random, kind) : [],
    buysAgain: report.customer !== undefined && random.chance(0.3),
  };
};
