import type { Wording } from '../instrument.ts';

export const ENGLISH_V1: Wording = {
  justice: {
    D1: 'The outcome was fair, given my time and hassle.',
    D2: 'I got less than I deserved.',
    D3: 'What was done to fix the problem gave a good result.',
    D4: 'The outcome was right for the inconvenience I had.',
    P1: 'They responded fast enough.',
    P2: 'Their rules for problems like mine are fair.',
    P3: 'They were flexible about my situation.',
    P4: 'I had a say in how the problem was solved.',
    I1: 'They were courteous to me.',
    I2: 'They explained honestly what had happened.',
    I3: 'The staff made little effort.',
    I4: 'They showed real concern for me.',
  },
  outcome: {
    reliefDegree: 'How far did the remedy relieve the problem?',
    remedyAccepted: 'Did you accept the remedy?',
    dissatisfactionEliminated: 'Is your dissatisfaction gone?',
    adverseEffects: 'Did the failure or the remedy cause you any further harm?',
    satisfaction: 'How satisfied are you with how we handled it?',
    likelihoodToRecommend: 'How likely are you to recommend us?',
    repurchaseIntent: 'I will buy here again.',
    trust: 'I can rely on this shop.',
    effort: 'They made it easy for me to have it handled.',
  },
};

export const ENGLISH: Wording = {
  justice: ENGLISH_V1.justice,
  outcome: {
    ...ENGLISH_V1.outcome,
    overallSatisfaction: 'All in all, how satisfied are you with this shop?',
    satisfactionBefore: 'Before it happened, how satisfied were you with this shop?',
    trustBefore: 'Before it happened, I could rely on this shop.',
    expectedService: 'I had expected good service that day.',
    perceivedService: 'The service I got that day was good.',
    expectedRecovery: 'I had expected the problem to be handled well.',
    perceivedRecovery: 'The problem was handled well.',
    trustReliability: 'This shop does what it promises.',
    trustIntegrity: 'This shop is honest with me.',
    commitment: 'I want to remain a customer of this shop.',
    feelsValued: 'I am valued as a customer here.',
    perceivedRisk: 'It is risky to buy here.',
    switchingIntent: 'I will buy elsewhere from now on.',
    wordOfMouthIntent: 'I will speak well of this shop to others.',
    locusAfter: 'The shop was the cause of what happened.',
    stabilityAfter: 'The same will happen again.',
    controllabilityAfter: 'The shop could have prevented it.',
    emotionsAfter: 'What do you feel about it now, and how strongly?',
  },
};
