import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@amends/testing/wait-for';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';

let suite: SuiteProcess;

beforeAll(async () => {
  suite = await startSuiteProcess();
});

afterAll(async () => {
  await suite.stop();
  removeDataDir(suite.dataDir);
});

const HOUR_MS = 3_600_000;
const thisHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

/** What till 3 of store 9 tells of an hour: 40 transactions, and articles that it did not know. */
const hourOf = (hoursAgo: number, notFound: number): object[] => {
  const event = (id: string, kind: string, second: number, data: object) => ({
    ...{ specversion: '1.0', id: `${hoursAgo}-${id}`, source: '/stores/9/workstations/3' },
    ...{ type: `pos.${kind}`, data },
    time: new Date(thisHour - hoursAgo * HOUR_MS + second * 1_000).toISOString(),
  });
  const sale = (n: number) =>
    event(`${n}`, 'queue_time', n, { transaction: `t-${hoursAgo}-${n}`, idleSeconds: 20 });
  const unknown = (n: number) =>
    event(`${n}-x`, 'item_not_found', n, { transaction: `t-${hoursAgo}-${n}` });
  return [
    ...Array.from({ length: 40 }, (_, n) => sale(n)),
    ...Array.from({ length: notFound }, (_, n) => unknown(n)),
  ];
};

const first = async <Item>(name: string, path: string): Promise<Item> =>
  waitFor(
    async () => {
      const { body } = await suite.client('retailer').get<{ data: Item[] }>(path);
      return body.data[0];
    },
    { description: name, timeoutMs: 30_000 },
  );

describe('failures at a till that become frequent', () => {
  it('R-076, R-080: are warned of, answered by an action, and counted after it', async () => {
    const retailer = suite.client('retailer');
    const contentType = 'application/cloudevents-batch+json';
    const tell = (events: readonly object[]) =>
      retailer.post('/intake/v1/events', events, { contentType });
    for (const hour of [7, 6, 5, 4, 3, 2]) await tell(hourOf(hour, hour % 2));
    await tell(hourOf(1, 14));
    const warning = await first<{ warningId: string; observed: number }>(
      'a warning of the till',
      '/intake/v1/early-warnings?filter[cause][eq]=item_not_found',
    );
    expect(warning).toMatchObject({ storeId: '9', rule: 'u_chart' });
    const action = await first<{ actionId: string }>(
      'a preventive action',
      '/triage/v1/preventive-actions?filter[status][eq]=open',
    );
    expect(action).toMatchObject({ storeId: '9', khdTypes: ['system_pricing'], kind: 'system' });
    const path = `/triage/v1/preventive-actions/${action.actionId}`;
    await retailer.post(`${path}/implementations`, {});
    await retailer.post(`${path}/verifications`, {});
    const { body } = await retailer.get<{ verification: { before: object; after: object } }>(path);
    expect(body).toMatchObject({
      status: 'verified',
      verification: { after: { cases: 0, warnings: 0 } },
    });
    const acknowledged = `/intake/v1/early-warnings/${warning.warningId}/acknowledgements`;
    await retailer.post(acknowledged, { finding: 'confirmed' });
    const read = await retailer.get(`/intake/v1/early-warnings/${warning.warningId}`);
    expect(read.body).toMatchObject({ finding: 'confirmed' });
  });
});
