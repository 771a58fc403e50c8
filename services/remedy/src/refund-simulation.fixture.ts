import { type Decider, fold } from '@amends/decider/decider';
import type { SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { RemedyCommand } from './domain/commands.ts';
import {
  after,
  choose,
  eur,
  now as begin,
  prepare,
  REFUND_STEP,
} from './domain/remedy-case.fixture.ts';
import { type Refund, type Remedy, refundOf } from './domain/remedy.ts';
import { jobsFor, REFUND, REFUND_RELEASE, tasks } from './jobs.ts';
import type { PaymentProvider, RefundAnswer } from './provider/payment-provider.ts';
import type { ProviderRefund, RefundHistory } from './refund-history.fixture.ts';
import { remedyDecider } from './remedy-commands.ts';

/** Random numbers from 0 to 1 that a seed repeats. */
const randomOf = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const CASES = 3;
/** Room for two of the three refunds of 5000. */
const CAPTURED = 12_000;
const PAYMENT = 'pay-1';
/** Faults of one history; then everything answers, so that every history comes to an end. */
const FAULTS_MAX = 25;
const KEY_LIFE_SECONDS = 86_400;

/** What a broken executor does to the provider it is given: for the checkers to be seen at work. */
export type Sabotage = (provider: PaymentProvider) => PaymentProvider;

const idOf = (kind: string, at: number): string => `0190a000-0000-7000-8000-0000000${kind}${at}`;
const caseOf = (at: number): string => idOf('0010', at);
const remedyOf = (at: number): string => idOf('0020', at);

interface World {
  readonly chance: (likely: number) => boolean;
  readonly books: Map<string, ProviderRefund>;
}

const REFUSALS = ['declined', 'unknown_payment'] as const;

/** Keeps its own books by key, has no cap of its own, and fails in every way there is. */
const faultyProvider = ({ chance, books }: World): PaymentProvider => {
  const told = ({ key, amount }: ProviderRefund): RefundAnswer => ({
    outcome: 'succeeded',
    providerRef: `p-${key}`,
    amount: eur(amount),
  });
  return {
    name: 'fake',
    keyLifeSeconds: KEY_LIFE_SECONDS,
    captured: async () =>
      chance(0.1) ? { outcome: 'unknown' } : { outcome: 'captured', amount: eur(CAPTURED) },
    refund: async ({ key, paymentRef, amount }) => {
      // A timeout, a reset, a 500 or a 409 on the way there.
      if (chance(0.15)) return { outcome: 'unknown' };
      if (!books.has(key) && chance(0.1)) {
        return { outcome: 'failed', reason: REFUSALS[chance(0.5) ? 0 : 1] };
      }
      const refund = books.get(key) ?? { key, paymentRef, amount: amount.amount };
      books.set(key, refund);
      // Done, and then: no answer, a crash of whoever asked, another amount than was paid.
      if (chance(0.2)) return { outcome: 'unknown' };
      if (chance(0.1)) throw new Error('killed after the call');
      return told(chance(0.1) ? { ...refund, amount: refund.amount - 1 } : refund);
    },
    find: async ({ key }) => {
      if (chance(0.2)) return { outcome: 'unknown' };
      const refund = books.get(key);
      return refund === undefined ? null : told(refund);
    },
  };
};

type AnyDecider = Decider<unknown, unknown, NewEvent>;

/** Streams in memory; whoever writes may be killed before or after the append. */
const store = ({ chance }: Pick<World, 'chance'>, clock: () => string) => {
  const streams = new Map<string, readonly NewEvent[]>();
  const done = new Set<string>();
  const jobs: JobSpec[] = [];
  const load = (streamId: string): readonly NewEvent[] => streams.get(streamId) ?? [];
  const append = (streamId: string, events: readonly NewEvent[]): void => {
    streams.set(streamId, [...load(streamId), ...events]);
    jobs.push(...jobsFor(events as never));
  };
  const run = (key: string, streamId: string, decider: AnyDecider, command: unknown) => {
    if (chance(0.1)) throw new Error('killed before the append');
    if (done.has(key)) return { outcome: 'already_done' };
    const decided = decider.decide(command, fold(decider, load(streamId)));
    if (!decided.accepted) return { outcome: 'rejected', code: decided.code };
    append(streamId, decided.events);
    if (decided.events.length > 0) done.add(key);
    if (chance(0.1)) throw new Error('killed after the append');
    return { outcome: 'done' };
  };
  const commands: SystemCommands<RemedyCommand, Remedy> = {
    execute: async ({ key, streamId, command }) =>
      run(key, streamId, remedyDecider as unknown as AnyDecider, command),
    executeOn: async ({ key, on }) => run(key, on.streamId, on.decider, on.command),
    read: async (streamId) => ({
      state: fold(remedyDecider, load(streamId) as never),
      version: load(streamId).length,
    }),
    now: clock,
  };
  return { streams, jobs, append, load, commands };
};

type Store = ReturnType<typeof store>;

/** What a person does at the end: looks at the provider, settles, and maybe tries again. */
const personActs = (
  { commands, load }: Pick<Store, 'commands' | 'load'>,
  { chance, books }: World,
  at: number,
): RemedyCommand | undefined => {
  void commands;
  const state = fold(remedyDecider, load(`remedy-${caseOf(at)}`) as never) as Remedy;
  const refund: Refund | undefined = refundOf(state, REFUND_STEP);
  const common = { step: REFUND_STEP, now: commands.now() };
  if (refund?.outcome === 'parked') {
    const made = books.get(refund.providerKey);
    const found =
      made === undefined
        ? ({ outcome: 'not_executed' } as const)
        : ({
            outcome: 'executed',
            providerRef: `p-${made.key}`,
            amount: eur(made.amount),
          } as const);
    return { type: 'SettleRefund', found, ...common };
  }
  if (refund?.outcome === 'failed' && refund.attempt < 3 && chance(0.5)) {
    return { type: 'RetryRefund', ...common };
  }
  return undefined;
};

/** Runs the refunds of three cases on one payment through the faults of a seed, to the end. */
export const simulate = async (
  seed: number,
  sabotage: Sabotage = (provider) => provider,
): Promise<RefundHistory> => {
  const random = randomOf(seed);
  let faults = 0;
  let nowMs = Date.parse(begin);
  const chance = (likely: number): boolean => {
    if (faults >= FAULTS_MAX || random() >= likely) return false;
    faults += 1;
    return true;
  };
  const world: World = { chance, books: new Map() };
  const held = store(world, () => new Date(nowMs).toISOString());
  const { jobs, commands, append } = held;
  const work = tasks(
    sabotage(faultyProvider(world)),
    async () => true,
    async () => true,
  )(commands);
  for (let at = 0; at < CASES; at += 1) {
    const prioritised = { ...prepare.prioritised, caseId: caseOf(at) };
    const chosen = { ...choose, remedyId: remedyOf(at) };
    append(`remedy-${caseOf(at)}`, after([], { ...prepare, prioritised }, chosen));
  }
  const runJobs = async (): Promise<void> => {
    for (let tries = 0; jobs.length > 0 && tries < 500; tries += 1) {
      const [job] = jobs.splice(Math.floor(random() * jobs.length), 1) as [JobSpec];
      if (job.task !== REFUND && job.task !== REFUND_RELEASE) continue;
      // A job that died half-way is found again; one that is slow runs twice.
      if (chance(0.1)) jobs.push(job);
      // A key is forgotten after a day.
      if (chance(0.05)) nowMs += (KEY_LIFE_SECONDS + 3600) * 1000;
      await work[job.task]!(job.payload).catch(() => jobs.push(job));
    }
    if (jobs.length > 0) throw new Error(`seed ${seed} comes to no end`);
  };
  for (let round = 0; round < 6; round += 1) {
    await runJobs();
    for (let at = 0; at < CASES; at += 1) {
      const command = personActs(held, world, at);
      if (command === undefined) continue;
      const request = { caseId: caseOf(at), streamId: `remedy-${caseOf(at)}`, command };
      const key = `person:${round}:${at}`;
      await commands.execute({ key, ...request }).catch(() => undefined);
    }
  }
  // The last look: no fault any more, and nothing is left parked.
  faults = FAULTS_MAX;
  for (let at = 0; at < CASES; at += 1) {
    const command = personActs(held, world, at);
    if (command === undefined) continue;
    const request = { caseId: caseOf(at), streamId: `remedy-${caseOf(at)}`, command };
    await commands.execute({ key: `last:${at}`, ...request });
  }
  await runJobs();
  return {
    events: [...held.streams.values()].flat(),
    provider: [...world.books.values()],
    captured: new Map([[PAYMENT, CAPTURED]]),
  };
};
