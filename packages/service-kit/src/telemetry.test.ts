import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { formatTraceparent, parseTraceparent, requestIdOf, traceparentOf } from './telemetry.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

describe('a traceparent', () => {
  it('is read and written back', () => {
    const header = `00-${traceId}-${spanId}-01`;
    const context = parseTraceparent(header);
    expect(context).toEqual({ traceId, spanId, sampled: true });
    expect(formatTraceparent(context!)).toBe(header);
  });

  it('of a later version is read as far as it is known', () => {
    expect(parseTraceparent(`01-${traceId}-${spanId}-00-more`)).toMatchObject({ sampled: false });
  });

  it.each([
    undefined,
    '',
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}`,
    `00-${traceId}-${spanId}-01${'-x'.repeat(400)}`,
  ])('of the form %p is not used', (header) => {
    expect(parseTraceparent(header)).toBeNull();
  });

  it('of an incoming request keeps the trace, with one span for the whole request', () => {
    const headers = { traceparent: `00-${traceId}-${spanId}-00` };
    const request = { headers } as unknown as IncomingMessage;
    expect(requestIdOf(request)).toBe(traceId);
    const own = traceparentOf(request);
    expect(own).toBe(traceparentOf(request));
    expect(own).toMatch(new RegExp(`^00-${traceId}-(?!${spanId})[0-9a-f]{16}-00$`));
  });
});
