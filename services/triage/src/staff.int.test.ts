import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { HANDOVER_UNANSWERED } from './staff/handover-jobs.ts';
import { openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const post = async (path: string, body: object, status: number) => {
  const answer = await triage.send('POST', `/v1/${path}`, body);
  expect([path, answer.statusCode, answer.statusCode === status ? '' : answer.json()]).toEqual([
    path,
    status,
    '',
  ]);
  return answer.json();
};

const assignmentsOf = async (caseId: string) => {
  const events = await triage.eventsOf(caseId);
  for (const { type, data } of events) CATALOGUE[type as EventType].schema.parse(data);
  return events.filter(({ type }) => type === 'CaseAssigned').map(({ data }) => data);
};
const assigned = (caseId: string, times = 1) =>
  waitFor(
    async () => {
      const found = await assignmentsOf(caseId);
      return found.length >= times && found.at(-1)!;
    },
    { description: `case ${caseId} to have an owner`, timeoutMs: 20_000 },
  );
const reported = async (storeId: string, facts: object = {}): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, { storeId, ...facts }));
  await assigned(caseId);
  return caseId;
};
const staff = (staffId: string, storeId: string, facts: object = {}) =>
  post('staff', { staffId, skills: [], stores: [storeId], loadMax: 5, ...facts }, 201);
const loadOf = async (staffId: string): Promise<number> => {
  const { data } = (await triage.send('GET', '/v1/staff')).json();
  return data.find((one: { staffId: string }) => one.staffId === staffId).load;
};

const inboxOf = async (recipient: string) =>
  (await triage.send('GET', `/v1/notices?filter[recipient][eq]=${recipient}`)).json().data;
/** Lets the time of a case's handover come: its timer is due now. */
const ring = async (caseId: string): Promise<void> => {
  const sql = 'update job_timer set run_at = now() where job_key = $1';
  await triage.look.query(sql, [`${HANDOVER_UNANSWERED}:${caseId}`]);
};
const told = (recipient: string, reason: string, caseId: string) =>
  waitFor(
    async () =>
      (await inboxOf(recipient)).some(
        (notice: { reason: string; caseId: string }) =>
          notice.reason === reason && notice.caseId === caseId,
      ),
    { description: `${recipient} to be told ${reason}`, timeoutMs: 20_000 },
  );

