import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@amends/client/open-client';
import { ATTRIBUTES, METRICS } from '@amends/contracts/telemetry-names';
import { freePort } from '@amends/testing/free-port';
import { waitFor } from '@amends/testing/wait-for';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { acknowledge, answer, learn, remedy, report } from '../running/case-steps.ts';
import {
  type ServiceName,
  type ServiceProcesses,
  startServiceProcesses,
  WRITE_SERVICES,
} from '../running/service-processes.ts';
import { rowsOf } from '../running/stored-rows.ts';
import { type CollectedSpan, openSpanCollector } from './span-collector.ts';

const SERVER = 2;
const CONSUMER = 5;

const instrumentation = new URL(
  '../../packages/service-process/src/instrumentation.ts',
  import.meta.url,
);

/** The journey of one customer, as whoever calls the suite traces it. */
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SENDER = 'b7ad6b7169203331';
const TRACED: readonly ServiceName[] = [...WRITE_SERVICES, 'case-files'];
const HEARING = ['triage', 'remedy', 'follow-up', 'case-files'];

let collector: Awaited<ReturnType<typeof openSpanCollector>>;
let processes: ServiceProcesses;
let caseId: string;
const ports = new Map<string, number>();

const tracedFetch: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('traceparent', `00-${TRACE}-${SENDER}-01`);
  return fetch(input, { ...init, headers });
};

const spansOf = (kind: number): CollectedSpan[] =>
  collector.spans.filter((span) => span.traceId === TRACE && span.kind === kind);

const servicesOf = (spans: readonly CollectedSpan[]): string[] =>
  [...new Set(spans.map(({ service }) => service))].sort();

const metricsOf = async (service: string): Promise<string> =>
  (await fetch(`http://127.0.0.1:${ports.get(service)}/metrics`)).text();

const clientOf = (...scopes: readonly string[]): Promise<Client> => processes.client(...scopes);

beforeAll(async () => {
  collector = await openSpanCollector();
  for (const name of TRACED) ports.set(name, await freePort());
  processes = await startServiceProcesses({
    names: TRACED,
    log: { adapter: 'embedded' },
    fetch: tracedFetch,
    environment: {
      ...ASKED_AT_ONCE,
      AMENDS_CALENDAR: 'always_open',
      NODE_OPTIONS: `--import=${instrumentation}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '200',
    },
    environmentOf: (name) => ({ OTEL_EXPORTER_PROMETHEUS_PORT: String(ports.get(name)) }),
  });
  const retailer = await clientOf(
    'intake:write',
    'triage:write',
    'remedy:read',
    'remedy:write',
    'remedy:choose',
    'follow-up:read',
    'follow-up:write',
  );
  const facts = { externalId: 'traced', customer: { reference: 'one' }, paymentRef: 'payment-1' };
  ({ caseId } = await report(retailer, facts));
  await acknowledge(retailer, caseId);
  await remedy(retailer, caseId);
  await learn(retailer, caseId);
  await answer(retailer, caseId);
});

afterAll(async () => {
  await processes?.end();
  await collector?.close();
});

describe('one case', () => {
  it('is one trace in the events of four services, those of timers and effects too', async () => {
    for (const service of WRITE_SERVICES) {
      const events = await rowsOf<{ type: string; trace: string }>(
        processes.databaseUrl(service),
        `select type, split_part(meta->>'traceparent', '-', 2) as trace from events
         where meta->>'subject' = '${caseId}' order by seq`,
      );
      expect(events.length).toBeGreaterThan(0);
      const elsewhere = events.filter(({ trace }) => trace !== TRACE);
      expect({ service, elsewhere }).toEqual({ service, elsewhere: [] });
    }
  });

  it('has a server span per request, begun by whoever sent it and named by its route', async () => {
    await waitFor(() => servicesOf(spansOf(SERVER)).length >= WRITE_SERVICES.length, {
      description: 'server spans of the four write services',
      timeoutMs: 20_000,
    });
    const reported = spansOf(SERVER).find(({ name }) => name === 'POST /v1/cases');
    expect(reported).toMatchObject({
      service: 'intake',
      parentSpanId: SENDER,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/v1/cases',
        'http.response.status_code': '201',
      },
    });
    expect(spansOf(SERVER).filter(({ name }) => name.includes(caseId))).toEqual([]);
  });

  it('has a consumer span per event and service, a child of the request behind it', async () => {
    await waitFor(() => HEARING.every((name) => servicesOf(spansOf(CONSUMER)).includes(name)), {
      description: 'consumer spans of all that hear the case',
      timeoutMs: 20_000,
    });
    const heard = spansOf(CONSUMER).filter(({ name }) => name === 'process FailureReported');
    const [reported] = spansOf(SERVER).filter(({ name }) => name === 'POST /v1/cases');
    expect(servicesOf(heard)).toEqual(expect.arrayContaining(['case-files', 'triage']));
    for (const span of heard) expect(span.parentSpanId).toBe(reported!.spanId);
  });

  it('is linked from a span per batch, in a trace of its own', () => {
    const batches = collector.spans.filter(({ name }) => name === 'process recovery.events');
    const linked = batches.filter(({ linkedTraceIds }) => linkedTraceIds.includes(TRACE));
    expect(servicesOf(linked)).toEqual(expect.arrayContaining(HEARING));
    expect(batches.filter(({ traceId }) => traceId === TRACE)).toEqual([]);
    for (const { linkedTraceIds } of batches)
      expect(linkedTraceIds.length).toBeLessThanOrEqual(128);
  });

  it('gets no further span when the log is read again', async () => {
    const operator = await clientOf('operations:write', 'analytics:read', 'follow-up:read');
    await waitFor(
      async () => {
        const path = `/case-files/v1/cases/${caseId}`;
        const { body } = await operator.get<{ data: { case: { state: string } } }>(path);
        return body.data.case.state === 'closed';
      },
      { description: 'the case to be closed', timeoutMs: 60_000 },
    );
    await operator.post('/case-files/v1/rebuilds', {});
    await waitFor(
      async () => {
        const { body } = await operator.get<{ position: string; rebuild: unknown }>(
          '/case-files/v1/freshness',
        );
        return body.rebuild === null && body.position.includes('.b2.');
      },
      { description: 'the new build to serve', timeoutMs: 60_000 },
    );
    expect(await metricsOf('case-files')).toMatch(/case-files\.v\d+\.b2/);
    // Spans of a process go out in the order they end: after this one none is missing.
    const last = 'GET /v1/figures';
    await operator.get('/case-files/v1/figures');
    await waitFor(() => spansOf(SERVER).some(({ name }) => name === last), {
      description: 'the span of the last request',
      timeoutMs: 20_000,
    });
    const groups = spansOf(CONSUMER).map(({ attributes }) => attributes[ATTRIBUTES.consumerGroup]);
    expect(groups.join(' ')).toMatch(/case-files\.v\d+\.b1/);
    expect(groups.join(' ')).not.toMatch(/case-files\.v\d+\.b2/);
  });
});

describe('the metrics', () => {
  it('of all processes are those of the list, none missing', async () => {
    const scraped = (await Promise.all(TRACED.map(metricsOf))).join('');
    const missing = Object.values(METRICS).filter(
      ({ name }) => !scraped.includes(name.replaceAll('.', '_')),
    );
    expect(missing).toEqual([]);
  });

  it('name routes by their pattern and hold no id of a case', async () => {
    const scraped = await metricsOf('remedy');
    expect(scraped).toContain('/v1/cases/:id/choices');
    expect(scraped).not.toContain(caseId);
  });
});
