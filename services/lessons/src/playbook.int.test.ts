import type { FigureRow } from '@amends/projections/measure';
import { openReadServiceBed, type ReadServiceBed } from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';
import { day } from './prevented-failures.fixture.ts';
import { recoveredCases } from './recovered-cases.fixture.ts';

describe('what lessons tell of the playbook', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService);
    await bed.append(recoveredCases);
  });
  afterAll(() => bed?.close());

  const rowsOf = async (path: string, token = 'all'): Promise<FigureRow[]> => {
    const { status, text, body } = await bed.get(path, { token });
    if (status !== 200) throw new Error(`${status}: ${text}`);
    return body.data;
  };

  it('R-083: compares cost, outcome and conformance by version', async () => {
    const rows = await rowsOf('/v1/figures/playbook?group-by=playbookVersion');
    expect(rows.map(({ group, n }) => [group.playbookVersion, n])).toEqual([
      [undefined, 22],
      ['1', 12],
      ['2', 10],
    ]);
    expect(rows[1]!.measures).toMatchObject({
      goodwillPerCaseEUR: { value: 2_000, n: 12 },
      satisfiedShare: { value: 0.75, n: 12 },
      stepsDoneShare: { value: 0.5, n: 24 },
      deviationShare: { value: 1, counts: { improvised: 12 } },
    });
    const [before] = await rowsOf(`/v1/figures/playbook?as-of=${day(3)}`);
    expect(before!.measures).toMatchObject({
      satisfiedShare: { value: null, reason: 'no_data' },
      goodwill: { value: null, reason: 'no_data' },
    });
    const [unseen] = await rowsOf(
      `/v1/figures/playbook?as-of=${day(3)}&measures=goodwillCHF,costPerCaseCHF`,
    );
    const none = { value: null, n: 0, reason: 'no_data', currency: 'CHF' };
    expect(unseen!.measures).toMatchObject({ goodwillCHF: none, costPerCaseCHF: none });
  });

  it('R-083: shows which improvisations worked', async () => {
    const rows = await rowsOf(
      '/v1/figures/deviations?group-by=remedyType,reason&filter[improvised][eq]=true',
    );
    expect(rows).toMatchObject([
      { n: 22 },
      {
        group: { remedyType: 'gift', reason: 'inconvenience' },
        measures: { workedShare: { value: 19 / 22, n: 22, counts: { worked: 19 } } },
      },
    ]);
  });

  it('R-092: shows how much of their authority roles use, and which power lies idle', async () => {
    const rows = await rowsOf(`/v1/figures/authority?group-by=role&as-of=${day(30)}`);
    expect(rows.map(({ group, n }) => [group.role, n])).toEqual([
      [undefined, 22],
      ['assistant', 12],
      ['manager', 10],
      ['trainee', 0],
    ]);
    expect(rows[1]!.measures).toMatchObject({
      withinLimitShare: { value: 1, n: 12 },
      workedShare: { value: 0.75, n: 12 },
    });
    expect(rows[1]!.measures.utilisation!.value).toBeCloseTo(0.4, 12);
    expect(rows[0]!.measures.rolesUsingPower).toMatchObject({
      value: 2 / 3,
      n: 3,
      counts: { unused: 1 },
    });
    const own = await rowsOf('/v1/figures/authority?filter[role][eq]=assistant', 'store9');
    expect(own[0]).toMatchObject({ n: 12, measures: { rolesUsingPower: { reason: 'no_data' } } });
  });

  it('R-092: gives no single decision, no person and no answer away', async () => {
    for (const path of ['/v1/lessons', '/v1/exports/lessons', '/v1/figures/authority']) {
      const { text } = await bed.get(path);
      expect(text).not.toContain('anna');
      expect(text).not.toContain('employee-');
      expect(text).not.toContain('answers');
    }
    const listed = await bed.get('/v1/goodwill-decisions');
    expect(listed.status).toBe(404);
  });

  it('R-120: computes gap 5 from what customers expected and found', async () => {
    const rows = await rowsOf('/v1/figures/gaps');
    expect(rows.at(-1)).toMatchObject({
      group: { gap: 'gap_5_expected_perceived', owner: null },
      n: 22,
      // 3 of 22 customers found 2 where they expected 6.
      measures: { gapMean: { value: 12 / 22, n: 22 }, behindExpectation: { value: 3 / 22 } },
    });
  });

  it('R-084: relates outcomes to training, and names nobody', async () => {
    const rows = await rowsOf('/v1/figures/training');
    expect(rows[0]!.measures.workedShare).toMatchObject({ value: 19 / 22, n: 22 });
    expect(rows[1]).toMatchObject({
      group: { training: 'calm_voices' },
      n: 12,
      measures: {
        trainedWorkedShare: { value: 0.75, n: 12 },
        untrainedWorkedShare: { value: 1, n: 10 },
        uplift: { value: null, reason: 'n_lt_30' },
      },
    });
    expect(JSON.stringify(rows)).not.toContain('employee-');
    const before = await rowsOf(`/v1/figures/training?as-of=${day(5)}`);
    expect(before[0]!.measures.workedShare).toMatchObject({ value: null, reason: 'no_data' });
  });

  it('list what the playbook asked for in a case', async () => {
    const { body } = await bed.get('/v1/lessons?filter[playbookVersion][eq]=2&limit=1');
    expect(body.data[0]).toMatchObject({
      playbookRow: 12,
      requiredSteps: ['listen', 'apology'],
      doneSteps: [[day(3), 'apology']],
    });
  });
});
