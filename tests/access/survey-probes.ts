import { allStores, figures, list, object, onCase, open, type Probe } from './probe.ts';

const ANSWERS = {
  reliefDegree: 6,
  remedyAccepted: true,
  dissatisfactionEliminated: true,
  adverseEffects: false,
  justice: { D1: 6, P1: 5, I1: 7 },
  satisfaction: 5,
};

const TEMPLATE = '/intake/v1/message-templates/{templateId}';

const WORDS = {
  subject: 'How did it go?',
  body: 'Until {until}:\n{answerLink}\n{declineLink}',
};

const onTemplate = (body?: object): Probe => ({
  about: 'all_stores',
  request: () => ({ ids: ['email.survey.es'], body }),
});

const REQUEST = '/follow-up/v1/cases/{id}/follow-ups/{requestId}';

/** Operations on who is asked; the question there is open, so it is too late to leave it out. */
export const surveyProbes: Readonly<Record<string, Probe>> = {
  'GET /intake/v1/message-templates': allStores(),
  [`GET ${TEMPLATE}`]: onTemplate(),
  [`POST ${TEMPLATE}/versions`]: onTemplate(WORDS),
  [`POST ${TEMPLATE}/activations`]: onTemplate({ version: 0 }),
  [`POST ${TEMPLATE}/previews`]: onTemplate({ version: 0 }),
  // Before the answer, which ends the question.
  [`POST ${REQUEST}/attempts`]: object(({ asked: { caseId, requestId } }) => ({
    ids: [caseId, requestId],
    body: { outcome: 'no_answer' },
  })),
  'POST /follow-up/v1/cases/{id}/follow-ups/{requestId}/answers': object(
    ({ asked: { caseId, requestId } }) => ({ ids: [caseId, requestId], body: ANSWERS }),
  ),
  'GET /follow-up/v1/instruments/recovery_follow_up': open(),
  'POST /intake/v1/survey-links': {
    about: 'open',
    status: 401,
    request: () => ({ body: { code: '00000-00000-00000-00000' } }),
  },
  'GET /follow-up/v1/follow-up-script': open(),
  'GET /follow-up/v1/follow-ups': list(({ closed }) => [closed]),
  'GET /follow-up/v1/follow-up-coverage': figures,
  'POST /follow-up/v1/cases/{id}/contact-choices': onCase('closed', {
    ...{ channel: 'letter', wanted: false },
  }),
  [`POST ${REQUEST}/skips`]: object(
    ({ asked: { caseId, requestId } }) => ({
      ids: [caseId, requestId],
      body: { reason: 'legal_dispute' },
    }),
    { ownRefusal: 'follow_up_not_open' },
  ),
  [`POST ${REQUEST}/exemptions`]: object(
    ({ asked: { caseId, requestId } }) => ({
      ids: [caseId, requestId],
      body: { reason: 'safety' },
    }),
    { ownRefusal: 'follow_up_not_open' },
  ),
};
