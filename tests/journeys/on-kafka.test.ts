import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@amends/client/open-client';
import { describeOnOwnKafka } from '@amends/testing/kafka-lane';
import { createTopics } from '@amends/testing/kafka-topics';
import { waitFor } from '@amends/testing/wait-for';
import { ASKED_AT_ONCE } from '../running/asked-at-once.ts';
import { acknowledge, answer, learn, remedy, report } from '../running/case-steps.ts';
import { pageThrough } from '../running/page-through.ts';
import {
  READ_SERVICES,
  type ServiceProcesses,
  startServiceProcesses,
  TOPICS,
  WRITE_SERVICES,
} from '../running/service-processes.ts';

const CASE_LISTS = [
  '/case-files/v1/cases',
  '/resolution-times/v1/resolution-times',
  '/loyalty-outcomes/v1/loyalty-outcomes',
  '/lessons/v1/lessons',
];
const REPORTED_WITHOUT_BROKER = 50;

interface CaseFile {
  readonly case: { readonly state: string };
}

describeOnOwnKafka('the suite as separate processes on Kafka', { brokers: 1 }, (kafka) => {
  let processes: ServiceProcesses;
  let retailer: Client;
  let analyst: Client;
  const reported: string[] = [];

  beforeAll(async () => {
    const { brokers } = kafka();
    await createTopics(brokers, TOPICS);
    processes = await startServiceProcesses({
      names: [...WRITE_SERVICES, ...READ_SERVICES],
      log: { adapter: 'kafka', brokers },
      environment: { ...ASKED_AT_ONCE, AMENDS_CALENDAR: 'always_open' },
    });
    retailer = await processes.client(
      'intake:write',
      'triage:write',
      'remedy:read',
      'remedy:write',
      'remedy:choose',
      'follow-up:read',
      'follow-up:write',
    );
    analyst = await processes.client('analytics:read', 'follow-up:read');
  });

  afterAll(() => processes?.end());

  const seenInEveryList = async (): Promise<void> => {
    const expected = reported.toSorted();
    for (const path of CASE_LISTS) {
      const seen = await waitFor(
        async () => {
          const found = await pageThrough(analyst, path);
          return found.length >= expected.length && found;
        },
        { description: `${path} to have all cases`, timeoutMs: 90_000, intervalMs: 250 },
      );
      expect(seen.toSorted()).toEqual(expected);
    }
  };

  it('takes a failure from report to closure and into every projection', async () => {
    const { caseId } = await report(retailer, {
      externalId: 'kafka-journey',
      customer: { reference: 'customer-1' },
      paymentRef: 'payment-1',
    });
    reported.push(caseId);
    await acknowledge(retailer, caseId);
    await remedy(retailer, caseId);
    await learn(retailer, caseId);
    await answer(retailer, caseId);
    await waitFor(
      async () => {
        const { body } = await analyst.get<{ data: CaseFile }>(`/case-files/v1/cases/${caseId}`);
        return body.data.case.state === 'closed';
      },
      { description: 'the case file to say closed', timeoutMs: 60_000 },
    );
    await seenInEveryList();
    const scored = await pageThrough(analyst, '/justice-scores/v1/justice-scores');
    expect(new Set(scored)).toEqual(new Set([caseId]));
  });

  it('reads its own write from a projection of another process with min-position', async () => {
    const { caseId, position } = await report(retailer, { externalId: 'kafka-position' });
    reported.push(caseId);
    const query = { 'min-position': position };
    const { status } = await analyst.get(`/case-files/v1/cases/${caseId}`, query);
    expect(status).toBe(200);
  });

  it('accepts reports while the broker is away and shows them when it is back', async () => {
    const once = await processes.clientOnce('intake:write');
    await kafka().kill9(0);
    for (let n = 0; n < REPORTED_WITHOUT_BROKER; n += 1) {
      const { caseId } = await report(once, { externalId: `kafka-away-${n}` });
      reported.push(caseId);
    }
    await kafka().start(0);
    await seenInEveryList();
  });

  it('ends each process with 0 after SIGTERM', async () => {
    for (const name of [...WRITE_SERVICES, ...READ_SERVICES]) {
      expect({ name, code: await processes.stop(name) }).toEqual({ name, code: 0 });
    }
  });
});
