import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { observe } from '@amends/event-store/telemetry';
import { METRICS } from '@amends/contracts/telemetry-names';
import { type Link, type Span, type SpanContext, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Apply, BatchTransaction } from './consumer-options.ts';
import { tracedApply } from './consumer-telemetry.ts';
import type { LoggedEvent } from './logged-event.ts';
import { meteredAppend } from './metered-append.ts';

interface Begun {
  readonly name: string;
  readonly links: readonly Link[];
  readonly parent: SpanContext | undefined;
  status?: number;
}

const begun: Begun[] = [];

/** Remembers what is begun; what an SDK would do with it is not of interest here. */
const register = (): void => {
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan: (name, options, parent) => {
        const one: Begun = {
          name,
          links: options?.links ?? [],
          parent: parent && trace.getSpanContext(parent),
        };
        begun.push(one);
        return {
          end: () => {},
          setStatus: ({ code }: { code: number }) => {
            one.status = code;
          },
        } as unknown as Span;
      },
      startActiveSpan: (() => {
        throw new Error('nobody asks for it');
      }) as never,
    }),
  });
};

const eventOf = (n: number, flags = '01'): LoggedEvent =>
  ({
    id: `event-${n}`,
    type: 'CaseAssigned',
    topic: 'recovery.events',
    partition: 3,
    traceparent: `00-${'a'.repeat(32)}-${String(n).padStart(16, '0')}-${flags}`,
  }) as LoggedEvent;
const tx = (isReplay: boolean): BatchTransaction => ({ client: {} as never, isReplay });
const nothing: Apply = async () => undefined;

describe('without an SDK', () => {
  it('an applier, a log and what is observed are left as they are', () => {
    const log = { append: async () => {}, partitions: async () => 1 };
    expect(tracedApply('group', nothing)).toBe(nothing);
    expect(meteredAppend(log)).toBe(log);
    let looks = 0;
    const look = () => {
      looks += 1;
    };
    observe({ poolMax: METRICS.poolMax }, look)();
    expect(looks).toBe(0);
  });
});

describe('with an SDK', () => {
  // Files of the pure lane share one process, and with it the provider.
  afterAll(() => trace.disable());
  beforeEach(() => {
    trace.disable();
    register();
    begun.length = 0;
  });

  it('a batch has a span with a link per event, and a traced event one of its own', async () => {
    const events = [eventOf(1), eventOf(2, '00'), { ...eventOf(3), traceparent: 'nonsense' }];
    await tracedApply('group', nothing)(tx(false), events);
    expect(begun.map(({ name }) => name)).toEqual([
      'process recovery.events',
      'process CaseAssigned',
    ]);
    expect(begun[0]!.links).toHaveLength(1);
    expect(begun[0]!.parent).toBeUndefined();
    expect(begun[1]!.parent).toMatchObject({ spanId: '0000000000000001', isRemote: true });
  });

  it('a batch has at most 128 links', async () => {
    const events = Array.from({ length: 200 }, (_, n) => eventOf(n));
    await tracedApply('group', nothing)(tx(false), events);
    expect(begun[0]!.links).toHaveLength(128);
  });

  it('an event that is left for later has no span', async () => {
    const apply = tracedApply('group', async () => ({ handled: 1 }));
    expect(await apply(tx(false), [eventOf(1), eventOf(2)])).toEqual({ handled: 1 });
    expect(begun).toHaveLength(2);
  });

  it('nothing is begun on replay, or while the log is read again', async () => {
    await tracedApply('group', nothing)(tx(true), [eventOf(1)]);
    await tracedApply('group', nothing, () => true)(tx(false), [eventOf(1)]);
    expect(begun).toEqual([]);
  });

  it('a failing batch says so and gives its events no span', async () => {
    const apply = tracedApply('group', () => Promise.reject(new Error('no')));
    await expect(apply(tx(false), [eventOf(1)])).rejects.toThrow('no');
    expect(begun).toMatchObject([{ status: SpanStatusCode.ERROR }]);
  });
});
