import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';
import { forgetOldCounts } from './warnings/forget-counts.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const HOUR_MS = 3_600_000;
const thisHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
/** An instant of the hour so many hours ago. */
const ago = (hours: number, second = 0): string =>
  new Date(thisHour - hours * HOUR_MS + second * 1_000).toISOString();

const event = (storeId: string, id: string, kind: string, time: string, data: object) => ({
  ...{ specversion: '1.0', id, source: `/stores/${storeId}/workstations/3` },
  ...{ type: `pos.${kind}`, time, data },
});

/** What till 3 tells of an hour: its transactions, and lines voided in some of them. */
const hourOf = (storeId: string, hours: number, voids: number, sales = 40) => [
  ...Array.from({ length: sales }, (_, n) =>
    event(storeId, `${storeId}-${hours}-${n}`, 'queue_time', ago(hours, n), {
      ...{ transaction: `${storeId}-${hours}-${n}`, idleSeconds: 20 + (n % 7) },
    }),
  ),
  ...Array.from({ length: voids }, (_, n) =>
    event(storeId, `${storeId}-${hours}-${n}-void`, 'line_voided', ago(hours, n + 1), {
      transaction: `${storeId}-${hours}-${n}`,
    }),
  ),
];

const tell = async (events: readonly object[]): Promise<void> => {
  for (let at = 0; at < events.length; at += 100) {
    const answer = await send(intake, {
      url: '/v1/events',
      body: events.slice(at, at + 100),
      headers: { 'content-type': 'application/cloudevents-batch+json' },
    });
    expect(answer.status).toBe(202);
  }
};

/** Six hours as they always are: a line voided now and then. */
const usual = (storeId: string, until = 2) =>
  [6, 5, 4, 3, 2, 1].flatMap((hours) => hourOf(storeId, until + hours, hours % 2));

const warningsOf = async (storeId: string, query = '') => {
  const url = `/v1/early-warnings?filter[storeId][eq]=${storeId}${query}`;
  return (await send(intake, { url })).body.data as Record<string, unknown>[];
};

const cellsOf = async (storeId: string) =>
  (
    await intake.ownerPool.query(
      `select workstation, width, starts_at, measure, count from warning_count
       where store_id = $1 and count <> 0
       order by workstation, width, starts_at, measure`,
      [storeId],
    )
  ).rows;

const countOf = async (storeId: string, measure: string, workstation = ''): Promise<number> =>
  (await cellsOf(storeId))
    .filter((cell) => cell.measure === measure && cell.workstation === workstation)
    .filter(({ width }) => width === 'hour' || workstation !== '' || measure !== 'transactions')
    .reduce((sum, cell) => sum + cell.count, 0);

const counted = (storeId: string, measure: string, times: number) =>
  waitFor(async () => (await countOf(storeId, measure)) === times, {
    description: `${times} ${measure} of store ${storeId} to be counted`,
    timeoutMs: 30_000,
  });

const raised = (storeId: string, number: number, query = '') =>
  waitFor(
    async () => {
      const found = await warningsOf(storeId, query);
      return found.length >= number ? found : null;
    },
    { description: `${number} warnings of store ${storeId}`, timeoutMs: 30_000 },
  ) as Promise<Record<string, unknown>[]>;

