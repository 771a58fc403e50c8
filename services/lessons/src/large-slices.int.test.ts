import { computedFrom, differences } from '@amends/projections/large-slices.fixture';
import {
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const day = (count: number): string =>
  new Date(Date.UTC(2026, 0, 1, 9) + count * 86_400_000).toISOString();
const money = (amount: number, currency = 'EUR') => ({ amount, currency });

/** 60 cases of two types in three stores, recovered for money of two currencies. */
const lives = Array.from({ length: 60 }, (_, n): Happening[] => {
  const caseId = uuidOf(`case ${n}`);
  const reported: Happening = {
    type: 'FailureReported',
    data: {
      ...{ caseId, source: 'web', storeId: ['9', '12', '15'][n % 3], channel: 'email' },
      ...{ initiation: 'customer', signalSource: 'complaint', reportedAt: day(n) },
      complaintCode: n % 4 === 0 ? 'delivery' : 'mischarged',
      ...{ cues: [], cueRulesVersion: 1 },
    },
  };
  const recovered: Happening = {
    type: 'RecoveryCompleted',
    data: {
      ...{ caseId, remedyTypes: ['refund'], completedAt: day(n + 3) },
      restitution: n % 6 === 0 ? money(700, 'USD') : money(1_000 + n),
      ...(n % 5 === 0 ? { goodwill: money(300) } : {}),
    },
  };
  return n % 3 === 2 ? [reported] : [reported, recovered];
}).flat();

describe('causes of slices with more cases than are looked at one by one', () => {
  let bed: ReadServiceBed;
  beforeAll(async () => {
    bed = await openReadServiceBed(createService, { exactCasesMax: 15 });
    await bed.append(lives);
  });
  afterAll(() => bed?.close());

  const NONE = (): boolean => false;

  it('come from cells of named slices, from rows of others, and follow changes', async () => {
    const same = async (query: string, from: string): Promise<void> => {
      expect([query, await computedFrom(bed, query)]).toEqual([query, from]);
      expect([query, await differences(bed, query, NONE)]).toEqual([query, []]);
    };
    await same('', 'cells');
    await same('group-by=store,complaintCode', 'cells');
    await same('group-by=month&time-zone=Europe/Berlin', 'cells');
    await same('group-by=region', 'histograms');
    expect(await computedFrom(bed, 'filter[khdType][eq]=delivery')).toBe('facts');
    expect(await bed.figures('', 'store9')).toEqual(await bed.figures('filter[store][eq]=9'));
    const [before] = await bed.figures('');
    const link = { caseId: uuidOf('case 6'), primaryCaseId: uuidOf('case 0') };
    await bed.append([
      { type: 'CasesMerged', data: { ...link, reason: 'same_failure', mergedAt: day(60) } },
    ]);
    await bed.resend();
    const [after] = await bed.figures('');
    expect([before!.n, after!.n]).toEqual([60, 59]);
    expect(before!.measures.restitutionUSD!.value! - after!.measures.restitutionUSD!.value!).toBe(
      700,
    );
    await same('group-by=store', 'cells');
  });
});
