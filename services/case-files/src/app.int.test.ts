import { encodeCursor } from '@amends/service-kit/cursor';
import {
  duplicate,
  type Happening,
  openReadServiceBed,
  type ReadServiceBed,
  uuidOf,
} from '@amends/projections/read-service.fixture';
import { routeTableOf } from '@amends/service-kit/route-table';
import type { Service } from '@amends/service-kit/service';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createService } from './app.ts';

const at = '2026-05-01T10:00:00Z';
const later = '2026-05-02T10:00:00Z';

const reported = (name: string, more: object = {}): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(name),
    source: 'web',
    storeId: '9',
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    complaintCode: 'mischarged',
    narrativeTextId: uuidOf('text'),
    reportedAt: at,
    cues: [],
    cueRulesVersion: 1,
    ...more,
  },
  time: at,
});

const first = uuidOf('first');

const firstCase: readonly Happening[] = [
  reported('first'),
  {
    type: 'CaseAcknowledged',
    data: { caseId: first, by: 'person', acknowledgedAt: at },
    time: '2026-05-01T10:05:00.250Z',
  },
  { type: 'CaseAssigned', data: { caseId: first, ownerId: 'e-17', ownerKind: 'person' } },
  {
    type: 'CasePrioritised',
    data: { caseId: first, severity: 'major', rank: 2, facts: {} },
    time: later,
  },
  { type: 'RecoveryCompleted', data: { caseId: first, remedyTypes: ['apology'], completedAt: at } },
  {
    type: 'FollowUpSuppressed',
    data: { caseId: first, reason: 'no_customer', suppressedAt: at },
  },
  {
    type: 'CaseClosed',
    data: { caseId: first, outcome: 'resolved_unconfirmed', closedAt: later },
  },
];

