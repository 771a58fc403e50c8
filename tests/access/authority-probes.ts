import { type AuthorityThings, goodwillBody, LATER } from './authority-things.ts';
import { allStores, list, object, onCase, open, type Probe } from './probe.ts';

const PROPOSALS = '/remedy/v1/cases/{id}/goodwill-proposals';
const NOBODY = { holderKind: 'role', holderId: 'access_nobody' };

const MUCH_LATER = '2099-01-01T00:00:00Z';

type Name = Exclude<keyof AuthorityThings, 'caseId' | 'counter'>;

const onProposal = (name: Name, body: object, ownRefusal?: string): Probe =>
  object(
    ({ authority }) => ({ ids: [authority.caseId, authority[name]], body }),
    ownRefusal === undefined ? {} : { ownRefusal },
  );

/** Operations on authority and on goodwill beyond the playbook. */
export const authorityProbes: Readonly<Record<string, Probe>> = {
  'GET /remedy/v1/recovery-authorities': open(),
  'POST /remedy/v1/recovery-authorities': allStores({
    ...{ holderKind: 'role', holderId: 'access_role', reason: 'policy' },
    limits: [{ currency: 'CHF', max: 1 }],
  }),
  'POST /remedy/v1/recovery-authority-withdrawals': allStores(
    { ...NOBODY, reason: 'policy' },
    'not_found',
  ),
  'POST /remedy/v1/cases/{id}/counter-proposals': object(({ offered: { caseId, offerId } }) => ({
    ids: [caseId],
    body: { offerId, components: [{ remedyType: 'gift' }] },
  })),
  'POST /remedy/v1/cases/{id}/counter-answers': object(({ authority: { counter } }) => ({
    ids: [counter.caseId],
    body: { answer: 'declined', counterId: counter.counterId, reason: 'not_entitled' },
  })),
  'POST /remedy/v1/cases/{id}/co-design-invitations': onCase('reported', {
    ...{ topics: ['form'], channel: 'telephone' },
  }),
  'POST /remedy/v1/cases/{id}/customer-reviews': onCase('reported', { view: 'agrees' }),
  'POST /remedy/v1/cases/{id}/apologies': onCase('reported', {
    ...{ channel: 'telephone', qualities: ['empathy'], admits: 'in_part' },
  }),
  'POST /remedy/v1/cases/{id}/interactions': onCase('reported', {
    ...{ channel: 'telephone', checks: ['greeted'] },
  }),
  'POST /remedy/v1/cases/{id}/progress-updates': onCase('reported', {
    ...{ channel: 'telephone', progress: 'in_work' },
  }),
  'POST /remedy/v1/cases/{id}/promises': onCase('reported', { what: 'answer', due: LATER }),
  'POST /remedy/v1/cases/{id}/promises/{promiseId}/delay-explanations': object(
    ({ authority: { caseId, promise } }) => ({
      ids: [caseId, promise],
      body: { channel: 'telephone', reason: 'facts_missing', newDue: MUCH_LATER },
    }),
  ),
  'POST /remedy/v1/cases/{id}/promises/{promiseId}/fulfilments': object(
    ({ authority: { caseId, keptPromise } }) => ({ ids: [caseId, keptPromise], body: {} }),
  ),
  'GET /remedy/v1/cases/{id}/timeline': object(({ authority }) => ({ ids: [authority.caseId] })),
  [`POST ${PROPOSALS}`]: onCase('reported', goodwillBody('line-9')),
  [`GET ${PROPOSALS}`]: object(({ authority }) => ({ ids: [authority.caseId] })),
  'GET /remedy/v1/goodwill-approvals': list(({ authority }) => [authority.approvable]),
  // The one person of the own store has proposed it, and so cannot decide on it.
  [`POST ${PROPOSALS}/{proposalId}/approvals`]: onProposal(
    'approvable',
    { revision: 1, termsHash: 'a'.repeat(64) },
    'four_eyes_required',
  ),
  [`POST ${PROPOSALS}/{proposalId}/rejections`]: onProposal(
    'approvable',
    { revision: 1, reason: 'not_entitled' },
    'four_eyes_required',
  ),
  [`POST ${PROPOSALS}/{proposalId}/returns`]: onProposal('returnable', {
    revision: 1,
    reason: 'facts_missing',
  }),
  [`POST ${PROPOSALS}/{proposalId}/revisions`]: onProposal('revisable', goodwillBody('line-3')),
  [`POST ${PROPOSALS}/{proposalId}/withdrawals`]: onProposal('withdrawable', { revision: 1 }),
};