describe('staff on a running store and log', () => {
  it('are given cases by skill, then by load, and the event says why (R-034)', async () => {
    await staff('amy', 's1', { skills: ['critical_cases'] });
    await staff('bob', 's1', { loadMax: 2 });
    await staff('far', 's2', { skills: ['critical_cases'] });
    const critical = await reported('s1', { cues: ['accused'], complaintCode: undefined });
    expect(await assigned(critical)).toMatchObject({
      ownerId: 'amy',
      ownerKind: 'person',
      reason: 'triaged',
      choice: { by: 'skill_and_load', candidates: 2, load: 0, loadMax: 5 },
    });
    expect(await assigned(await reported('s1'))).toMatchObject({ ownerId: 'bob' });
    expect(await assigned(await reported('s1'))).toMatchObject({
      ownerId: 'amy',
      choice: { load: 1 },
    });
    expect([await loadOf('amy'), await loadOf('bob'), await loadOf('far')]).toEqual([2, 1, 0]);
  });

  it('with no room leave the case to the fallback of the store, else to the default', async () => {
    await post('store-fallbacks', { storeId: 's3', ownerId: 'desk-3', ownerKind: 'team' }, 201);
    await staff('cyd', 's3', { loadMax: 1 });
    await staff('dan', 's4', { loadMax: 1 });
    await reported('s3');
    await reported('s4');
    expect(await assigned(await reported('s3'))).toMatchObject({
      ownerId: 'desk-3',
      ownerKind: 'team',
      choice: { by: 'store_fallback', because: 'nobody_with_capacity' },
    });
    expect(await assigned(await reported('s4'))).toMatchObject({
      ownerId: 'recovery_team',
      choice: { by: 'default_owner', because: 'nobody_with_capacity' },
    });
  });

  it('never have more than they can carry, however many cases come at once', async () => {
    await Promise.all(['e1', 'e2', 'e3'].map((id) => staff(id, 's5', { loadMax: 4 })));
    const cases = Array.from({ length: 30 }, () => uuidv7());
    await triage.publish(...cases.map((id) => reportOf(id, { storeId: 's5' })));
    const owners: string[] = [];
    for (const caseId of cases) owners.push((await assigned(caseId)).ownerId as string);
    const counts = Map.groupBy(owners, (owner) => owner);
    expect(['e1', 'e2', 'e3'].map((id) => counts.get(id)?.length)).toEqual([4, 4, 4]);
    expect(counts.get('recovery_team')?.length).toBe(18);
  });

  it('who go give their open cases to others at once, and get none while away', async () => {
    await staff('fay', 's6');
    const cases = [await reported('s6'), await reported('s6')];
    await staff('gus', 's6');
    await post('staff/fay/absences', { reason: 'absent' }, 201);
    for (const caseId of cases) {
      expect(await assigned(caseId, 2)).toMatchObject({
        ownerId: 'gus',
        reason: 'owner_absent',
        fromId: 'fay',
        choice: { by: 'skill_and_load' },
      });
    }
    expect(await assigned(await reported('s6'))).toMatchObject({ ownerId: 'gus' });
    await post('staff/gus/absences', { reason: 'left' }, 201);
    expect(await assigned(cases[0]!, 3)).toMatchObject({
      ownerId: 'recovery_team',
      reason: 'owner_left',
      choice: { by: 'default_owner', because: 'nobody_of_the_store' },
    });
    await post('staff/fay/returns', {}, 201);
    expect(await assigned(await reported('s6'))).toMatchObject({ ownerId: 'fay' });
  });

  it('work by a calendar that exists, and are back when their absence is over', async () => {
    const unknown = { staffId: 'hal', skills: [], loadMax: 1, calendarId: 'nowhere' };
    expect((await post('staff', unknown, 422)).code).toBe('unknown_calendar');
    const { weekday } = DateTime.now().setZone('Europe/Berlin').plus({ days: 3 });
    const closed = { weekday, opens: '03:00', closes: '03:01' };
    const calendar = { calendarId: 'rarely', timeZone: 'Europe/Berlin', weekly: [closed] };
    await post('calendars', { ...calendar, holidays: [] }, 200);
    await staff('hal', 's7', { calendarId: 'rarely' });
    expect(await assigned(await reported('s7'))).toMatchObject({
      choice: { because: 'nobody_at_work' },
    });
    await staff('hal', 's7');
    await post('staff/hal/absences', { reason: 'absent', until: '2026-01-01T00:00:00Z' }, 201);
    expect(await assigned(await reported('s7'))).toMatchObject({ ownerId: 'hal' });
  });

  it('hand a case over with a notice, and it is theirs until the other takes it', async () => {
    await staff('ivy', 's8');
    const caseId = await reported('s8');
    const path = `cases/${caseId}`;
    await staff('jon', 's8');
    await post('staff/jon/absences', { reason: 'absent' }, 201);
    const away = await post(`${path}/handovers`, { toId: 'jon', reason: 'workload' }, 409);
    expect(away.code).toBe('staff_away');
    await post('staff/jon/returns', {}, 201);
    const { id } = await post(`${path}/handovers`, { toId: 'jon', reason: 'workload' }, 201);
    const shown = (await triage.send('GET', `/v1/${path}`)).json();
    expect(shown).toMatchObject({ ownerId: 'ivy', handover: { handoverId: id, toId: 'jon' } });
    const { data } = (await triage.send('GET', '/v1/notices?filter[recipient][eq]=jon')).json();
    expect(data).toMatchObject([{ caseId, reason: 'handover_offered', metric: null }]);
    await post(`${path}/handover-acknowledgements`, { handoverId: id }, 200);
    const taken = (await triage.send('GET', `/v1/${path}`)).json();
    expect(taken).toMatchObject({ ownerId: 'jon', ownerKind: 'person' });
    const again = await post(`${path}/handover-acknowledgements`, { handoverId: id }, 409);
    expect(again.code).toBe('no_handover');
    const other = await post(`${path}/handovers`, { toId: 'ivy', reason: 'workload' }, 201);
    const no = { handoverId: other.id, reason: 'skill_missing' };
    await post(`${path}/handover-refusals`, no, 200);
    expect(await loadOf('jon')).toBe(1);
  });

  it('are reminded of a case they were offered; unanswered it stays where it was', async () => {
    await staff('kim', 's9');
    const caseId = await reported('s9');
    const path = `cases/${caseId}`;
    await staff('lou', 's9');
    const { id } = await post(`${path}/handovers`, { toId: 'lou', reason: 'end_of_shift' }, 201);
    await ring(caseId);
    await told('lou', 'handover_reminder', caseId);
    await ring(caseId);
    await Promise.all(['kim', 'manager'].map((one) => told(one, 'handover_unanswered', caseId)));
    const shown = (await triage.send('GET', `/v1/${path}`)).json();
    expect(shown).toMatchObject({ ownerId: 'kim' });
    expect(shown.handover).toBeUndefined();
    const late = await post(`${path}/handover-acknowledgements`, { handoverId: id }, 409);
    expect(late.code).toBe('no_handover');
    for (const { type, data } of await triage.eventsOf(caseId)) {
      CATALOGUE[type as EventType].schema.parse(data);
    }
  });

  it('have their own working time to answer, and no timer once they did', async () => {
    await staff('max', 's10');
    const caseId = await reported('s10');
    const path = `cases/${caseId}`;
    const opensLate = [{ weekday: 1, opens: '09:00', closes: '17:00' }];
    const calendar = { calendarId: 'mondays', timeZone: 'Europe/Berlin', weekly: opensLate };
    await post('calendars', { ...calendar, holidays: [] }, 200);
    await staff('ned', 's10', { calendarId: 'mondays' });
    const { id } = await post(`${path}/handovers`, { toId: 'ned', reason: 'workload' }, 201);
    const { handover } = (await triage.send('GET', `/v1/${path}`)).json();
    for (const at of [handover.remindAt, handover.answerBy]) {
      const local = DateTime.fromISO(at).setZone('Europe/Berlin');
      expect([local.weekday, local.hour >= 9 && local.hour <= 17]).toEqual([1, true]);
    }
    const waits = async () => {
      const sql = 'select from job_timer where job_key = $1';
      const { rowCount } = await triage.look.query(sql, [`${HANDOVER_UNANSWERED}:${caseId}`]);
      return rowCount;
    };
    expect(await waits()).toBe(1);
    await post(`${path}/handover-acknowledgements`, { handoverId: id }, 200);
    expect(await waits()).toBe(0);
  });
});