describe('early warning at the tills', () => {
  it('R-080, POS-26: is raised once for the till and once for the store', async () => {
    await tell(usual('11'));
    const burst = hourOf('11', 2, 12);
    await tell(burst);
    const found = await raised('11', 2, '&filter[cause][eq]=voids');
    // A second delivery of everything changes nothing.
    await tell(burst);
    await tell(hourOf('11', 1, 0));
    await counted('11', 'transactions', 8 * 40);
    expect(await warningsOf('11')).toHaveLength(2);
    expect(await countOf('11', 'voids')).toBe(3 + 12);
    expect(found.map(({ workstation }) => workstation).sort()).toEqual(['3', null]);
    for (const warning of found) {
      expect(warning).toMatchObject({
        ...{ cause: 'voids', rule: 'u_chart', from: ago(2), until: ago(1) },
        ...{ rulesVersion: 0, acknowledgedAt: null },
      });
    }
    const events = await eventsOf(intake, 'warning-11-voids');
    expect(events.map(({ type }) => type)).toEqual(['EarlyWarningRaised', 'EarlyWarningRaised']);
    // Whoever hears the one in a batch before the other learns which till it is.
    expect(events.map(({ data }) => data.workstation)).toEqual(['3', undefined]);
    expect(events[0]).toMatchObject({ meta: { subject: '11-voids', actor: 'system_intake' } });
  });

  it('R-080: is the same when signals come late, twice and out of order', async () => {
    await tell([...usual('12', 3), ...hourOf('12', 3, 12), ...hourOf('12', 2, 1)]);
    const late = hourOf('13', 3, 12);
    await tell([...usual('13', 3), ...hourOf('13', 2, 1)]);
    await counted('13', 'transactions', 7 * 40);
    expect(await warningsOf('13')).toEqual([]);
    const mixed = late.map((_, at) => late[(at * 17) % late.length]!);
    await tell([...mixed, ...mixed.slice(0, 20)]);
    const inOrder = await raised('12', 2);
    const outOfOrder = await raised('13', 2);
    await counted('13', 'transactions', 8 * 40);
    expect(await cellsOf('13')).toEqual(await cellsOf('12'));
    const told = (warnings: readonly Record<string, unknown>[]) =>
      warnings.map(({ workstation, rule, from }) => `${workstation} ${rule} ${from}`).sort();
    expect(told(outOfOrder)).toEqual(told(inOrder));
    expect(told(outOfOrder)).toEqual([`3 u_chart ${ago(3)}`, `null u_chart ${ago(3)}`]);
  });

  it('R-080: reads again what follows a period that was changed late', async () => {
    const baseline = [8, 7, 6, 5, 4, 3];
    for (const hours of baseline) await tell(hourOf('16', hours, 10));
    await tell(hourOf('16', 2, 16));
    await counted('16', 'transactions', 7 * 40);
    await counted('16', 'voids', 76);
    expect(await warningsOf('16')).toEqual([]);
    // The tills sold four times as much as they had told: 16 voids are no longer usual.
    for (const hours of baseline) await tell(hourOf('16', hours, 0, 160));
    await waitFor(
      async () => {
        const found = await warningsOf('16');
        return found.filter(({ from }) => from === ago(2)).length === 2;
      },
      { description: 'the hour after them to be read again', timeoutMs: 30_000 },
    );
  });

  it('goes on after a restart where it stopped', async () => {
    await tell(usual('14'));
    await counted('14', 'transactions', 6 * 40);
    await tell(hourOf('14', 2, 12).slice(0, 45));
    await intake.restart();
    await tell(hourOf('14', 2, 12).slice(45));
    await raised('14', 2);
    await counted('14', 'voids', 15);
    await intake.restart();
    await tell(hourOf('14', 1, 0));
    await counted('14', 'transactions', 8 * 40);
    expect(await warningsOf('14')).toHaveLength(2);
  });

  it('counts what lies far back and raises nothing for it', async () => {
    await tell([...usual('15', 200), ...hourOf('15', 200, 12), ...hourOf('15', 199, 0)]);
    await counted('15', 'transactions', 8 * 40);
    expect(await warningsOf('15')).toEqual([]);
  });
});

describe('counts of early warning', () => {
  it('are forgotten once no chart reads them any more', async () => {
    const day = (daysAgo: number): string => ago(daysAgo * 24).slice(0, 10);
    const rows = [
      ['hour', 61],
      ['hour', 59],
      ['day', 401],
      ['day', 399],
    ] as const;
    for (const [width, daysAgo] of rows) {
      await intake.ownerPool.query(
        "insert into warning_count values ('17', '', $1, $2, 'voids', 1)",
        [width, day(daysAgo)],
      );
    }
    await forgetOldCounts(intake.pool, new Date().toISOString());
    const left = await cellsOf('17');
    expect(
      left.map(({ width, starts_at }) => [width, starts_at.toISOString().slice(0, 10)]),
    ).toEqual([
      ['day', day(399)],
      ['hour', day(59)],
    ]);
  });
});

/** A report at the store, and what triage made of it. */
const caseAt = async (storeId: string, khdType: string, severity = 'minor'): Promise<string> => {
  const body = { storeId, channel: 'telephone_hotline', narrative: 'It was wrong.' };
  const answer = await send(intake, { url: '/v1/cases', body });
  expect(answer.status).toBe(201);
  const { caseId } = answer.body;
  const classified = { caseId, khdType, ruleId: 'stated_code', confidencePct: 90 };
  const decidedBy = { decidedBy: 'rule', ruleSetVersion: 1 };
  const impact = { caseId, severity, ruleId: 'stated', decidedBy: 'rule' };
  await intake.publish(
    { service: 'triage', type: 'CaseClassified', data: { ...classified, ...decidedBy } },
    { service: 'triage', type: 'ImpactAssessed', data: impact },
  );
  return caseId;
};

