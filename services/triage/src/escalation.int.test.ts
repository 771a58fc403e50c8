import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heard, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const ladder = {
  ladderId: 'default',
  steps: [
    {
      anchor: 'at_breach',
      delaySeconds: 0,
      targets: [{ kind: 'owner' }, { kind: 'role', id: 'manager' }],
      who: 'everyone',
    },
    {
      anchor: 'after_previous',
      delaySeconds: 3_600,
      targets: [{ kind: 'schedule', id: 'nobody' }],
      who: 'everyone',
    },
  ],
  numLoops: 0,
  ackTimeoutSeconds: 1_800,
  fallback: { kind: 'role', id: 'recovery_manager' },
};

const escalationEvents = async (caseId: string) => {
  const sql = 'select type, data from events where stream_id = $1 order by version';
  const { rows } = await triage.look.query(sql, [`escalation-${caseId}`]);
  for (const { type, data } of rows) CATALOGUE[type as EventType].schema.parse(data);
  return rows as { type: string; data: Record<string, unknown> }[];
};
const countOf = async (caseId: string, wanted: string): Promise<number> =>
  (await escalationEvents(caseId)).filter(({ type }) => type === wanted).length;

/** A major case falls due a second after its report; a ladder starts ten seconds after it. */
const openMajor = async (): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId, { magnitude: 9 }));
  await waitFor(async () => (await countOf(caseId, 'EscalationStarted')) > 0, {
    description: 'a ladder to run',
    timeoutMs: 20_000,
  });
  return caseId;
};

describe('ladders of escalation on a running store and log', () => {
  it('tell at the breach, and nobody once the target is met or it is silenced', async () => {
    const defined = await triage.send('POST', '/v1/ladders', ladder);
    expect(defined.statusCode).toBe(201);
    const missed = await openMajor();
    const met = await openMajor();
    await triage.publish(
      heard('intake', 'CaseAcknowledged', met, {
        by: 'person',
        acknowledgedAt: new Date().toISOString(),
      }),
    );
    await waitFor(async () => (await countOf(missed, 'EscalationStepRun')) > 0, {
      description: 'the step at the breach',
      timeoutMs: 40_000,
    });
    const [run] = (await escalationEvents(missed)).filter(
      ({ type }) => type === 'EscalationStepRun',
    );
    expect(run?.data).toMatchObject({
      metric: 'acknowledgement',
      told: [
        { kind: 'role', id: 'recovery_team' },
        { kind: 'role', id: 'manager' },
      ],
    });
    expect(await countOf(met, 'EscalationStepRun')).toBe(0);

    const inbox = await triage.send('GET', '/v1/notices?filter[recipient][eq]=manager');
    const [notice] = inbox.json().data;
    expect(notice).toMatchObject({ caseId: missed, storeId: '9', readAt: null });
    const read = await triage.send('POST', `/v1/notices/${notice.noticeId}/readings`, {});
    expect(read.statusCode).toBe(200);
    const unread = '/v1/notices?filter[recipient][eq]=manager&filter[unread][eq]=true';
    expect((await triage.send('GET', unread)).json().data).toEqual([]);

    const path = `/v1/cases/${missed}`;
    const acknowledged = await triage.send('POST', `${path}/escalation-acknowledgements`, {});
    expect(acknowledged.statusCode).toBe(200);
    const silenced = await triage.send('POST', `${path}/escalation-silences`, {});
    expect(silenced.statusCode).toBe(200);
    const { runs } = (await triage.send('GET', `${path}/escalations`)).json();
    expect(runs.every(({ ended }: { ended: boolean }) => ended)).toBe(true);
    const again = await triage.send('POST', `${path}/escalation-acknowledgements`, {});
    expect(again.json().code).toBe('ladder_exhausted');
  });

  it('and duty schedules are kept version by version, with zones that exist', async () => {
    const schedule = {
      scheduleId: 'evening',
      timeZone: 'Europe/Berlin',
      shifts: [{ weekday: 1, opens: '16:00', closes: '24:00', personId: 'e-17' }],
    };
    for (const timeZone of ['Europe/Berlin', 'Europe/Lisbon']) {
      const answer = await triage.send('POST', '/v1/duty-schedules', { ...schedule, timeZone });
      expect(answer.statusCode).toBe(201);
    }
    const nowhere = { ...schedule, timeZone: 'Europe/Nowhere' };
    expect((await triage.send('POST', '/v1/duty-schedules', nowhere)).statusCode).toBe(422);
    const { data } = (await triage.send('GET', '/v1/duty-schedules')).json();
    expect(data).toMatchObject([{ ...schedule, timeZone: 'Europe/Lisbon', version: 2 }]);
  });
});
