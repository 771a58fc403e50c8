import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Affected, affected, BULK_CALLERS, bulkTests } from './bulk.fixture.ts';
import { prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let remedy: RunningRemedy;
const { as, tell, link, incident } = bulkTests(() => remedy);
beforeAll(async () => {
  remedy = await openRemedy(BULK_CALLERS);
});
afterAll(() => remedy?.close());

const NOON = '2026-03-02T12:00:00Z';
const LATER = '2026-03-02T14:00:00Z';

interface Entry {
  readonly kind: string;
  readonly expectedEnd?: string;
  readonly endedAt?: string;
}
const entriesOf = async ({ caseId }: Affected): Promise<readonly Entry[]> =>
  (await remedy.send('GET', `/v1/cases/${caseId}/timeline`)).json().entries ?? [];
const announcementsOf = async (incidentId: string) =>
  (await remedy.send('GET', `/v1/incidents/${incidentId}/announcements`)).json();
const reached = (incidentId: string, version: number) =>
  waitFor(
    async () => {
      const { explanations } = await announcementsOf(incidentId);
      return explanations[version - 1]?.delivered;
    },
    { description: `version ${version} to be told`, timeoutMs: 20_000 },
  );
const told = (one: Affected, count: number) =>
  waitFor(async () => (await entriesOf(one)).length === count && entriesOf(one), {
    description: `the customer to be told ${count} times`,
    timeoutMs: 20_000,
  });
const explain = (incidentId: string, expectedEnd: string, status = 202) => {
  const body = { reason: 'till_failure', expectedEnd };
  return as('anna', `incidents/${incidentId}/explanations`, body, status);
};

describe('what all customers of an incident are told', () => {
  it('R-058: is why and until when, once each, and again when the end changes', async () => {
    const [one, two] = affected(2) as [Affected, Affected];
    const second = { ...affected(1)[0]!, customerId: one.customerId! };
    const nobody = { caseId: uuidv7() };
    const incidentId = await incident([one, two, second, nobody]);
    await explain(incidentId, NOON);
    expect(await reached(incidentId, 1)).toMatchObject({ customers: 3, skipped: 1 });
    await explain(incidentId, NOON, 409);
    await explain(incidentId, LATER);
    expect(await reached(incidentId, 2)).toMatchObject({ customers: 3, skipped: 1 });
    for (const each of [one, two, nobody]) {
      expect(await entriesOf(each)).toMatchObject([
        { kind: 'explanation', reason: 'till_failure', expectedEnd: NOON },
        { kind: 'explanation', reason: 'till_failure', expectedEnd: LATER },
      ]);
    }
    expect(await entriesOf(second)).toEqual([]);
  });

  it('R-058: reaches those who come later, and says when it is over', async () => {
    const [one, late] = affected(2) as [Affected, Affected];
    const incidentId = await incident([one]);
    await explain(incidentId, NOON);
    await reached(incidentId, 1);
    const again = { ...affected(1)[0]!, customerId: one.customerId! };
    await link(again, incidentId);
    await link(late, incidentId);
    expect(await told(late, 1)).toMatchObject([{ kind: 'explanation', expectedEnd: NOON }]);
    const ended = { incidentId, signalId: uuidv7(), endedAt: LATER };
    await tell('IncidentEnded', ended);
    await reached(incidentId, 2);
    for (const each of [one, late]) {
      const last = (await told(each, 2)).at(-1)!;
      expect(last).toMatchObject({ kind: 'explanation', endedAt: LATER });
      expect(last.expectedEnd).toBeUndefined();
    }
    expect(await entriesOf(again)).toEqual([]);
  });

  it('R-058: is when it was over, where that was known before anybody was told', async () => {
    const [one] = affected(1) as [Affected];
    const incidentId = await incident([one]);
    const scope = { complaintCode: 'pos_outage', workstations: [], startedAt: NOON };
    const changed = { by: 'person', ...scope, endedAt: LATER, changedAt: LATER };
    await tell('IncidentScopeChanged', { incidentId, ...changed });
    const sql = 'select 1 from incident where incident_id = $1 and ended_at is not null';
    await waitFor(async () => (await remedy.look.query(sql, [incidentId])).rows.length > 0, {
      description: 'the end',
    });
    await explain(incidentId, NOON);
    const [entry] = await told(one, 1);
    expect(entry).toMatchObject({ kind: 'explanation', endedAt: expect.stringContaining('14:00') });
    expect(entry!.expectedEnd).toBeUndefined();
  });

  it('R-085: is what was changed since', async () => {
    const [one] = affected(1) as [Affected];
    const incidentId = await incident([one]);
    const path = `incidents/${incidentId}/process-changes`;
    await as('anna', path, { changes: ['equipment_replaced', 'staff_trained'] }, 202);
    expect(await told(one, 1)).toMatchObject([
      { kind: 'process_change', changes: ['equipment_replaced', 'staff_trained'] },
    ]);
    await as('foreign', path, { changes: ['software_fixed'] }, 404);
    await as('foreign', `incidents/${incidentId}/explanations`, { reason: 'recall' }, 404);
  });
});

describe('what the customer of one case is told', () => {
  const triaged = async (): Promise<Affected> => {
    const caseId = uuidv7();
    const facts = { ...prioritised.facts, paymentRef: `pay-${caseId}` };
    const data = { ...prioritised, caseId, facts };
    await remedy.publish({ service: 'triage', type: 'CasePrioritised', data });
    const path = `/v1/cases/${caseId}/remedy`;
    await waitFor(async () => (await remedy.send('GET', path)).statusCode === 200, {
      description: 'the case',
    });
    return { caseId };
  };

  it('R-062: is what else there is to know; what they will need is noted for staff', async () => {
    const one = await triaged();
    const facts = { about: 'rights', channel: 'telephone' };
    await as('anna', `cases/${one.caseId}/shared-information`, facts, 200);
    const need = { need: 'replacement_part', expectedAt: LATER };
    await as('anna', `cases/${one.caseId}/future-needs`, need, 200);
    expect(await entriesOf(one)).toMatchObject([{ kind: 'information', about: 'rights' }]);
    const path = `/v1/cases/${one.caseId}/future-needs`;
    const { data } = (await remedy.send('GET', path)).json();
    expect(data).toMatchObject([{ ...need, by: 'anna' }]);
  });

  it('R-085: is what was changed because of the case', async () => {
    const one = await triaged();
    await as('anna', `cases/${one.caseId}/process-changes`, { changes: ['staff_trained'] }, 200);
    expect(await entriesOf(one)).toMatchObject([
      { kind: 'process_change', changes: ['staff_trained'] },
    ]);
  });
});