describe('case files', () => {
  let bed: ReadServiceBed;
  let service: Service;
  beforeAll(async () => {
    bed = await openReadServiceBed(async (deps) => {
      service = await createService(deps);
      return service;
    });
    await bed.append([
      ...firstCase,
      reported('second', { storeId: '8', channel: 'email' }),
      reported('without store', { storeId: undefined, storeUnknown: true }),
      ...Array.from({ length: 4 }, (_, index) => reported(`more ${index}`)),
    ]);
  });
  afterAll(() => bed?.close());

  it('tell state and history of a case over all services, in order (R-125)', async () => {
    const { status, body } = await bed.get(`/v1/cases/${first}`);
    expect(status).toBe(200);
    expect(body.data.case).toMatchObject({
      caseId: first,
      state: 'closed',
      ownerId: 'e-17',
      severity: 'major',
      storeId: '9',
      reportedAt: '2026-05-01T10:00:00.000Z',
      closedAt: '2026-05-02T10:00:00.000Z',
      provenance: 'live',
    });
    const { timeline } = body.data;
    expect(timeline.map(({ type }: { type: string }) => type)).toEqual(
      firstCase.map(({ type }) => type),
    );
    expect(new Set(timeline.map(({ service: name }: { service: string }) => name))).toEqual(
      new Set(['intake', 'triage', 'remedy', 'follow-up']),
    );
    expect(timeline[1]).toEqual({
      eventId: expect.any(String),
      type: 'CaseAcknowledged',
      service: 'intake',
      happenedAt: '2026-05-01T10:05:00.250Z',
      recordedAt: expect.stringMatching(/^2.*Z$/),
      actor: 'test',
      sequence: 2,
      data: { caseId: first, by: 'person', acknowledgedAt: at },
    });
    expect(body.meta).toMatchObject({ nextCursor: null, timeZone: 'UTC', definitionVersion: 8 });
  });

  it('show a free text as its id only', async () => {
    const { body } = await bed.get(`/v1/cases/${first}?limit=1`);
    expect(body.data.timeline[0].data.narrativeTextId).toBe(uuidOf('text'));
  });

  it('give a long timeline page by page, no event lost, none twice', async () => {
    const types: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? 'limit=3' : `limit=3&cursor=${cursor}`;
      const { body } = await bed.get(`/v1/cases/${first}?${query}`);
      types.push(...body.data.timeline.map(({ type }: { type: string }) => type));
      cursor = body.meta.nextCursor;
    }
    expect(types).toEqual(firstCase.map(({ type }) => type));
  });

  it('refuse a cursor of another case or of nobody', async () => {
    const { body } = await bed.get(`/v1/cases/${first}?limit=1`);
    for (const path of [
      `${uuidOf('second')}?cursor=${body.meta.nextCursor}`,
      `${first}?cursor=abcd`,
      `${first}?cursor=${encodeCursor({ caseId: first, after: '9'.repeat(19) })}`,
    ]) {
      const answer = await bed.get(`/v1/cases/${path}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed_cursor']);
    }
  });

  it('answer a case of a foreign store, or of none, exactly like an unknown one', async () => {
    const ask = async (id: string) => {
      const { status, body } = await bed.get(`/v1/cases/${id}`, { token: 'store9' });
      const { instance: _instance, requestId: _requestId, ...rest } = body;
      return { status, rest };
    };
    const unknown = await ask(uuidOf('nothing of the kind'));
    expect(unknown).toMatchObject({ status: 404, rest: { code: 'not_found' } });
    expect(await ask(uuidOf('second'))).toEqual(unknown);
    expect(await ask(uuidOf('without store'))).toEqual(unknown);
    expect(await ask('no-uuid')).toEqual(unknown);
  });

  it('list cases by state, store, severity, owner and complaint code', async () => {
    const idsOf = async (query: string, token = 'all') => {
      const { body } = await bed.get(`/v1/cases?${query}`, { token });
      return body.data.map(({ caseId }: { caseId: string }) => caseId);
    };
    expect(await idsOf('filter[state][eq]=closed&filter[owner][eq]=e-17')).toEqual([first]);
    expect(await idsOf('filter[severity][in]=major,critical')).toEqual([first]);
    expect(await idsOf('filter[store][eq]=8')).toEqual([uuidOf('second')]);
    expect(await idsOf('filter[complaintCode][eq]=mischarged')).toHaveLength(7);
    expect(await idsOf('filter[openedAt][gt]=2026-05-01T10:00:00Z')).toEqual([]);
    expect(await idsOf('', 'store9')).toHaveLength(5);
  });

  it('list page by page', async () => {
    const one = (await bed.get('/v1/cases?limit=4')).body;
    const two = (await bed.get(`/v1/cases?limit=4&cursor=${one.meta.nextCursor}`)).body;
    const ids = [...one.data, ...two.data].map(({ caseId }: { caseId: string }) => caseId);
    expect(new Set(ids).size).toBe(7);
    expect(two.meta.nextCursor).toBeNull();
  });

  it('refuse an unknown filter, operator, state or limit', async () => {
    const codes = await Promise.all(
      ['filter[mood][eq]=1', 'filter[state][gt]=closed', 'filter[state][eq]=lost', 'limit=101'].map(
        async (query) => {
          const { status, body } = await bed.get(`/v1/cases?${query}`);
          return [status, body.code];
        },
      ),
    );
    expect(codes).toEqual([
      [400, 'unknown_filter'],
      [400, 'unknown_filter'],
      [400, 'malformed_query'],
      [400, 'malformed_query'],
    ]);
  });

  it('count cases by state, store, severity and channel', async () => {
    const rows = await bed.figures('group-by=store,state');
    expect(rows.map(({ group, n }) => [group.store, group.state, n])).toEqual([
      [undefined, undefined, 7],
      ['8', 'reported', 1],
      ['9', 'closed', 1],
      ['9', 'reported', 4],
      [null, 'reported', 1],
    ]);
    expect(rows[0]!.measures).toMatchObject({
      cases: { value: 7, counts: { reported: 6, closed: 1 } },
      open: { value: 6 },
    });
    expect((await bed.figures('group-by=channel')).at(-1)).toMatchObject({
      group: { channel: 'web_form' },
      n: 6,
    });
  });

  it('tell how long cases stay in each state, of which the last may go on', async () => {
    const { body } = await bed.get('/v1/figures/states?filter[store][eq]=9&filter[owner][eq]=e-17');
    expect(body.code).toBe('unknown_filter');
    const path = '/v1/figures/states?filter[store][eq]=9&as-of=2026-05-01T10:10:00Z';
    const { data } = (await bed.get(path)).body;
    const told = data as { group: { state?: string }; measures: Record<string, object> }[];
    const of = (state: string) => told.find(({ group }) => group.state === state)?.measures;
    expect(of('reported')).toMatchObject({
      stays: { value: 5, counts: { left: 1, stillIn: 4 } },
      perCaseMean: { value: (300 + 4 * 600) / 5 },
    });
    expect(of('acknowledged')).toMatchObject({ stays: { counts: { left: 0, stillIn: 1 } } });
  });

  it('count cases by the region their store has today, and filter by it', async () => {
    const store = (storeId: string, region?: string): Happening => ({
      type: 'StoreRegistered',
      data: { storeId, timeZone: 'UTC', currency: 'EUR', region, registeredAt: at },
      subject: storeId,
    });
    const moved = { storeId: '8', timeZone: 'UTC', currency: 'EUR', movedAt: later };
    await bed.append([
      ...[store('7'), store('8', 'north'), store('9', 'south')],
      { type: 'StoreMoved', data: moved, subject: '8' },
      { type: 'StoreMoved', data: { ...moved, region: 'far_north' }, subject: '8' },
    ]);
    const regions = async (query: string, token?: string) =>
      (await bed.figures(`group-by=region${query}`, token)).map(({ group, n }) => [
        group.region,
        n,
      ]);
    expect(await regions(`&as-of=${later}`)).toEqual([
      [undefined, 7],
      ['far_north', 1],
      ['south', 5],
      [null, 1],
    ]);
    const north = '&filter[region][in]=far_north,north';
    expect((await regions(north))[0]).toEqual([undefined, 1]);
    expect((await regions(north, 'store9'))[0]).toEqual([undefined, 0]);
    const { body } = await bed.get('/v1/cases?filter[region][eq]=south&limit=2');
    expect(body.data.map(({ storeId }: { storeId: string }) => storeId)).toEqual(['9', '9']);
  });

  it('show BI tools where a case stands and how long it stayed where', async () => {
    const file = await bed.viewed(
      `select store_id, severity, state, outcome, reopen_count from bi.case_files
       where case_id = '${first}'`,
    );
    expect(file).toEqual([
      {
        store_id: '9',
        severity: 'major',
        state: 'closed',
        outcome: 'resolved_unconfirmed',
        reopen_count: 0,
      },
    ]);
    const stays = await bed.viewed(
      `select state, stay_seconds::float as seconds from bi.case_states
       where case_id = '${first}' order by position`,
    );
    expect(stays.slice(0, 2)).toEqual([
      { state: 'reported', seconds: 300.25 },
      { state: 'acknowledged', seconds: 86_400 - 300.25 },
    ]);
    expect(stays.at(-1)).toEqual({ state: 'closed', seconds: null });
  });

  it('export the rows of cases', async () => {
    const { body } = await bed.get('/v1/exports/case-files', { token: 'store9' });
    expect(body.data).toHaveLength(5);
    expect(body.meta.endOfStream).toBe(true);
  });

  it('are for analysts; single cases and their list for the people on them too', () => {
    const scopes = Object.fromEntries(
      routeTableOf(service.app)
        .entries.filter(({ method, url }) => method === 'GET' && url.startsWith('/v1/'))
        .map(({ url, auth }) => [url, (auth as { scopes: readonly string[] }).scopes]),
    );
    expect(scopes).toEqual({
      '/v1/cases/:id': ['analytics:read', 'triage:read'],
      '/v1/cases': ['analytics:read', 'triage:read'],
      '/v1/figures': ['analytics:read'],
      '/v1/figures/states': ['analytics:read'],
      '/v1/exports/case-files': ['analytics:read'],
      '/v1/exports/process-log': ['analytics:read'],
      '/v1/freshness': ['analytics:read'],
      '/v1/operational-acts': ['operations:read', 'operations:write'],
      '/v1/parked-events': ['operations:read', 'operations:write'],
    });
  });

  it('list cases by their numbers, customer and age, by time of report, in pages', async () => {
    const [customerId, paid] = [uuidOf('a customer'), { paymentRef: 'pay-1' }];
    const dayMs = 86_400_000;
    const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
    const of8 = { storeId: '8', customerId };
    await bed.append([
      reported('bought', { ...of8, orderRef: 'ord-1', reportedAt: ago(2.5) }),
      reported('again', { ...of8, transactionRef: '9-3-92', ...paid, reportedAt: ago(5.5) }),
      reported('register', { ...of8, source: 'crm', externalId: 'ord-1', reportedAt: ago(7.5) }),
      {
        type: 'FailureDetected',
        data: {
          ...{ caseId: uuidOf('detected'), signalId: uuidOf('signal') },
          ...{
            signalKind: 'refund_failed',
            ...of8,
            transactionRef: '9-3-92',
            occurredAt: at,
            detectedAt: at,
            reportedAt: at,
          },
        },
      },
    ]);
    const found = async (query: string, token = 'all') => {
      const { status, text, body } = await bed.get(`/v1/cases?${query}`, { token });
      if (status !== 200) throw new Error(text);
      return body.data.map(({ caseId }: { caseId: string }) => caseId);
    };
    const named = (...names: string[]) => names.map(uuidOf);
    const byId = (...names: string[]) => named(...names).sort();
    expect(await found('filter[order][eq]=ord-1')).toEqual(named('bought'));
    expect(await found('filter[receipt][in]=9-3-92,none')).toEqual(byId('again', 'detected'));
    expect(await found('filter[payment][eq]=pay-1')).toEqual(named('again'));
    const ofRegister = 'filter[source][eq]=crm&filter[externalId][eq]=ord-1';
    expect(await found(ofRegister)).toEqual(named('register'));
    expect(await found('filter[reference][eq]=ord-1')).toEqual(byId('bought', 'register'));
    expect(await found(`filter[reference][eq]=${customerId}`)).toEqual([]);
    const ofCustomer = `filter[customer][eq]=${customerId}`;
    const newest = named('bought', 'again', 'register', 'detected');
    expect(await found(`${ofCustomer}&sort=-openedAt`)).toEqual(newest);
    expect(await found(`${ofCustomer}&sort=openedAt`)).toEqual([...newest].reverse());
    const young = `${ofCustomer}&filter[age][lt]=7&filter[state][eq]=reported`;
    expect(await found(`${young}&filter[age][gte]=5`)).toEqual(named('again'));
    expect(await found(`${ofCustomer}&filter[age][lte]=2`)).toEqual(named('bought'));
    expect(await found(`${ofCustomer}&filter[age][gt]=7`)).toEqual(named('detected'));
    expect(await found(`${ofCustomer}&filter[order][eq]=ord-1`)).toEqual(named('bought'));
    for (const query of ['filter[order][eq]=ord-1', ofCustomer])
      expect(await found(query, 'store9')).toEqual([]);
    const pages: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await bed.get(`/v1/cases?${ofCustomer}&sort=-openedAt&limit=1${page}`);
      pages.push(body.data[0].caseId);
      next = body.meta.nextCursor;
    }
    expect(pages).toEqual(newest);
    const { body } = await bed.get(`/v1/cases?${ofCustomer}&sort=openedAt&limit=1`);
    expect(body.data[0]).toMatchObject({ customerId, receiptRef: '9-3-92', orderRef: null });
    const ofOther = `sort=-openedAt&cursor=${body.meta.nextCursor}`;
    for (const query of [ofOther, 'sort=state', 'filter[age][eq]=1'])
      expect((await bed.get(`/v1/cases?${query}`)).status).toBe(400);
  });

  it('R-102: tell what of the playbook was done in a case, and where staff left it', async () => {
    const of = { caseId: uuidOf('with playbook'), playbookVersion: 1, row: 2 };
    const menu: Happening = {
      type: 'RemedyMenuPrepared',
      data: {
        ...{ ...of, overlays: [], steps: ['human_triage', 'apology', 'gift'], goodwillPct: 20 },
        ...{ authority: 'automatic', rounding: 'half_up_caps_down', severity: 'major' },
        alternatives: [{ alternativeId: 1, components: [{ remedyType: 'apology' }] }],
        reason: 'triaged',
      },
    };
    const conformance = async () => (await bed.get(`/v1/cases/${of.caseId}`)).body.data.conformance;
    await bed.append([reported('with playbook'), menu]);
    expect(await conformance()).toMatchObject({ status: 'in_progress', doneShare: 0 });
    const said = { channel: 'telephone', by: 'e-17', qualities: [] };
    const given = { caseId: of.caseId, ...said, givenAt: '2026-05-01T12:00:00Z' };
    const deviation = { proposalId: uuidOf('proposal'), revision: 1, reason: 'inconvenience' };
    await bed.append([
      { type: 'ApologyGiven', data: given },
      {
        type: 'PlaybookDeviationRecorded',
        data: { ...of, ...deviation, improvised: true, recordedAt: later },
      },
      {
        type: 'RecoveryCompleted',
        data: { caseId: of.caseId, remedyTypes: ['apology'], completedAt: later },
      },
    ]);
    expect(await conformance()).toEqual({
      ...{ status: 'incomplete', playbookVersion: 1, playbookRow: 2, doneShare: 0.5 },
      steps: [
        { step: 'apology', doneAt: given.givenAt },
        { step: 'gift', doneAt: null },
      ],
      deviations: [{ at: later, reason: 'inconvenience', improvised: true }],
    });
    const query = 'filter[conformance][eq]=incomplete&filter[deviations][gte]=1';
    const { body } = await bed.get(`/v1/cases?${query}`);
    expect(body.data).toMatchObject([{ caseId: of.caseId, missingSteps: ['gift'] }]);
    const rows = await bed.figures('group-by=conformance');
    expect(rows.slice(1).map(({ group, n }) => [group.conformance, n])).toContainEqual([
      ...['incomplete', 1],
    ]);
  });

  it('R-131: count no cases of a person by what of the playbook was done', async () => {
    const scoring = [
      'group-by=owner,conformance',
      'filter[owner][eq]=e-17&group-by=conformance',
      'group-by=owner&filter[conformance][eq]=incomplete',
      'filter[owner][in]=e-17,e-18&filter[deviations][gte]=1',
    ];
    for (const query of scoring) {
      const { status, body } = await bed.get(`/v1/figures?${query}`);
      expect([status, body.errors[0].code]).toEqual([400, 'not_together']);
    }
    for (const query of ['group-by=owner', 'group-by=ownerKind,conformance']) {
      expect((await bed.get(`/v1/figures?${query}`)).status).toBe(200);
    }
  });

  it('DUP-01: show the link of merged cases from both ends, until it is undone', async () => {
    const { merged, unmerged } = duplicate('a duplicate');
    const [{ data: report }] = merged as [Happening];
    const reportOfPrimary = { ...report, caseId: uuidOf('primary') };
    await bed.append([{ type: 'FailureReported', data: reportOfPrimary }, ...merged]);
    const fileOf = async (name: string) => (await bed.get(`/v1/cases/${uuidOf(name)}`)).body.data;
    expect(await fileOf('a duplicate')).toMatchObject({
      case: { state: 'duplicate', mergedInto: uuidOf('primary') },
      duplicates: [],
    });
    expect((await fileOf('primary')).duplicates).toEqual([uuidOf('a duplicate')]);
    await bed.append(unmerged);
    expect((await fileOf('a duplicate')).case).toMatchObject({ mergedInto: null });
    expect((await fileOf('primary')).duplicates).toEqual([]);
  });

  it('INC-09: show a follow-up case and the case it goes on from with each other', async () => {
    const link = { caseId: uuidOf('second'), earlierCaseId: first, incidentIds: [] };
    await bed.append([
      { type: 'CaseFollowsUp', data: { ...link, linkedAt: '2026-05-20T10:00:00Z' } },
    ]);
    const fileOf = async (id: string) => (await bed.get(`/v1/cases/${id}`)).body.data;
    expect((await fileOf(link.caseId)).case).toMatchObject({ followsUp: first });
    expect((await fileOf(first)).followUpCases).toEqual([link.caseId]);
  });
});
