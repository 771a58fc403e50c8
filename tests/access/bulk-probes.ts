import { wordsBody } from './bulk-things.ts';
import { list, object, type Probe } from './probe.ts';

const RUNS = '/remedy/v1/incidents/{incidentId}/bulk-remedies';
const HASH = 'a'.repeat(64);

const onRun = (
  name: 'words' | 'cancellable' | 'vouchers',
  body?: object,
  ownRefusal?: string,
): Probe =>
  object(
    ({ bulk }) => ({ ids: [bulk.incidentId, bulk[name]], body }),
    ownRefusal === undefined ? {} : { ownRefusal },
  );

/** Operations on one remedy for all customers of an incident. */
export const bulkProbes: Readonly<Record<string, Probe>> = {
  'GET /remedy/v1/bulk-remedies': list(({ bulk }) => [bulk.words]),
  [`POST ${RUNS}`]: object(({ bulk }) => ({ ids: [bulk.incidentId], body: wordsBody })),
  [`GET ${RUNS}/{runId}`]: onRun('words'),
  [`GET ${RUNS}/{runId}/items`]: onRun('words'),
  [`POST ${RUNS}/{runId}/dry-runs`]: onRun('words', {}),
  [`POST ${RUNS}/{runId}/caps`]: onRun('vouchers', { cap: { amount: 900, currency: 'EUR' } }),
  // Nobody asked for one: the one person of the own store would ask by starting it.
  [`POST ${RUNS}/{runId}/approvals`]: onRun('vouchers', { termsHash: HASH }, 'illegal_state'),
  [`POST ${RUNS}/{runId}/starts`]: object(({ bulk: { incidentId, startable } }) => ({
    ids: [incidentId, startable.runId],
    body: { termsHash: startable.termsHash },
  })),
  // What runs is over in a moment.
  [`POST ${RUNS}/{runId}/pauses`]: onRun('words', {}, 'illegal_state'),
  [`POST ${RUNS}/{runId}/resumptions`]: onRun('words', {}, 'illegal_state'),
  [`POST ${RUNS}/{runId}/cancellations`]: onRun('cancellable', { reason: 'not_needed' }),
  [`POST ${RUNS}/{runId}/undoings`]: onRun('words', { reason: 'wrong_amount' }, 'illegal_state'),
};
