import { uuidv7, uuidv8FromHash } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const STEP_MS = 30_000;
const DAY = '2026-06-08';

const signal = (id: string, type: string, data: object, time = `${DAY}T07:10:00Z`) =>
  send(intake, {
    url: '/v1/events',
    body: { specversion: '1.0', id, source: '/stores/9', type, time, data },
    headers: { 'content-type': 'application/cloudevents+json' },
  });

const post = (path: string, body: object = {}, token = 'all') =>
  send(intake, { url: `/v1/incidents${path}`, body, token });
const read = (id: string, token = 'all') => send(intake, { url: `/v1/incidents/${id}`, token });

/** The one incident of a dedup key, once the log has brought its signals. */
const incidentBy = (isMeant: (incident: Record<string, unknown>) => boolean) =>
  waitFor(
    async () => {
      const { body } = await send(intake, { url: '/v1/incidents?limit=100' });
      return body.data.find(isMeant);
    },
    { description: 'the incident to be listed', timeoutMs: STEP_MS },
  );

const statusOf = async (id: string): Promise<string> => (await read(id)).body.status;
const reached = (id: string, status: string) =>
  waitFor(async () => (await statusOf(id)) === status, {
    description: `incident ${id} to be ${status}`,
    timeoutMs: STEP_MS,
  });

/** Sales of customers 0 to `customers` - 1, at till 1, one a second from `from` on. */
const sell = async (run: string, sales: number, customers: number, from: string) => {
  const items = Array.from({ length: sales }, (_, n) => ({
    externalId: `${run}-${n}`,
    customerReference: `${run}-customer-${n % customers}`,
    storeId: '9',
    purchasedAt: new Date(Date.parse(from) + n * 1_000).toISOString(),
    kind: 'sale',
    amount: { amount: 1_000, currency: 'EUR' },
    workstation: '1',
  }));
  for (let at = 0; at < sales; at += 500) {
    const body = { source: run, items: items.slice(at, at + 500) };
    const answer = await send(intake, { url: '/v1/purchases', body });
    expect(answer.status).toBe(202);
  }
};

const transactionsBetween = async (from: string, to: string): Promise<number> => {
  const sql = 'select count(*)::int as n from till_transaction where at >= $1 and at <= $2';
  return (await intake.ownerPool.query(sql, [from, to])).rows[0].n;
};

/** An incident at till 1 of store 9 with a confirmed list of everybody who bought there. */
const declared = async (from: string, to: string, token = 'all'): Promise<string> => {
  const body = {
    storeId: '9',
    complaintCode: 'pos_outage',
    workstations: ['1'],
    startedAt: from,
    endedAt: to,
  };
  const answer = await post('', body, token);
  expect(answer.status).toBe(201);
  return answer.body.id;
};

const report = async (reference: string): Promise<string> => {
  const body = {
    channel: 'telephone_hotline',
    narrative: 'It took too long.',
    storeId: '9',
    customer: { reference },
  };
  return (await send(intake, { url: '/v1/cases', body })).body.caseId;
};

const casesOf = async (id: string) =>
  (
    await intake.ownerPool.query(
      'select case_id, customer_id, how from incident_case where incident_id = $1',
      [id],
    )
  ).rows;