describe('immediate rules', () => {
  it('R-080: raise a warning for three cases of one cause in a store within 24 hours', async () => {
    await caseAt('21', 'mischarged');
    await caseAt('21', 'mischarged');
    await caseAt('21', 'delivery');
    await caseAt('22', 'mischarged');
    await counted('21', 'mischarged', 2);
    expect(await warningsOf('21')).toEqual([]);
    await caseAt('21', 'mischarged');
    const [warning] = await raised('21', 1);
    expect(warning).toMatchObject({ cause: 'mischarged', rule: 'same_cause_cases', observed: 3 });
    await caseAt('21', 'mischarged');
    await counted('21', 'mischarged', 4);
    expect(await warningsOf('21')).toHaveLength(1);
  });

  it('follow a case whose cause is corrected', async () => {
    const caseIds = [await caseAt('23', 'delivery'), await caseAt('23', 'delivery')];
    const moved = await caseAt('23', 'attention_failure');
    await counted('23', 'attention_failure', 1);
    await intake.publish({
      service: 'triage',
      type: 'CaseClassified',
      data: {
        ...{ caseId: moved, khdType: 'delivery', ruleId: 'person', confidencePct: 100 },
        ...{ decidedBy: 'person', ruleSetVersion: 1 },
      },
    });
    expect(await raised('23', 1)).toMatchObject([{ cause: 'delivery', observed: 3 }]);
    expect(await countOf('23', 'attention_failure')).toBe(0);
    expect(caseIds).toHaveLength(2);
  });

  it('R-080: raise a warning for a critical case, once', async () => {
    const caseId = await caseAt('24', 'accused_of_shoplifting', 'critical');
    const [warning] = await raised('24', 1);
    expect(warning).toMatchObject({ rule: 'critical_severity', aboutId: caseId });
    expect(warning?.cause).toBe('accused_of_shoplifting');
  });

  it('R-080: raise a warning for a report in the press, also one that names no store', async () => {
    const body = {
      ...{ valence: 'negative', channel: 'press', reach: 90_000, signalSource: 'media_report' },
      observedAt: ago(1),
    };
    for (const change of [{ storeId: '25' }, {}, { valence: 'positive' }]) {
      const seen = { ...body, ...change };
      expect((await send(intake, { url: '/v1/word-of-mouth', body: seen })).status).toBe(201);
    }
    await raised('25', 1);
    const url = '/v1/early-warnings?filter[cause][eq]=media_report';
    const all = await waitFor(
      async () => {
        const { data } = (await send(intake, { url })).body;
        return data.length === 2 ? data : null;
      },
      { description: 'both reports to be warned of' },
    );
    expect(all.map(({ storeId }: { storeId: string | null }) => storeId).sort()).toEqual([
      '25',
      null,
    ]);
    // Of the whole retailer: for those who may see all stores.
    expect((await send(intake, { url, token: 'store9' })).body.data).toEqual([]);
  });
});

describe('a failed recovery', () => {
  it('R-081, R-052: raises a warning when more recoveries fail than before', async () => {
    const day = (daysAgo: number): string => ago(daysAgo * 24);
    const recovery = (daysAgo: number) => ({
      ...{ service: 'remedy' as const, type: 'RecoveryCompleted' },
      data: {
        ...{ caseId: uuidv7(), storeId: '31', remedyTypes: [], completedAt: day(daysAgo) },
      },
    });
    const failure = (daysAgo: number) => ({
      ...{ service: 'follow-up' as const, type: 'CaseReopened' },
      data: {
        ...{ caseId: uuidv7(), storeId: '31', reason: 'remedy_not_received', reopenCount: 1 },
        reopenedAt: day(daysAgo),
      },
    });
    const days = [7, 6, 5, 4, 3, 2];
    await intake.publish(
      ...days.flatMap((each) => Array.from({ length: 30 }, () => recovery(each))),
      ...days.map(failure),
      ...Array.from({ length: 30 }, () => recovery(1)),
    );
    await counted('31', 'failed_recovery', 6);
    expect(await warningsOf('31')).toEqual([]);
    const failed = (reason: string) => ({
      ...{ service: 'remedy' as const, type: 'RecoveryFailed' },
      data: { caseId: uuidv7(), storeId: '31', reason, failedAt: day(1) },
    });
    await intake.publish(
      ...Array.from({ length: 2 }, () => failure(1)),
      // Counted with the reopening that comes after it.
      ...Array.from({ length: 9 }, () => failed('dissatisfaction')),
      ...Array.from({ length: 3 }, () => failed('missed')),
      ...Array.from({ length: 3 }, () => failed('rejected')),
    );
    const [warning] = await raised('31', 1);
    expect(warning).toMatchObject({ cause: 'failed_recovery', rule: 'u_chart', opportunities: 33 });
  });

  it('R-081: counts once, by however many reasons it failed, until another begins', async () => {
    const caseId = uuidv7();
    const of = { caseId, storeId: '32' };
    const failed = (reason: string, hours: number) => ({
      ...{ service: 'remedy' as const, type: 'RecoveryFailed' },
      data: { ...of, reason, failedAt: ago(hours) },
    });
    const reopened = (reopenCount: number, hours: number) => ({
      ...{ service: 'follow-up' as const, type: 'CaseReopened' },
      data: { ...of, reason: 'remedy_inadequate', reopenCount, reopenedAt: ago(hours) },
    });
    await intake.publish(failed('missed', 30), failed('given_up', 29));
    await counted('32', 'recoveries', 1);
    expect(await countOf('32', 'failed_recovery')).toBe(1);
    // Of the first recovery; then the second one fails, of which the next reopening tells too.
    await intake.publish(reopened(1, 28), failed('missed', 27), reopened(2, 26), reopened(3, 25));
    await counted('32', 'failed_recovery', 3);
    await intake.publish(failed('rejected', 24));
    await counted('32', 'recoveries', 2);
    expect(await countOf('32', 'failed_recovery')).toBe(4);
  });
});

