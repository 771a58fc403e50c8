import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { BULK_STAGE } from './bulk/bulk-work.ts';
import { PARK_POINTS } from './bulk/park-points.ts';
import {
  type Affected,
  affected,
  BULK_CALLERS,
  bulkTests,
  eur,
  type Person,
} from './bulk.fixture.ts';
import { killAfter } from './killed-worker.fixture.ts';
import { openLoyaltyScheme, SCHEME_SECRET } from './loyalty-scheme.fixture.ts';
import { openRetailSystem, type RetailSystem } from './provider/retail-system.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

let scheme: RetailSystem;
let remedy: RunningRemedy;
const { as, authorities, incident, shown, until, items } = bulkTests(() => remedy);
beforeAll(async () => {
  scheme = await openRetailSystem(SCHEME_SECRET);
  const caller = { connectorId: 'loyalty', secrets: [SCHEME_SECRET] };
  remedy = await openRemedy(BULK_CALLERS, undefined, [openLoyaltyScheme(scheme.url)], [caller]);
  await authorities();
});
afterAll(async () => {
  await remedy?.close();
  await scheme?.close();
});

const points = (amount: number, cap: number) => ({
  token: { kind: 'points', amount: eur(amount) },
  cap: eur(cap),
});
/** A run that was started for these customers. */
const started = async (cases: readonly Affected[], amount = 500) => {
  const incidentId = await incident(cases);
  const { id, path, view } = await shown(incidentId, points(amount, amount * cases.length));
  const begin = () => as('bert', `${path}/starts`, { termsHash: view.termsHash }, 202);
  return { incidentId, id, path, begin };
};
const untilHurried = (incidentId: string, id: string, status: string, task = BULK_STAGE) => {
  const hurrying = setInterval(() => void remedy.hurry(task), 250);
  return until(incidentId, id, status).finally(() => clearInterval(hurrying));
};
const effectsOf = (cases: readonly Affected[]) => {
  const ids = new Set(cases.map(({ customerId }) => customerId));
  return [...scheme.effects.values()].filter(({ customerId }) => ids.has(String(customerId)));
};
const eventsOf = async (type: string, incidentId: string) =>
  (await remedy.allOf(type)).filter((event) => event.incidentId === incidentId);
const clearing = async (): Promise<number> => {
  const sql = `select coalesce(sum(amount), 0)::int as sum from ledger_line
    where account = 'connector_clearing'`;
  return (await remedy.look.query<{ sum: number }>(sql)).rows[0]!.sum;
};

