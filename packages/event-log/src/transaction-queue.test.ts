import { describe, expect, it } from '@jest/globals';
import type { BatchOutcome, Slice } from './batch-transaction.ts';
import { transactionQueue } from './transaction-queue.ts';
import type { ReceivedRecord } from './types.ts';

const recordsOf = (partition: number, values: readonly string[]): ReceivedRecord[] =>
  values.map((value, at) => ({
    topic: 't',
    partition,
    key: 'k',
    value,
    headers: {},
    offset: BigInt(at),
  }));
const keyOf = (partition: number) => ({ consumer: 'c', topic: 't', partition });

/** A queue whose transactions are noted and end when told; `x` records are passed over. */
const openQueue = ({ maxEvents = 200, concurrency = 1 } = {}) => {
  const ran: string[][] = [];
  const ends: (() => void)[] = [];
  const queue = transactionQueue({
    limits: { maxEvents, maxMs: 1_000 },
    concurrency,
    isHandled: ({ value }) => value !== 'x',
    run: async (slices: readonly Slice[]): Promise<BatchOutcome> => {
      ran.push(slices.map(({ records }) => records.map(({ value }) => value).join('')));
      await new Promise<void>((resolve) => ends.push(resolve));
      return {
        slices: slices.map(({ records }) => ({
          nextOffset: records.at(-1)!.offset + 1n,
          parked: [],
          isCutShort: false,
        })),
        applied: 0,
        dropped: 0,
        ignored: 0,
      };
    },
  });
  const apply = (partition: number, values: readonly string[], alive = () => true) =>
    queue.apply(keyOf(partition), recordsOf(partition, values), alive);
  return { apply, ran, ends, takeTurn: queue.takeTurn };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of transactions', () => {
  it('puts what partitions bring in one turn into one transaction', async () => {
    const { apply, ran, ends } = openQueue();
    const first = apply(0, ['a', 'b']);
    const second = apply(1, ['c']);
    await turn();
    expect(ran).toEqual([['ab', 'c']]);
    ends[0]!();
    expect([(await first)?.nextOffset, (await second)?.nextOffset]).toEqual([2n, 1n]);
  });

  it('gathers what comes while a transaction runs for the next one', async () => {
    const { apply, ran, ends } = openQueue();
    const first = apply(0, ['a']);
    await turn();
    void apply(1, ['b']);
    void apply(2, ['c']);
    await turn();
    expect(ran).toEqual([['a']]);
    ends[0]!();
    await first;
    await turn();
    expect(ran).toEqual([['a'], ['b', 'c']]);
  });

  it('counts against its limit only what is handled', async () => {
    const { apply, ran } = openQueue({ maxEvents: 2 });
    void apply(0, ['x', 'a', 'x', 'x', 'b', 'x', 'c']);
    void apply(1, ['d']);
    await turn();
    expect(ran).toEqual([['xaxxbx']]);
  });

  it('passes over a partition that was taken away before its turn', async () => {
    const { apply, ran } = openQueue();
    const gone = apply(0, ['a'], () => false);
    void apply(1, ['b']);
    await turn();
    expect(await gone).toBeUndefined();
    expect(ran).toEqual([['b']]);
  });

  it('runs no more transactions at a time than it may', async () => {
    const { apply, ran, ends } = openQueue({ maxEvents: 1, concurrency: 2 });
    for (const partition of [0, 1, 2]) void apply(partition, [String(partition)]);
    await turn();
    await turn();
    expect(ran).toEqual([['0'], ['1']]);
    ends[0]!();
    await turn();
    await turn();
    expect(ran).toHaveLength(3);
  });

  it('lets other work of its pool wait for its turn', async () => {
    const { apply, ends, takeTurn } = openQueue();
    const first = apply(0, ['a']);
    await turn();
    let isDone = false;
    const other = takeTurn(async () => {
      isDone = true;
    });
    await turn();
    expect(isDone).toBe(false);
    ends[0]!();
    await Promise.all([first, other]);
    expect(isDone).toBe(true);
  });
});
