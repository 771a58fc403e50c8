import type { ScaledItem, SurveyLanguage } from '@amends/contracts/survey-vocabulary';
import { JUSTICE_ITEMS, type JusticeItem } from '@amends/contracts/vocabulary';
import { CHINESE } from './wordings/chinese.ts';
import { ENGLISH, ENGLISH_V1 } from './wordings/english.ts';
import { SPANISH } from './wordings/spanish.ts';

/**
 * The follow-up instrument. The justice items follow the dimensions of Maxham and Netemeyer (2002)
 * in our own wording. A changed word or scale is a new version: answers of two versions are never
 * pooled (SCO-04). A version that was sent is never edited; requests of it may still be open.
 */
export const INSTRUMENT_ID = 'recovery_follow_up' as const;
export const INSTRUMENT_VERSION = 2;

export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** What is asked beside the justice items, without words. */
export type OutcomeField =
  | Exclude<ScaledItem, 'justice'>
  | 'remedyAccepted'
  | 'dissatisfactionEliminated'
  | 'adverseEffects';

/** One language of one version: what the customer reads. */
export interface Wording {
  readonly justice: Readonly<Record<JusticeItem, string>>;
  readonly outcome: Readonly<Partial<Record<OutcomeField, string>>>;
}

export interface JusticeQuestion {
  readonly item: JusticeItem;
  readonly dimension: 'distributive' | 'procedural' | 'interactional';
  readonly statement: string;
  /** Agreeing means less justice; whoever scores it turns it round first. */
  readonly reversed: boolean;
}

export interface OutcomeQuestion {
  readonly field: OutcomeField;
  readonly statement: string;
  readonly answer: 'yes_no' | 'scale' | 'emotions';
  readonly scale?: Scale;
  readonly mandatory: boolean;
}

type Asked = Omit<OutcomeQuestion, 'statement'>;

const scale = (field: OutcomeField, from: number, to: number, mandatory = false): Asked => ({
  field,
  answer: 'scale',
  scale: { from, to },
  mandatory,
});
const yesNo = (field: OutcomeField): Asked => ({ field, answer: 'yes_no', mandatory: true });

/** The four questions every follow-up asks, then satisfaction, intent, trust, effort. */
const VERSION_1: readonly Asked[] = [
  scale('reliefDegree', 1, 7, true),
  yesNo('remedyAccepted'),
  yesNo('dissatisfactionEliminated'),
  yesNo('adverseEffects'),
  scale('satisfaction', 1, 5),
  scale('likelihoodToRecommend', 0, 10),
  scale('repurchaseIntent', 1, 7),
  scale('trust', 1, 7),
  scale('effort', 1, 7),
];

/** Adds what satisfaction is compared with, what trust is made of, and how it looks by now. */
const VERSION_2: readonly Asked[] = [
  ...VERSION_1,
  scale('overallSatisfaction', 1, 5),
  scale('satisfactionBefore', 1, 5),
  scale('trustBefore', 1, 7),
  scale('expectedService', 1, 7),
  scale('perceivedService', 1, 7),
  scale('expectedRecovery', 1, 7),
  scale('perceivedRecovery', 1, 7),
  scale('trustReliability', 1, 7),
  scale('trustIntegrity', 1, 7),
  scale('commitment', 1, 7),
  scale('feelsValued', 1, 7),
  scale('perceivedRisk', 1, 7),
  scale('switchingIntent', 1, 7),
  scale('wordOfMouthIntent', 1, 7),
  scale('locusAfter', 1, 7),
  scale('stabilityAfter', 1, 7),
  scale('controllabilityAfter', 1, 7),
  { ...scale('emotionsAfter', 1, 5), answer: 'emotions' },
];

interface Version {
  readonly asked: readonly Asked[];
  readonly wordings: Readonly<Partial<Record<SurveyLanguage, Wording>>>;
}

const VERSIONS: ReadonlyMap<number, Version> = new Map([
  [1, { asked: VERSION_1, wordings: { en: ENGLISH_V1 } }],
  [2, { asked: VERSION_2, wordings: { en: ENGLISH, zh: CHINESE, es: SPANISH } }],
]);

export const JUSTICE_SCALE: Scale = { from: 1, to: 7 };
const REVERSED: ReadonlySet<JusticeItem> = new Set<JusticeItem>(['D2', 'I3']);
const DIMENSIONS = { D: 'distributive', P: 'procedural', I: 'interactional' } as const;

export interface Instrument {
  readonly version: number;
  readonly language: SurveyLanguage;
  readonly languages: readonly SurveyLanguage[];
  readonly outcome: readonly OutcomeQuestion[];
  /** Agreement from 1 (not at all) to 7 (completely); each item may be left out. */
  readonly justice: readonly JusticeQuestion[];
}

/** The questions of a version in a language; undefined where there is no such wording. */
export const instrumentOf = (version: number, language: SurveyLanguage): Instrument | undefined => {
  const found = VERSIONS.get(version);
  const wording = found?.wordings[language];
  if (found === undefined || wording === undefined) return undefined;
  return {
    version,
    language,
    languages: Object.keys(found.wordings) as SurveyLanguage[],
    outcome: found.asked.map((asked) => ({ ...asked, statement: wording.outcome[asked.field]! })),
    justice: JUSTICE_ITEMS.map((item) => ({
      item,
      dimension: DIMENSIONS[item[0] as 'D' | 'P' | 'I'],
      statement: wording.justice[item],
      reversed: REVERSED.has(item),
    })),
  };
};

export type Scales = Partial<Record<ScaledItem, Scale>>;

/** The scales of what was answered, kept with the answer: nobody has to look them up later. */
export const scalesOf = (version: number, answer: Readonly<Record<string, unknown>>): Scales => {
  const scales: Scales = {};
  const justice = answer.justice as object | undefined;
  if (justice !== undefined && Object.keys(justice).length > 0) scales.justice = JUSTICE_SCALE;
  for (const { field, scale: of } of VERSIONS.get(version)?.asked ?? []) {
    if (of !== undefined && answer[field] !== undefined) scales[field as ScaledItem] = of;
  }
  return scales;
};

/** What was answered and never asked in this version; its scale would be anybody's guess. */
export const unaskedIn = (
  version: number,
  answer: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const asked = new Set<string>(VERSIONS.get(version)?.asked.map(({ field }) => field));
  const newer = VERSION_2.map(({ field }) => field);
  return newer.filter((field) => answer[field] !== undefined && !asked.has(field));
};