describe('points as the token of an incident', () => {
  it('are credited once to everybody, whatever the scheme answers first (P8)', async () => {
    const cases = affected(6);
    const { incidentId, id, begin } = await started(cases);
    const before = await clearing();
    scheme.fail('cut_after', 'cut_before', 'error_after', 'too_many', 'later');
    await begin();
    const pending = () => effectsOf(cases).find(({ status }) => status === 'pending');
    await waitFor(() => pending() !== undefined, { description: 'one to be taken in for later' });
    scheme.finish(pending()!.effectId);
    const done = await untilHurried(incidentId, id, 'completed');
    expect(done).toMatchObject({ counts: { done: 6, failed: 0 }, spent: eur(3000) });
    expect(effectsOf(cases)).toHaveLength(6);
    const { effectId, ...first } = effectsOf(cases)[0]!;
    expect(effectId).toMatch(/^[0-9a-f-]{36}-1$/);
    expect(first).toMatchObject({ kind: 'fulfilment', remedyType: 'loyalty_points', storeId: '9' });
    expect(await eventsOf('TokenPointsOrdered', incidentId)).toHaveLength(6);
    expect(await eventsOf('TokenPointsCredited', incidentId)).toHaveLength(6);
    expect((await clearing()) - before).toBe(-3000);
    await waitFor(
      async () => {
        const told = await remedy.send('GET', `/v1/cases/${cases[0]!.caseId}/timeline`);
        return told.json().entries[0]?.token === 'points';
      },
      { description: 'the customer to be told', timeoutMs: 20_000 },
    );
  });

  it('that were refused are tried again by a resumption alone, under a new effect', async () => {
    const cases = affected(2);
    const { incidentId, id, path, begin } = await started(cases);
    scheme.fail('declined');
    await begin();
    const stopped = await untilHurried(incidentId, id, 'stopped');
    expect(stopped).toMatchObject({ stopReason: 'items_failed', counts: { done: 1, failed: 1 } });
    await as('bert', `${path}/resumptions`, {}, 202);
    await until(incidentId, id, 'completed');
    const attempts = effectsOf(cases).map(({ effectId, status }) => [effectId.at(-1), status]);
    expect(attempts.sort()).toEqual([
      ['1', 'failed'],
      ['1', 'succeeded'],
      ['2', 'succeeded'],
    ]);
  });

  it('that nobody knows of end by the word of a person, or of the scheme', async () => {
    const cases = affected(3);
    const { incidentId, id, begin } = await started(cases);
    scheme.fail('later', 'later', 'later');
    await begin();
    await waitFor(() => effectsOf(cases).length === 3, { description: 'them to be ordered' });
    // The end of the life of the effects, which the scheme still says nothing of.
    for (const { caseId } of cases) {
      await remedy.runJob(PARK_POINTS, { caseId, runId: id, attempt: 1 });
    }
    const open = async () => {
      const url = '/v1/ordered-effects?limit=100&filter[state][eq]=unknown';
      const { data } = (await remedy.send('GET', url)).json();
      return (data as { caseId: string }[]).map(({ caseId }) => caseId).sort();
    };
    expect(await open()).toEqual(cases.map(({ caseId }) => caseId).sort());
    const [came, never, told] = cases;
    const settle = (one: Affected, found: object, person: Person, status: number) =>
      as(person, `cases/${one.caseId}/point-settlements`, { runId: id, ...found }, status);
    const credited = { outcome: 'credited', reference: 'seen-there' };
    await settle(came!, credited, 'foreign', 404);
    await settle(came!, { ...credited, runId: incidentId }, 'bert', 409);
    await settle(came!, credited, 'bert', 200);
    await settle(came!, credited, 'bert', 409);
    await settle(never!, { outcome: 'not_credited' }, 'bert', 200);
    const { effectId } = effectsOf([told!])[0]!;
    const word = JSON.stringify({ effectId, status: 'succeeded', reference: 'said-so' });
    const called = await remedy.upload('/v1/connectors/loyalty/effects', 'application/json', word, {
      'webhook-id': 'call-1',
      'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
      'webhook-signature': new Webhook(SCHEME_SECRET).sign('call-1', new Date(), word),
    });
    expect(called.statusCode).toBe(202);
    expect(await open()).toEqual([]);
    const references = (await eventsOf('TokenPointsCredited', incidentId)).map(
      ({ connectorRef }) => connectorRef,
    );
    expect(references.sort()).toEqual(['said-so', 'seen-there']);
    expect(await eventsOf('TokenPointsRefused', incidentId)).toHaveLength(4);
    const stopped = await untilHurried(incidentId, id, 'stopped');
    expect(stopped).toMatchObject({ counts: { done: 2, failed: 1 } });
  });

  it('are taken back by the scheme as far as they were not spent', async () => {
    const cases = affected(3);
    const before = await clearing();
    const { incidentId, id, path, begin } = await started(cases);
    await begin();
    await until(incidentId, id, 'completed');
    scheme.spend(cases[0]!.customerId!, 200);
    scheme.fail('cut_after');
    await as('bert', `${path}/undoings`, { reason: 'wrong_amount' }, 202);
    const { undone } = await untilHurried(incidentId, id, 'undone', 'remedy_bulk_undo');
    expect(undone).toMatchObject({ takenBack: 2, redeemed: 1, notReversed: 0, kept: eur(200) });
    const outcomes = (await items(incidentId, id)).map(({ status }) => status).sort();
    expect(outcomes).toEqual(['partly_redeemed', 'taken_back', 'taken_back']);
    expect(await eventsOf('TokenPointsReversed', incidentId)).toHaveLength(3);
    const reversals = effectsOf(cases).filter(({ kind }) => kind === 'reversal');
    expect(reversals.map(({ reverses }) => String(reverses).at(-1))).toEqual(['1', '1', '1']);
    expect((await clearing()) - before).toBe(-200);
    const again = await shown(incidentId, points(500, 1500));
    expect(again.view.dryRun).toMatchObject({
      customers: 2,
      excluded: [{ reason: 'already_given', cases: 1 }],
    });
  });

  it('are credited once to each although the worker is killed in between (T-92)', async () => {
    const cases = affected(120);
    const { incidentId, id, begin } = await started(cases, 100);
    await remedy.stop();
    await remedy.open(false);
    await begin();
    const of = { type: 'TokenPointsCredited', given: 20, incidentId };
    expect(await killAfter(remedy, of, scheme.url)).toBeLessThan(120);
    await remedy.stop();
    await remedy.open();
    const done = await until(incidentId, id, 'completed');
    expect(done).toMatchObject({ counts: { done: 120, failed: 0 }, spent: eur(12_000) });
    expect(effectsOf(cases)).toHaveLength(120);
    expect(await eventsOf('TokenPointsCredited', incidentId)).toHaveLength(120);
  });
});