describe('an incident', () => {
  it('is suspected once by the steps of ladders, until a person declares it (ESC-02)', async () => {
    const incidentId = uuidv8FromHash('incident', 'of a ladder');
    const proposal = (caseId: string) => ({
      service: 'triage' as const,
      type: 'EscalationStepActed',
      data: {
        ...{ caseId, runId: 'clock-1', metric: 'resolution', step: 2, loop: 0 },
        ...{ act: 'declare_incident', outcome: 'incident_proposed', told: [] },
        incident: {
          ...{ incidentId, storeId: '9', complaintCode: 'out_of_stock' },
          startedAt: `${DAY}T07:00:00Z`,
        },
        ranAt: `${DAY}T09:00:00Z`,
      },
    });
    const cases = ['one', 'two'].map((name) => uuidv8FromHash('case', name));
    await intake.publish(...cases.map(proposal));
    const found = await incidentBy((one) => one.incidentId === incidentId);
    expect(found).toMatchObject({
      ...{ storeId: '9', status: 'suspected', origin: 'escalation_step' },
      complaintCode: 'out_of_stock',
    });
    const suspicions = await eventsOf(intake, `incident-${incidentId}`);
    expect(suspicions.map(({ type }) => type)).toEqual(['IncidentSuspected']);
  });

  it('is opened, extended and ended by the signals of one outage (INC-01)', async () => {
    const key = { dedupKey: 'outage-1' };
    await signal('o-1', 'pos.outage.started', { ...key, workstations: ['1', '2'] });
    await signal('o-1', 'pos.outage.started', { ...key, workstations: ['1', '2'] });
    await signal('o-2', 'pos.outage.updated', { ...key, workstations: ['3'] });
    await signal('o-3', 'pos.outage.ended', key, `${DAY}T08:00:00Z`);
    const incident = await incidentBy(({ endedAt }) => endedAt === `${DAY}T08:00:00.000Z`);
    expect(incident).toMatchObject({
      storeId: '9',
      status: 'suspected',
      origin: 'outage_signal',
      workstations: ['1', '2', '3'],
      needsReview: false,
    });
    const found = await read(incident.incidentId);
    expect([found.status, found.headers.etag]).toEqual([200, '"3"']);
    const events = await eventsOf(intake, `incident-${incident.incidentId}`);
    expect(events.map(({ type }) => type)).toEqual([
      'IncidentSuspected',
      'IncidentScopeChanged',
      'IncidentEnded',
    ]);
    expect(events[0].meta).toMatchObject({ subject: incident.incidentId, actor: 'system_intake' });
    const cases = "select from events where type = 'FailureDetected'";
    expect((await intake.ownerPool.query(cases)).rowCount).toBe(0);
  });

  it('waits for review by an end alone, and a person says what it covers (POS-33)', async () => {
    await signal('e-1', 'pos.outage.ended', { dedupKey: 'e-1' }, '2026-06-01T08:00:00Z');
    const incident = await incidentBy(({ needsReview }) => needsReview === true);
    expect(incident).toMatchObject({ startedAt: incident.endedAt });
    const { incidentId } = incident;
    const scope = { startedAt: '2026-06-01T07:00:00Z', workstations: ['2', '1'] };
    expect((await post(`/${incidentId}/scopes`, scope)).status).toBe(201);
    const again = await post(`/${incidentId}/declarations`, { severity: 'major' });
    expect(again.status).toBe(201);
    expect((await read(incidentId)).body).toMatchObject({
      status: 'declared',
      needsReview: false,
      startedAt: '2026-06-01T07:00:00Z',
      workstations: ['1', '2'],
      severity: 'major',
    });
    const { data } = (await send(intake, { url: '/v1/incidents?filter[status][eq]=declared' }))
      .body;
    expect(data.map((each: { incidentId: string }) => each.incidentId)).toEqual([incidentId]);
  });

  it('of another store looks like none', async () => {
    const id = await declared('2026-05-01T07:00:00Z', '2026-05-01T08:00:00Z', 'store9');
    const unknown = await read('019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11', 'store8');
    const foreign = await read(id, 'store8');
    expect([foreign.status, foreign.body.code]).toEqual([404, unknown.body.code]);
    for (const path of ['declarations', 'scopes', 'affected-lists']) {
      expect((await post(`/${id}/${path}`, {}, 'store8')).status).toBe(404);
    }
    const cancelled = await post(`/${id}/cancellations`, { reason: 'false_alarm' }, 'store8');
    expect(cancelled.status).toBe(404);
    const listed = await send(intake, { url: '/v1/incidents', token: 'store8' });
    expect(listed.body.data).toEqual([]);
    expect((await post('', { storeId: '9' }, 'store8')).status).toBe(422);
  });

  it('takes a case that exists, of its own store (R-014)', async () => {
    const id = await declared('2026-05-02T07:00:00Z', '2026-05-02T08:00:00Z');
    const caseId = await report('somebody-else');
    const link = await post(`/${id}/cases`, { caseId });
    expect([link.status, link.body.caseId]).toEqual([201, caseId]);
    expect((await eventsOf(intake, `failure-${caseId}`)).at(-1)).toMatchObject({
      type: 'IncidentLinkedToCase',
      data: { incidentId: id, how: 'person' },
      meta: { subject: caseId },
    });
    const { data } = (await send(intake, { url: `/v1/incidents/${id}/cases` })).body;
    expect(data).toMatchObject([{ caseId, how: 'person', holds: ['unexecuted_remedy'] }]);
    const elsewhere = { channel: 'email', narrative: 'It broke.', storeId: '8' };
    const other = (await send(intake, { url: '/v1/cases', body: elsewhere })).body.caseId;
    expect((await post(`/${id}/cases`, { caseId: other })).status).toBe(404);
  });

  it('pages through its list and takes reasons for changes (INC-02)', async () => {
    await sell('list', 5, 5, '2026-05-03T07:00:00Z');
    const [from, to] = ['2026-05-03T07:00:00Z', '2026-05-03T08:00:00Z'] as const;
    await waitFor(async () => (await transactionsBetween(from, to)) === 5, {
      description: 'the sales to be heard',
    });
    const id = await declared(from, to);
    expect((await post(`/${id}/affected-lists`)).status).toBe(201);
    const customers = `/v1/incidents/${id}/affected-customers`;
    const first = (await send(intake, { url: `${customers}?limit=3` })).body;
    const cursor = first.meta.nextCursor;
    const rest = (await send(intake, { url: `${customers}?limit=3&cursor=${cursor}` })).body;
    expect([first.data.length, rest.data.length, rest.meta.nextCursor]).toEqual([3, 2, null]);
    const { customerId } = first.data[0];
    const removal = { reason: 'served_after_all' };
    const removed = await post(`/${id}/affected-customers/${customerId}/removals`, removal);
    expect(removed.status).toBe(201);
    const added = { customerReference: 'list-guest', reason: 'reported_by_employee' };
    expect((await post(`/${id}/affected-customers`, added)).status).toBe(201);
    const stale = await post(`/${id}/confirmations`, { listVersion: 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'list_changed']);
    const all = (await send(intake, { url: customers })).body;
    expect([all.data.length, all.meta.listVersion]).toEqual([5, 3]);
    expect(JSON.stringify(all)).not.toContain(customerId);
  });
});

