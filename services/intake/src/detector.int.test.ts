import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
}, 60_000);
afterAll(() => intake?.close());

const event = (id: string, type: string, data: object, source = '/stores/9') => ({
  specversion: '1.0',
  id,
  source,
  type,
  time: '2026-06-08T07:10:00Z',
  data,
});
const sendEvent = async (body: object) =>
  send(intake, {
    url: '/v1/events',
    body,
    headers: { 'content-type': 'application/cloudevents+json' },
  });
/** Streams whose detected case came from a signal that names this payment or outage. */
const detectedBy = async (marker: string): Promise<string[]> => {
  const { rows } = await intake.ownerPool.query(
    `select stream_id from events where type = 'FailureDetected' and data->>'paymentRef' = $1`,
    [marker],
  );
  return rows.map(({ stream_id }) => stream_id);
};

describe('the detector on the log', () => {
  it('opens one case for a signal that came twice', async () => {
    const body = event('r-1', 'pos.refund_failed', { paymentRef: 'pay-1' });
    await sendEvent(body);
    await sendEvent(body);
    const streams: string[] = await waitFor(
      async () => {
        const found = await detectedBy('pay-1');
        return found.length > 0 ? found : null;
      },
      { description: 'the refund that failed to open a case' },
    );
    expect(streams).toHaveLength(1);
    const [detected] = await eventsOf(intake, streams[0]!);
    expect(detected).toMatchObject({
      meta: { actor: 'system_intake', subject: detected.data.caseId },
      data: { storeId: '9', signalKind: 'refund_failed', occurredAt: '2026-06-08T07:10:00Z' },
    });
    const answer = await send(intake, { url: `/v1/cases/${detected.data.caseId}` });
    expect(answer.body).toMatchObject({ status: 'open', origin: 'detected' });
  });

  it('opens one case per outage and store, and none for what is only counted', async () => {
    const outage = { dedupKey: 'o-1', paymentRef: 'outage-1' };
    await sendEvent(event('o-1', 'pos.outage.started', outage));
    await sendEvent(event('o-2', 'pos.outage.started', outage));
    await sendEvent(event('o-3', 'pos.outage.ended', outage));
    await sendEvent(event('o-4', 'pos.outage.started', outage, '/stores/8'));
    await sendEvent(event('v-1', 'pos.line_voided', { paymentRef: 'outage-1' }));
    // The last signal of store 9's partition shows that all before it were heard.
    await sendEvent(event('r-2', 'pos.refund_failed', { paymentRef: 'pay-2' }));
    await waitFor(async () => (await detectedBy('pay-2')).length === 1, {
      description: 'the last signal to be heard',
    });
    await waitFor(async () => (await detectedBy('outage-1')).length === 2, {
      description: 'one case per store',
    });
    expect(await detectedBy('outage-1')).toHaveLength(2);
  });

  it('publishes no personal data to the log', async () => {
    const marker = 'Qfztgblx';
    const body = { channel: 'email', narrative: marker, customer: { reference: marker } };
    const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
    const published = async (text: string): Promise<number> =>
      (
        await intake.logPool.query(
          'select count(*)::int as n from record r where r::text ilike $1',
          [`%${text}%`],
        )
      ).rows[0].n;
    await waitFor(async () => (await published(caseId)) === 1, {
      description: 'the report to be published',
    });
    expect(await published(marker)).toBe(0);
  });

  it('is well once everything was heard', async () => {
    await waitFor(async () => (await intake.service.health()).every(({ ok }) => ok), {
      description: 'intake to be well',
    });
    expect((await intake.service.health()).map(({ name }) => name)).toContain('consumer intake');
  });
});