describe('customers who return less often', () => {
  it('R-080: raise a warning when the day’s look finds it, once for the period', async () => {
    const buys = (period: number, customers: number) =>
      Array.from({ length: customers }, (_, n) => ({
        ...{ externalId: `return-${period}-${n}`, customerReference: `returning-${n}` },
        ...{ storeId: '71', kind: 'sale', amount: { amount: 1_000, currency: 'EUR' } },
        purchasedAt: ago(24 * (28 * period + 10)),
      }));
    // Forty customers come in every period; in the last one twelve of them.
    for (const period of [6, 5, 4, 3, 2, 1, 0]) {
      const items = buys(period, period === 0 ? 12 : 40);
      const body = { source: 'tills', items };
      expect((await send(intake, { url: '/v1/purchases', body })).status).toBe(202);
    }
    await waitFor(
      async () => {
        const sql = "select from till_transaction where store_id = '71'";
        return (await intake.ownerPool.query(sql)).rowCount === 252;
      },
      { description: 'the purchases to be heard', timeoutMs: 30_000 },
    );
    const look = () =>
      intake.ownerPool.query("select graphile_worker.add_job('find_fewer_returns', '{}')");
    await look();
    const [warning] = await raised('71', 1);
    expect(warning).toMatchObject({
      ...{ cause: 'returning_customers', rule: 'returning_customers' },
      ...{ observed: 12, opportunities: 40, expectedThousandths: 40_000 },
    });
    await look();
    const jobs = async () =>
      (await intake.ownerPool.query('select from graphile_worker.jobs where attempts < 25'))
        .rowCount;
    await waitFor(async () => (await jobs()) === 0, { description: 'the second look' });
    expect(await warningsOf('71')).toHaveLength(1);
  });
});

describe('a warning', () => {
  const first = async (storeId: string) => {
    await tell([...usual(storeId), ...hourOf(storeId, 2, 12)]);
    return (await raised(storeId, 2))[0]!;
  };

  it('is read and acknowledged by the staff of its store only', async () => {
    const { warningId } = await first('9');
    const url = `/v1/early-warnings/${warningId}`;
    const acknowledge = (token: string) =>
      send(intake, { url: `${url}/acknowledgements`, body: { finding: 'confirmed' }, token });
    expect((await send(intake, { url, token: 'store9' })).body).toMatchObject({ warningId });
    expect((await send(intake, { url, token: 'store8' })).status).toBe(404);
    expect((await acknowledge('store8')).status).toBe(404);
    expect((await acknowledge('store9')).status).toBe(201);
    expect((await acknowledge('store9')).body.code).toBe('already_recorded');
    expect((await send(intake, { url })).body).toMatchObject({ finding: 'confirmed' });
    expect(await warningsOf('9', '&filter[open][eq]=true')).toHaveLength(1);
    const own = await send(intake, { url: '/v1/early-warnings', token: 'store8' });
    expect(own.body.data).toEqual([]);
  });

  it('is found by the rules in force, and says by which version', async () => {
    const url = '/v1/early-warning-rules';
    expect((await send(intake, { url })).body).toMatchObject({ rulesVersion: 0, off: [] });
    const refused = await send(intake, { url, body: {}, token: 'store9' });
    expect(refused.status).toBe(403);
    const body = { chart: { sigmaTenths: 30, tailPer10k: 100, minCount: 20, baselinePeriods: 28 } };
    expect((await send(intake, { url, body })).status).toBe(201);
    await tell([...usual('41'), ...hourOf('41', 2, 12), ...hourOf('41', 1, 0)]);
    await counted('41', 'transactions', 8 * 40);
    expect(await warningsOf('41', '&filter[cause][eq]=voids')).toEqual([]);
    expect((await send(intake, { url, body: { off: ['cusum'] } })).status).toBe(201);
    const { rulesVersion } = await first('42');
    expect(rulesVersion).toBe(2);
    expect((await send(intake, { url })).body).toMatchObject({ rulesVersion: 2, off: ['cusum'] });
  });
});
