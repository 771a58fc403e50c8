import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsOf, type Intake, openIntake, send } from './intake.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake?.close());

const event = (id: string, type: string, data: object) => ({
  specversion: '1.0',
  id,
  source: '/stores/9',
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
/** Streams whose detected case came from a signal that names this payment. */
const detectedBy = async (marker: string): Promise<string[]> => {
  const { rows } = await intake.ownerPool.query(
    `select stream_id from events where type = 'FailureDetected' and data->>'paymentRef' = $1
     order by seq`,
    [marker],
  );
  return rows.map(({ stream_id }) => stream_id);
};

describe('the detector on the log', () => {
  it('R-001, R-005: opens one case without a complaint, also when it came twice', async () => {
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
