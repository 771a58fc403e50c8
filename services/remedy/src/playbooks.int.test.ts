import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { REMEDY_TYPES } from '@amends/contracts/vocabulary';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FRUGAL } from './domain/playbook.fixture.ts';
import { eur, prioritised } from './domain/remedy-case.fixture.ts';
import { openRemedy, type RunningRemedy } from './remedy.fixture.ts';

const OPERATIONS = new Set(['operations:write', 'operations:read']);
const callers = {
  admin: { scopes: OPERATIONS },
  branch: { scopes: OPERATIONS, stores: new Set(['elsewhere']) },
};

let remedy: RunningRemedy;
beforeAll(async () => {
  remedy = await openRemedy(callers);
});
afterAll(() => remedy?.close());

const send = (path: string, body: object, caller: keyof typeof callers = 'admin') =>
  remedy.send('POST', `/v1/playbooks${path}`, body, uuidv7(), caller);
const sent = async (path: string, body: object, status = 201) => {
  const answer = await send(path, body);
  const told = answer.statusCode === status ? '' : answer.json();
  expect([path, answer.statusCode, told]).toEqual([path, status, '']);
  return answer.json();
};
const get = async (path: string) => (await remedy.send('GET', `/v1/playbooks${path}`)).json();
const OTHERWISE = { basedOn: 1, rows: FRUGAL.rows.filter(({ row }) => row === 4) };
const load = (version: number) => sent('', { version, ...OTHERWISE });

/** Rows are kept in the order of their numbers. */
const whole = ({ rows, ...rest }: typeof FRUGAL) => ({
  ...rest,
  rows: [...rows].sort((one, other) => one.row - other.row),
});

const menuOf = async (caseId: string) => {
  const events = await remedy.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events.findLast(({ type }) => type === 'RemedyMenuPrepared')?.data;
};
/** A major defect of 5000: 1000 of goodwill by version 1, 500 by the frugal one. */
const triaged = async (at = new Date(), facts: object = {}, caseId: string = uuidv7()) => {
  const data = { ...prioritised, caseId, facts: { ...prioritised.facts, ...facts } };
  await remedy.publish({ service: 'triage', type: 'CasePrioritised', data, time: at });
  await waitFor(async () => (await menuOf(caseId)) !== undefined, {
    description: `a menu for ${caseId}`,
    timeoutMs: 20_000,
  });
  return caseId;
};
const priceOf = async (caseId: string) =>
  ((await menuOf(caseId))?.price as { amount: number } | undefined)?.amount;
const versionOf = async (caseId: string) => (await menuOf(caseId))?.playbookVersion;

