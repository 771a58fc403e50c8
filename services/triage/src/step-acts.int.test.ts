import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ORIGIN, openTriage, reportOf, type RunningTriage } from './triage.fixture.ts';

let receiver: Server;
const hooks: string[] = [];
let triage: RunningTriage;
beforeAll(async () => {
  receiver = createServer((request, response) => {
    request.on('data', (chunk) => hooks.push(String(chunk)));
    const consent = { 'webhook-allowed-origin': ORIGIN };
    request.on('end', () => response.writeHead(204, consent).end());
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const secrets = [`whsec_${Buffer.alloc(32, 5).toString('base64')}`];
  triage = await openTriage({
    // Of nobody's notices: only steps that name it reach it.
    webhooks: [{ endpointId: 'paging', url, secrets, recipients: ['nobody'] }],
    egress: { allowsLoopback: true },
  });
});
afterAll(async () => {
  await triage?.close();
  receiver?.close();
});

const BREACH = { anchor: 'at_breach', delaySeconds: 0, who: 'everyone' };
const NEXT = { anchor: 'after_previous', delaySeconds: 0, who: 'everyone' };
const paging = [{ kind: 'webhook', id: 'paging' }];
const ladder = {
  ladderId: 'default',
  steps: [
    { ...BREACH, targets: [], act: { kind: 'wait' } },
    {
      ...NEXT,
      targets: [{ kind: 'role', id: 'few' }],
      act: { kind: 'threshold', overCases: 9, withinMinutes: 60 },
    },
    {
      ...NEXT,
      targets: [{ kind: 'role', id: 'many' }],
      act: { kind: 'threshold', overCases: 1, withinMinutes: 60 },
    },
    { ...NEXT, targets: paging, act: { kind: 'declare_incident' } },
  ],
  numLoops: 0,
  ackTimeoutSeconds: 1_800,
  fallback: { kind: 'role', id: 'recovery_manager' },
};
const define = (steps: readonly object[]) =>
  triage.send('POST', '/v1/ladders', { ...ladder, steps });

describe('steps that do more than tell, on a running store and log (ESC-02)', () => {
  it('wait, count the cases of the store, propose an incident and call a webhook', async () => {
    expect((await define(ladder.steps)).statusCode).toBe(201);
    const [caseId, other] = [uuidv7(), uuidv7()];
    const major = { magnitude: 9, complaintCode: 'pos_outage' };
    await triage.publish(reportOf(other), reportOf(caseId, major));
    const sql = `select type, data from events where stream_id = $1
      and data->>'metric' = 'acknowledgement' order by version`;
    const events = await waitFor(
      async () => {
        const { rows } = await triage.look.query(sql, [`escalation-${caseId}`]);
        return rows.some(({ type }) => type === 'EscalationEnded') && rows;
      },
      { description: 'the ladder to be at its end', timeoutMs: 50_000 },
    );
    expect(events.slice(1)).toMatchObject([
      { type: 'EscalationStepActed', data: { act: 'wait' } },
      { type: 'EscalationStepActed', data: { outcome: 'below_threshold', cases: 2 } },
      { type: 'EscalationStepRun', data: { told: [{ kind: 'role', id: 'many' }] } },
      {
        type: 'EscalationStepActed',
        data: {
          outcome: 'incident_proposed',
          incident: { storeId: '9', complaintCode: 'pos_outage', severity: 'major' },
        },
      },
      { type: 'EscalationEnded', data: { reason: 'exhausted' } },
    ]);
    await waitFor(() => hooks.some((body) => body.includes(caseId)), {
      description: 'the webhook to be called',
      timeoutMs: 20_000,
    });
    const inbox = '/v1/notices?filter[recipient][in]=few,many,paging';
    const { data } = (await triage.send('GET', inbox)).json();
    const told = data.map(({ recipientId }: { recipientId: string }) => recipientId).sort();
    expect(told).toEqual(['many', 'paging']);
  });

  it.each([
    ['a wait that tells somebody', { ...BREACH, targets: paging, act: { kind: 'wait' } }],
    ['a step that tells nobody', { ...BREACH, targets: [] }],
    ['a gate without a window', { ...BREACH, targets: [], act: { kind: 'gate' } }],
    ['an act nobody knows', { ...BREACH, targets: paging, act: { kind: 'pray' } }],
  ])('are refused with %s', async (_what, step) => {
    expect((await define([step])).statusCode).toBe(422);
  });
});
