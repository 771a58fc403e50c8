import { DURATION_BUCKETS, INSTRUMENTATION } from '@amends/contracts/telemetry-names';
import {
  type Attributes,
  type BatchObservableResult,
  createNoopMeter,
  type Histogram,
  type Meter,
  metrics,
  type ObservableGauge,
  type ProxyTracerProvider,
  type Tracer,
  trace,
} from '@opentelemetry/api';

// Without an SDK nobody asks for a span or a number, and nothing is made for them: who measures
// looks here once, when it is opened. An SDK is registered by a preload, so it comes before.

/** The SDK's meter; undefined where none is loaded. */
export const activeMeter = (): Meter | undefined => {
  const meter = metrics.getMeter(INSTRUMENTATION);
  return meter === createNoopMeter() ? undefined : meter;
};

/** The SDK's tracer; undefined where none is loaded. */
export const activeTracer = (): Tracer | undefined =>
  (trace.getTracerProvider() as ProxyTracerProvider).getDelegateTracer?.(INSTRUMENTATION);

interface Named {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

export const durations = (meter: Meter, { name, unit, description }: Named): Histogram =>
  meter.createHistogram(name, {
    unit,
    description,
    advice: { explicitBucketBoundaries: DURATION_BUCKETS },
  });

/** Writes one number. */
export type Tell<Name extends string> = (name: Name, value: number, attributes: Attributes) => void;

/**
 * Numbers that are looked up only when somebody collects them. What `look` throws leaves them out
 * of that collection. Returns what ends it; both do nothing without an SDK.
 */
export const observe = <Name extends string>(
  gauges: Readonly<Record<Name, Named>>,
  look: (tell: Tell<Name>) => Promise<void> | void,
): (() => void) => {
  const meter = activeMeter();
  if (meter === undefined) return () => {};
  const made = new Map<Name, ObservableGauge>();
  for (const [key, { name, unit, description }] of Object.entries<Named>(gauges)) {
    made.set(key as Name, meter.createObservableGauge(name, { unit, description }));
  }
  const callback = async (result: BatchObservableResult): Promise<void> => {
    try {
      await look((name, value, attributes) => result.observe(made.get(name)!, value, attributes));
    } catch {
      // A database that is away must not stop the collection of everything else.
    }
  };
  const all = [...made.values()];
  meter.addBatchObservableCallback(callback, all);
  return () => meter.removeBatchObservableCallback(callback, all);
};