describe('versions of the playbook on a running store (R-038)', () => {
  it('are checked as they are loaded: nothing unknown, and no case without a row', async () => {
    const [row] = OTHERWISE.rows;
    const hidden = { version: 2, basedOn: 1, rows: [{ ...row, row: 31 }] };
    const { errors } = await sent('', hidden, 422);
    expect(errors).toEqual([
      { pointer: '#/rows', detail: 'row 31: no case gets it', code: 'playbook_unusable' },
    ]);
    for (const wrong of [{ note: 'as discussed' }, { steps: ['dance'] }]) {
      await sent('', { version: 2, basedOn: 1, rows: [{ ...row, ...wrong }] }, 422);
    }
    const { code } = await sent('', { version: 2, basedOn: 9 }, 422);
    expect(code).toBe('unknown_playbook');
    expect((await get('')).data).toEqual([expect.objectContaining({ version: 1, rules: true })]);
  });

  it('are never changed, and only by whoever may act for every store', async () => {
    await load(10);
    const { code } = await sent('', { version: 10, basedOn: 1, keptDefectPct: 25 }, 409);
    expect(code).toBe('already_exists');
    expect(await get('/10')).toMatchObject({ version: 10, ...whole(FRUGAL), withdrawn: null });
    await sent('', { version: 12, basedOn: 10, keptDefectPct: 25 });
    expect(await get('/12')).toMatchObject({ ...whole(FRUGAL), keptDefectPct: 25 });
    const { data } = await get('');
    const hashOf = (version: number) =>
      data.find((one: { version: number }) => one.version === version).contentHash;
    expect(hashOf(12)).not.toBe(hashOf(10));
    expect((await send('', { version: 11, ...OTHERWISE }, 'branch')).statusCode).toBe(403);
    expect((await send('/10/activations', {}, 'branch')).statusCode).toBe(403);
  });

  it('rule cases triaged from an instant on; running ones keep theirs', async () => {
    const before = await triaged();
    await load(20);
    const { version } = await sent('/20/activations', {});
    expect(version).toBe(20);
    const from = new Date();
    const fresh = await triaged(from);
    expect(await menuOf(fresh)).toMatchObject({ playbookVersion: 20, goodwill: eur(500) });
    // Triage corrects the price of the case from before.
    await triaged(from, { price: eur(6000) }, before);
    await waitFor(async () => (await priceOf(before)) === 6000, {
      description: 'the corrected menu',
    });
    expect(await menuOf(before)).toMatchObject({ playbookVersion: 1, goodwill: eur(1200) });
    await sent('/1/activations', {});
    expect(await versionOf(await triaged(new Date()))).toBe(1);
  });

  it('have a catalogue of remedies, which the offers of their cases go by (R-037)', async () => {
    const catalogue = async (query = '') =>
      (await remedy.send('GET', `/v1/remedy-catalogue${query}`)).json();
    const gift = { remedyType: 'gift', class: 'tangible', resource: 'good' };
    expect(await catalogue()).toMatchObject({ version: 1 });
    expect((await catalogue('?version=1')).data).toHaveLength(REMEDY_TYPES.length - 1);
    expect((await catalogue('?version=1')).data).toContainEqual(expect.objectContaining(gift));
    expect((await catalogue('?version=2')).status).toBe(404);
    const refund = {
      ...{ remedyType: 'refund', class: 'procedural', resource: 'service' },
      promise: { what: 'refund', withinHours: 24 },
    };
    const twice = { version: 25, basedOn: 1, catalogue: [refund, refund] };
    expect((await sent('', twice, 422)).errors[0].detail).toBe('refund: comes twice');
    await sent('', { version: 25, basedOn: 1, catalogue: [refund] });
    const { data } = await catalogue('?version=25');
    expect(data).toContainEqual(refund);
    expect(data).toHaveLength(REMEDY_TYPES.length - 1);
    await sent('/25/activations', {});
    const caseId = await triaged(new Date());
    await sent('/1/activations', {});
    const { offer } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    const { promise, ...kind } = refund;
    expect(offer.alternatives[1]).toMatchObject({ components: [{}, kind, {}] });
    expect(offer.alternatives[1].promise.withinHours).toBe(promise.withinHours);
  });

  it('wait for their instant, and rule no more once withdrawn but can be read', async () => {
    await load(30);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await sent('/30/activations', { from: tomorrow.toISOString() });
    await sent('/30/activations', { from: '2026-01-01T00:00:00Z' }, 422);
    expect(await versionOf(await triaged())).toBe(1);
    expect(await versionOf(await triaged(tomorrow))).toBe(30);
    await sent('/30/withdrawals', { reason: 'figures_wrong' });
    expect(await versionOf(await triaged(tomorrow))).toBe(1);
    expect((await sent('/30/activations', {}, 409)).code).toBe('playbook_withdrawn');
    expect(await get('/30')).toMatchObject({
      ...whole(FRUGAL),
      withdrawn: { reason: 'figures_wrong' },
    });
    const { data, activations } = await get('');
    expect(data.map((one: { version: number }) => one.version)).toContain(30);
    expect(activations).toContainEqual(expect.objectContaining({ version: 30 }));
    await sent('/31/activations', {}, 404);
    expect((await remedy.send('GET', '/v1/playbooks/31')).statusCode).toBe(404);
  });

  it('are told on the log, with who did it', async () => {
    await load(40);
    await sent('/40/activations', {});
    await sent('/40/withdrawals', { reason: 'policy' });
    for (const type of ['PlaybookLoaded', 'PlaybookActivated', 'PlaybookWithdrawn'] as const) {
      const found = (await remedy.allOf(type)).find(({ version }) => version === 40)!;
      expect(CATALOGUE[type].schema.parse(found)).toMatchObject({ by: expect.any(String) });
    }
  });

  it('explain every figure of a menu to staff', async () => {
    const caseId = await triaged();
    const { menu } = (await remedy.send('GET', `/v1/cases/${caseId}/remedy`)).json();
    expect(menu.explanation).toMatchObject({
      ...{ matchedBy: 'type', goodwill: [{ rule: 'row_range_default', pct: 20 }] },
      caps: { automatic: eur(6000), counted: eur(5000), wanted: eur(1000) },
    });
  });
});

describe('a version compared with what was decided (R-038)', () => {
  const compare = async (version: number, query: string) =>
    (await get(`/${version}/comparison?${query}`)) as {
      data: { caseId: string; differences: string[] }[];
      meta: { compared: number; changed: number; cost: object[]; nextCursor: string | null };
    };

  it('tells page by page which cases would change and by how much, and touches none', async () => {
    await load(50);
    const since = new Date().toISOString();
    const defects = [await triaged(), await triaged(), await triaged()];
    const price = { amount: 3000, currency: 'USD' };
    const dollars = await triaged(new Date(), { price });
    const other = await triaged(new Date(), { khdType: 'delivery' });
    const eventsBefore = await remedy.look.query('select max(seq) from events');
    const pages = [await compare(50, `since=${since}&limit=2`)];
    while (pages.at(-1)!.meta.nextCursor !== null) {
      const cursor = pages.at(-1)!.meta.nextCursor;
      pages.push(await compare(50, `since=${since}&limit=2&cursor=${cursor}`));
    }
    expect(pages.length).toBe(3);
    const changed = pages.flatMap(({ data }) => data);
    expect(changed.map(({ caseId }) => caseId)).toEqual([...defects, dollars]);
    expect(changed.map(({ caseId }) => caseId)).not.toContain(other);
    expect(changed[0]).toMatchObject({
      ...{ playbookVersion: 1, differences: ['goodwill', 'alternatives'] },
      before: { row: 4, goodwill: eur(1000) },
      after: { row: 4, goodwill: eur(500) },
    });
    const whole = await compare(50, `since=${since}`);
    expect(whole.meta).toEqual({
      ...{ compared: 5, changed: 4, incomparable: 0, nextCursor: null },
      cost: [
        { currency: 'EUR', restitution: 0, goodwill: -1500, goodwillByManager: 0 },
        { currency: 'USD', restitution: 0, goodwill: -300, goodwillByManager: 0 },
      ],
    });
    expect((await remedy.look.query('select max(seq) from events')).rows).toEqual(
      eventsBefore.rows,
    );
    expect(await versionOf(defects[0]!)).toBe(1);
  });

  it('shows whoever has single stores the cases of those', async () => {
    await load(51);
    await triaged();
    const own = await compare(51, '');
    expect(own.meta.compared).toBeGreaterThan(0);
    const answer = await remedy.send(
      'GET',
      '/v1/playbooks/51/comparison',
      undefined,
      undefined,
      'branch',
    );
    expect(answer.json()).toMatchObject({ data: [], meta: { compared: 0 } });
  });
});
