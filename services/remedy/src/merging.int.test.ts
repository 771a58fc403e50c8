import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy();
});
afterAll(() => remedy?.close());

const now = (): string => new Date().toISOString();
const triaged = (caseId: string) => ({
  service: 'triage' as const,
  type: 'CasePrioritised',
  data: { ...prioritised, caseId, facts: { ...prioritised.facts, paymentRef: `pay-${caseId}` } },
});
const link = (type: string, caseId: string, primaryCaseId: string, more: object) => ({
  service: 'intake' as const,
  type,
  data: { caseId, primaryCaseId, ...more },
});
const viewOf = async (caseId: string) =>
  (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
const until = (
  caseId: string,
  what: string,
  is: (view: { status: string; conflicts: object[] }) => boolean,
) =>
  waitFor(async () => is(await viewOf(caseId)), {
    description: `case ${caseId} ${what}`,
    timeoutMs: 20_000,
  });
const offered = async (): Promise<string> => {
  const caseId = uuidv7();
  await remedy.publish(triaged(caseId));
  await until(caseId, 'to be offered', ({ status }) => status === 'offered');
  return caseId;
};
const merged = async (): Promise<readonly [string, string]> => {
  const [primary, duplicate] = [await offered(), await offered()];
  await remedy.publish(
    link('CasesMerged', duplicate, primary, { reason: 'same_failure', mergedAt: now() }),
  );
  for (const caseId of [primary, duplicate]) {
    await until(caseId, 'to be in conflict', ({ conflicts }) => conflicts.length === 1);
  }
  return [primary, duplicate];
};
const waiting = async () =>
  (await remedy.send('GET', '/v1/waiting-remedies?filter[reason][eq]=conflict'))
    .json()
    .data.map((item: { caseId: string }) => item.caseId);

describe('two cases that are one', () => {
  it('DUP-06: have a conflict in both, listed, until a person decides at one of them', async () => {
    const [primary, duplicate] = await merged();
    expect((await viewOf(primary)).conflicts).toEqual([
      { otherCaseId: duplicate, role: 'primary' },
    ]);
    expect((await waiting()).sort()).toEqual([primary, duplicate].sort());
    const { offer } = await viewOf(duplicate);
    const choice = { offerId: offer.offerId, alternativeId: 1 };
    const chosen = await remedy.send('POST', `/v1/cases/${duplicate}/choices`, choice);
    expect(chosen.json()).toMatchObject({ status: 409, code: 'remedy_conflict_open' });
    const decision = { otherCaseId: primary, kept: 'other' };
    const path = `/v1/cases/${duplicate}/conflict-resolutions`;
    expect((await remedy.send('POST', path, decision)).statusCode).toBe(200);
    expect((await remedy.send('POST', path, decision)).json().code).toBe('no_conflict_open');
    expect(await viewOf(duplicate)).toMatchObject({ status: 'concluded', conflicts: [] });
    await until(primary, 'to be free', ({ conflicts }) => conflicts.length === 0);
    expect(await viewOf(primary)).toMatchObject({ status: 'offered' });
    expect(await waiting()).toEqual([]);
  });

  it('DUP-06: have none any more once they are two again', async () => {
    const [primary, duplicate] = await merged();
    await remedy.publish(link('CasesUnmerged', duplicate, primary, { unmergedAt: now() }));
    for (const caseId of [primary, duplicate]) {
      await until(caseId, 'to be free', ({ conflicts }) => conflicts.length === 0);
      expect(await viewOf(caseId)).toMatchObject({ status: 'offered' });
    }
    expect(await waiting()).toEqual([]);
  });
});
