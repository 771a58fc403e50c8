import { type Happening, uuidOf } from '@amends/projections/read-service.fixture';
import { storeIn } from '@amends/projections/regions.fixture';
import { goldenAnswers } from './golden-answers.fixture.ts';

const HOUR_MS = 3_600_000;
export const atHour = (hours: number): string =>
  new Date(Date.UTC(2026, 0, 1, 0, 20) + hours * HOUR_MS).toISOString();

const saidOf = (
  caseId: string,
  type: Happening['type'],
  hours: number,
  data: object,
): Happening => ({
  type,
  data: { caseId, ...data },
  time: atHour(hours),
});

/** The answer of a case to a wave, by its number. */
export const answerOf = (n: number, wave: number, hours: number, more: object = {}): object => ({
  wave,
  requestId: uuidOf(`request ${n} ${wave}`),
  instrumentVersion: n % 20 === 0 ? 2 : 1,
  answeredAt: atHour(hours),
  reliefDegree: 6,
  remedyAccepted: true,
  dissatisfactionEliminated: true,
  adverseEffects: false,
  justice: goldenAnswers[n % 6]!.raw,
  ...(n % 7 === 0 ? {} : { satisfaction: 1 + (n % 5) }),
  ...(n % 3 === 0
    ? {}
    : { effort: 1 + (n % 7), expectedService: 5, perceivedService: 2 + (n % 6) }),
  ...more,
});

/** One wave of a case: asked, and mostly answered. */
const waveOf = (n: number, wave: number, from: number): Happening[] => {
  const caseId = uuidOf(`case ${n}`);
  const requestId = uuidOf(`request ${n} ${wave}`);
  const asked = saidOf(caseId, 'FollowUpRequested', from, {
    ...{ requestId, wave, requestedAt: atHour(from) },
  });
  const answered = saidOf(caseId, 'FollowUpAnswered', from + 5, answerOf(n, wave, from + 5));
  return [asked, ...(n % 4 === 3 ? [] : [answered])];
};

const STORES = ['9', '12', '15', '12', '9', '15', '12', '9', '12', '21'];

/** A case of each twelve hours: reported, triaged, asked; some are asked again, or not at all. */
const lifeOf = (n: number): Happening[] => {
  const caseId = uuidOf(`case ${n}`);
  const from = n * 12;
  const reported = saidOf(caseId, 'FailureReported', from, {
    source: 'web',
    storeId: STORES[n % 10],
    channel: n % 2 === 0 ? 'web_form' : 'email',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: atHour(from),
    cues: [],
    cueRulesVersion: 1,
  });
  const prioritised = saidOf(caseId, 'CasePrioritised', from + 1, {
    severity: n % 5 === 0 ? 'major' : 'minor',
    ...{ tier: 'a', rank: 1, facts: {} },
  });
  const suppressed = saidOf(caseId, 'FollowUpSuppressed', from + 30, {
    ...{ reason: 'no_customer', suppressedAt: atHour(from + 30) },
  });
  if (n % 11 === 0) return [reported, prioritised, suppressed];
  return [
    reported,
    prioritised,
    ...waveOf(n, 1, from + 24),
    ...(n % 2 === 0 ? waveOf(n, 2, from + 720) : []),
  ];
};

const stores = [
  storeIn('9', 'north'),
  storeIn('12', 'north'),
  storeIn('15', 'south'),
  storeIn('21', 'south'),
].map((each) => ({ ...each, time: atHour(-1) }));

/** 240 cases over four months in four stores of two regions. */
export const manyAnswers: readonly Happening[] = [
  ...stores,
  ...Array.from({ length: 240 }, (_, n) => lifeOf(n)).flat(),
];