describe('the cases of an incident', () => {
  it('T-90: 930 customers, 12 with open cases, get 918 new cases and 12 links', async () => {
    const [from, to] = ['2026-04-01T07:00:00Z', '2026-04-01T08:00:00Z'] as const;
    await sell('t90', 1_000, 930, from);
    const open = await Promise.all(
      Array.from({ length: 12 }, (_, n) => report(`t90-customer-${n}`)),
    );
    const known = 'select count(*)::int as n from case_fact where case_id = any($1::uuid[])';
    await waitFor(
      async () =>
        (await transactionsBetween(from, to)) === 1_000 &&
        (await intake.ownerPool.query(known, [open])).rows[0].n === 12,
      { description: 'sales and reports to be heard', timeoutMs: STEP_MS },
    );
    const id = await declared(from, to);
    await post(`/${id}/affected-lists`);
    expect((await read(id)).body.list).toMatchObject({
      version: 1,
      transactions: 1_000,
      customers: 930,
      unidentified: 0,
    });
    expect((await post(`/${id}/confirmations`, { listVersion: 1 })).status).toBe(201);
    await reached(id, 'opened');
    expect((await read(id)).body.cases).toEqual({ opened: 918, linked: 12 });
    const cases = await casesOf(id);
    expect(new Set(cases.map(({ customer_id }) => customer_id)).size).toBe(930);
    expect(
      cases
        .filter(({ how }) => how === 'existing')
        .map(({ case_id }) => case_id)
        .sort(),
    ).toEqual(open.sort());
    const opened = cases.find(({ how }) => how === 'opened')!;
    expect(await eventsOf(intake, `failure-${opened.case_id}`)).toMatchObject([
      { type: 'FailureDetected', data: { initiation: 'firm', signalKind: 'incident_declared' } },
      { type: 'IncidentLinkedToCase', data: { incidentId: id, how: 'opened' } },
    ]);
  });

  it('T-92: are opened once each although the job dies half-way and runs again', async () => {
    const [from, to] = ['2026-04-02T07:00:00Z', '2026-04-02T08:00:00Z'] as const;
    await sell('t92', 450, 450, from);
    await waitFor(async () => (await transactionsBetween(from, to)) === 450, {
      description: 'the sales to be heard',
      timeoutMs: STEP_MS,
    });
    const id = await declared(from, to);
    await post(`/${id}/affected-lists`);
    const { ownerPool } = intake;
    await ownerPool.query(`
      create function stop_half_way() returns trigger language plpgsql as $$ begin
        if (select count(*) from incident_case where incident_id = '${id}') >= 250 then
          raise exception 'the worker died';
        end if; return new; end $$;
      create trigger stop_half_way before insert on incident_case
        for each row execute function stop_half_way();`);
    await post(`/${id}/confirmations`, { listVersion: 1 });
    const failed = `select from graphile_worker.jobs
      where task_identifier = 'open_incident_cases' and last_error is not null`;
    await waitFor(async () => (await ownerPool.query(failed)).rowCount === 1, {
      description: 'the job to fail',
      timeoutMs: STEP_MS,
    });
    const before = (await casesOf(id)).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(450);
    expect(await statusOf(id)).toBe('opening');
    await ownerPool.query('drop trigger stop_half_way on incident_case');
    await ownerPool.query(`select graphile_worker.reschedule_jobs(array_agg(id), run_at := now())
      from graphile_worker.jobs where task_identifier = 'open_incident_cases'`);
    await reached(id, 'opened');
    const cases = await casesOf(id);
    expect(cases).toHaveLength(450);
    expect(new Set(cases.map(({ customer_id }) => customer_id)).size).toBe(450);
    const streams = `select stream_id from events where type = 'IncidentLinkedToCase'
      and data->>'incidentId' = $1 group by stream_id having count(*) > 1`;
    expect((await ownerPool.query(streams, [id])).rowCount).toBe(0);
  });

  describe('at its closing', () => {
    const [from, to] = ['2026-04-03T07:00:00Z', '2026-04-03T08:00:00Z'] as const;
    const names = ['done', 'disputed', 'reopened', 'unremedied'] as const;
    const disputed = uuidv8FromHash('case', 'dispute', '9', 'pay-disputed');
    const cases: Record<string, string> = { disputed };
    let id: string;

    /** What keeps each case open, by its name. */
    const holds = async (): Promise<Record<string, string[]>> => {
      const { data } = (await send(intake, { url: `/v1/incidents/${id}/cases` })).body;
      const holdsOf = (name: string) =>
        data.find((each: { caseId: string }) => each.caseId === cases[name]).holds;
      return Object.fromEntries(names.map((name) => [name, holdsOf(name)]));
    };
    const recover = (name: string) => ({
      service: 'remedy' as const,
      type: 'RecoveryCompleted',
      data: { caseId: cases[name]!, remedyTypes: ['apology'], completedAt: '2026-04-04T08:00:00Z' },
    });
    const reopen = (name: string) => ({
      service: 'follow-up' as const,
      type: 'CaseReopened',
      data: {
        caseId: cases[name]!,
        reason: 'remedy_inadequate',
        reopenCount: 1,
        reopenedAt: '2026-04-05T08:00:00Z',
      },
    });
    const closedIn = async (name: string) =>
      (await eventsOf(intake, `failure-${cases[name]}`)).filter(
        ({ type }) => type === 'IncidentClosedForCase',
      );

    beforeAll(async () => {
      id = await declared(from, to);
      for (const name of ['done', 'reopened', 'unremedied'])
        cases[name] = await report(`close-${name}`);
      await signal('d-1', 'pos.dispute_opened', { paymentRef: 'pay-disputed' });
      await waitFor(async () => (await eventsOf(intake, `failure-${disputed}`)).length === 1, {
        description: 'the dispute to open a case',
      });
      for (const name of names) await post(`/${id}/cases`, { caseId: cases[name] });
      await intake.publish(...['done', 'disputed', 'reopened'].map(recover), reopen('reopened'));
      await waitFor(
        async () => {
          const { reopened, disputed: ofDispute } = await holds();
          return reopened!.length === 2 && ofDispute!.length === 1;
        },
        { description: 'what became of the cases to be heard', timeoutMs: STEP_MS },
      );
    });

    it('say what keeps them open: a dispute, a reopening, a remedy not carried out', async () => {
      expect(await holds()).toEqual({
        done: [],
        disputed: ['open_dispute'],
        reopened: ['reopened', 'unexecuted_remedy'],
        unremedied: ['unexecuted_remedy'],
      });
    });

    it('close with it where nothing keeps them open, the others are listed (INC-08)', async () => {
      const lesson = {
        rootCause: { gaps: ['gap_3_delivery'], responsibilityLocus: 'supplier' },
        preventiveDecision: 'action_opened',
      };
      expect((await post(`/${id}/closures`, lesson)).status).toBe(201);
      await waitFor(async () => (await closedIn('done')).length === 1, {
        description: 'the closing to reach the case',
      });
      expect((await closedIn('done'))[0].data).toMatchObject(lesson);
      for (const name of ['disputed', 'reopened', 'unremedied']) {
        expect(await closedIn(name)).toEqual([]);
      }
      const events = await eventsOf(intake, `incident-${id}`);
      expect(events.map(({ type }) => type)).toEqual([
        'IncidentDeclared',
        'IncidentClosed',
        'IncidentCasesLeftOpen',
      ]);
      expect(events[1].data).toMatchObject({ cases: 4, leftOpen: 3 });
    });

    it('reopen it no more when they are reopened later (INC-09)', async () => {
      await intake.publish(reopen('done'));
      await waitFor(async () => (await holds()).done!.length === 2, {
        description: 'the later reopening to be heard',
      });
      expect(await statusOf(id)).toBe('closed');
    });

    it('go on in a case that the suite opens, linked both ways, once (REO-03)', async () => {
      const newCaseId = uuidv7();
      const due = {
        service: 'follow-up' as const,
        type: 'FollowUpCaseDue',
        data: {
          ...{ caseId: cases.done!, newCaseId, storeId: '9', reason: 'remedy_inadequate' },
          ...{ basis: 'answer', requestId: uuidv7(), dueAt: '2026-04-20T08:00:00Z' },
        },
      };
      await intake.publish(due, { ...due });
      const isThere = async () => (await eventsOf(intake, `failure-${newCaseId}`)).length > 0;
      await waitFor(isThere, { description: 'the case that goes on' });
      const followsUp = { earlierCaseId: cases.done, incidentIds: [id] };
      const { body } = await send(intake, { url: `/v1/cases/${newCaseId}` });
      expect(body).toMatchObject({ status: 'open', origin: 'detected', followsUp });
      await intake.publish(due);
      const types = (await eventsOf(intake, `failure-${newCaseId}`)).map(({ type }) => type);
      expect(types).toEqual(['FailureDetected', 'CaseFollowsUp']);
      expect(await statusOf(id)).toBe('closed');
    });

    it('are followed up by a case that links to both and reopens neither (INC-09)', async () => {
      const later = await report('later');
      const link = (caseId: string, earlierCaseId: string, token = 'all') =>
        send(intake, {
          url: `/v1/cases/${caseId}/follow-up-links`,
          body: { earlierCaseId },
          token,
        });
      const untouched = async () =>
        Promise.all([
          eventsOf(intake, `incident-${id}`),
          eventsOf(intake, `failure-${cases.done}`),
        ]);
      const before = await untouched();
      expect((await link(later, cases.done!)).status).toBe(201);
      const followsUp = { earlierCaseId: cases.done, incidentIds: [id] };
      expect((await send(intake, { url: `/v1/cases/${later}` })).body).toMatchObject({ followsUp });
      expect(await untouched()).toEqual(before);
      expect(await statusOf(id)).toBe('closed');
      expect((await link(later, cases.reopened!)).body.code).toBe('already_recorded');
      expect((await link(cases.done!, later)).body.code).toBe('illegal_state');
      expect((await link(later, cases.done!, 'store8')).status).toBe(404);
    });

    it('are held no more by a dispute that ended', async () => {
      const won = { paymentRef: 'pay-disputed', reasonCode: 'won' };
      await signal('d-2', 'pos.dispute_closed', won, '2026-07-01T08:00:00Z');
      await waitFor(async () => (await holds()).disputed!.length === 0, {
        description: 'the end of the dispute to be heard',
      });
    });
  });
});
