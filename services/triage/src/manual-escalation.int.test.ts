import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
});
afterAll(() => triage?.close());

const triaged = async (): Promise<string> => {
  const caseId = uuidv7();
  await triage.publish(reportOf(caseId));
  await waitFor(
    async () => (await triage.eventsOf(caseId)).some(({ type }) => type === 'CaseAssigned'),
    { description: 'the case to be triaged', timeoutMs: 20_000 },
  );
  return caseId;
};
const noticesTo = async (recipient: string) =>
  (await triage.send('GET', `/v1/notices?filter[recipient][eq]=${recipient}`)).json().data;

describe('escalation by a person on a running store and log (ESC-07)', () => {
  it('raises case and severity, tells role and watchers, and is taken back by an act', async () => {
    const caseId = await triaged();
    const path = `/v1/cases/${caseId}`;
    const body = {
      reason: 'media_attention',
      justificationTextId: uuidv7(),
      severities: ['moderate', 'major'],
      toRole: 'manager',
      watchers: ['press-desk'],
    };
    const up = await triage.send('POST', `${path}/escalations`, body);
    expect(up.statusCode).toBe(201);
    expect((await triage.send('GET', path)).json()).toMatchObject({
      severity: 'major',
      escalationStep: 2,
      escalation: { isPending: false, request: { escalationId: up.json().id } },
    });
    const [queued] = (await triage.send('GET', '/v1/queue')).json().data;
    expect(queued).toMatchObject({ caseId, severity: 'major', escalationStep: 2 });
    expect(await noticesTo('press-desk')).toMatchObject([{ caseId, reason: 'case_escalated' }]);
    expect(await noticesTo('manager')).toMatchObject([{ caseId, reason: 'case_escalated' }]);

    const down = await triage.send('POST', `${path}/de-escalations`, { reason: 'under_control' });
    expect(down.statusCode).toBe(200);
    const after = (await triage.send('GET', path)).json();
    expect(after).toMatchObject({ severity: 'minor', escalationStep: 0 });
    expect(after.escalation).toBeUndefined();
    expect(await noticesTo('press-desk')).toHaveLength(2);
    const again = await triage.send('POST', `${path}/de-escalations`, { reason: 'under_control' });
    expect(again.json().code).toBe('no_escalation');
  });

  it('takes no justification in words and no third severity', async () => {
    const path = `/v1/cases/${await triaged()}/escalations`;
    const body = { reason: 'safety', justificationTextId: uuidv7(), watchers: [] };
    const words = { ...body, severities: ['major'], justification: 'because' };
    expect((await triage.send('POST', path, words)).statusCode).toBe(422);
    const three = { ...body, severities: ['minor', 'major', 'critical'] };
    expect((await triage.send('POST', path, three)).statusCode).toBe(422);
  });
});
