import { DEMO_STORES, OUTAGE } from './demo-stores.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What a till tells, without its time and its ids. */
export interface PlannedSignal {
  readonly name: string;
  readonly storeId: string;
  readonly till: string;
  readonly type: string;
  readonly minutesAgo: number;
  readonly data: Readonly<Record<string, unknown>>;
}

type Draft = Omit<PlannedSignal, 'name'>;

const OUTAGE_KEY = 'network-down';

const amountOf = (random: SeededRandom) => ({ amount: random.int(400, 9_000), currency: 'EUR' });

const outage = (random: SeededRandom): Draft[] => {
  const { storeId, startedMinutesAgo, endedMinutesAgo } = OUTAGE;
  const { tills } = DEMO_STORES.find((store) => store.storeId === storeId)!;
  const at = (type: string, minutesAgo: number, data: object, till = tills[0]!): Draft => ({
    storeId,
    till,
    type,
    minutesAgo,
    data: { storeId, ...data },
  });
  const key = { dedupKey: OUTAGE_KEY };
  const failures = Array.from({ length: 14 }, () =>
    at(
      'pos.payment_failed',
      random.int(endedMinutesAgo, startedMinutesAgo),
      { amount: amountOf(random), reasonCode: 'terminal_offline' },
      random.pick(tills),
    ),
  );
  return [
    at('pos.outage.started', startedMinutesAgo, key),
    ...tills.map((till) => at('pos.terminal_unreachable', startedMinutesAgo - 1, {}, till)),
    ...failures,
    at('pos.outage.updated', endedMinutesAgo + 15, key),
    at('pos.outage.ended', endedMinutesAgo, key),
  ];
};

/** Everyday signals; the first four open a case by themselves. */
const EVERYDAY = [
  { weight: 2, type: 'pos.fulfilment_delayed' },
  { weight: 1, type: 'pos.refund_failed' },
  { weight: 1, type: 'pos.dispute_opened', reasonCode: 'not_received' },
  { weight: 1, type: 'pos.order_cancelled', reasonCode: 'out_of_stock' },
  { weight: 4, type: 'pos.sale_returned' },
  { weight: 6, type: 'pos.line_voided' },
  { weight: 4, type: 'pos.payment_failed', reasonCode: 'declined' },
  { weight: 3, type: 'pos.item_not_found' },
  { weight: 3, type: 'pos.manager_override' },
  { weight: 2, type: 'pos.stock_out' },
] as const;
const EVERYDAY_COUNT = 40;

const everyday = (random: SeededRandom, at: number): Draft => {
  const { storeId, tills } = random.weighted(DEMO_STORES);
  const kind = random.weighted(EVERYDAY);
  return {
    storeId,
    till: random.pick(tills),
    type: kind.type,
    minutesAgo: random.int(5, 470),
    data: {
      storeId,
      amount: amountOf(random),
      transactionRef: `t-${at + 1}`,
      ...('reasonCode' in kind ? { reasonCode: kind.reasonCode } : {}),
    },
  };
};

/** The signals of the day, oldest first, one outage among them. */
export const planSignals = (random: SeededRandom, run: string): PlannedSignal[] =>
  [...outage(random), ...Array.from({ length: EVERYDAY_COUNT }, (_, at) => everyday(random, at))]
    .sort((one, other) => other.minutesAgo - one.minutesAgo)
    .map((signal, at) => ({ name: `${run}-signal-${at + 1}`, ...signal }));
