import { startProgress } from '../terminal/progress.ts';
import type { DayPlan } from './day-plan.ts';
import { playCase, type PlayedCase } from './play-case.ts';
import type { PlayContext } from './play-context.ts';
import { sendEarlierPurchases, sendLaterPurchases } from './play-purchases.ts';
import { openShops, sendSignal } from './play-tills.ts';

/** Cases under way at a time; most of a case is waiting for one service to hear another. */
const CONCURRENCY = 20;

export interface DaySummary {
  readonly signals: number;
  readonly cases: number;
  readonly answers: number;
  readonly reopened: number;
  readonly askedLater: number;
}

/** Works on all items, a few at a time. The first failure ends it: nothing new is begun. */
const inParallel = async <Item>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const failure = new AbortController();
  const ended = AbortSignal.any([signal, failure.signal]);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !ended.aborted) {
      const item = items[next]!;
      next += 1;
      await work(item, ended).catch((error) => failure.abort(error));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  ended.throwIfAborted();
};

/** Plays the day through the public interface and shows how far it is. */
export const playDay = async (
  context: PlayContext,
  plan: DayPlan,
  baseUrl: string,
): Promise<DaySummary> => {
  const { signals, cases } = plan;
  const tills = await openShops(context, baseUrl);
  await sendEarlierPurchases(context, plan);
  const played: PlayedCase[] = [];
  const progress = startProgress('playing the day', signals.length + cases.length);
  try {
    for (const signal of signals) {
      await sendSignal(context, tills, signal);
      progress.advance();
    }
    await inParallel(cases, context.signal, async (planned, signal) => {
      played.push(await playCase({ ...context, signal }, planned));
      progress.advance();
    });
  } finally {
    progress.stop();
  }
  await sendLaterPurchases(context, plan);
  return {
    signals: signals.length,
    cases: cases.length,
    answers: played.reduce((sum, { answers }) => sum + answers, 0),
    reopened: played.filter(({ isReopened }) => isReopened).length,
    askedLater: played.filter(({ isAskedLater }) => isAskedLater).length,
  };
};
