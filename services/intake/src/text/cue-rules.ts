import type { Cue } from '@amends/contracts/finding-vocabulary';
import { GOODS_CUES } from './cue-rules-goods.ts';
import { PEOPLE_CUES } from './cue-rules-people.ts';
import { SERVICE_CUES } from './cue-rules-service.ts';

/**
 * What a narrative tells in codes: the only thing that leaves intake of a text. A rule names a code
 * and, per language, word beginnings, without accents (matched at the start of a word), or pieces
 * of text (zh: it has no blanks between words). A changed list gets a new version, because events
 * of record name the version their cues were taken with. What a code means is triage's to say.
 */
export const CUE_RULES_VERSION = 2;

/** Languages that put blanks between their words. */
export const WORD_LANGUAGES = ['en', 'de', 'es', 'fr'] as const;

export type CueRule = {
  readonly code: Cue;
  readonly zh: readonly string[];
} & Readonly<Record<(typeof WORD_LANGUAGES)[number], readonly string[]>>;

/** In the order of an event's list, which holds the first ones only: the critical ones lead. */
export const CUE_RULES: readonly CueRule[] = [...PEOPLE_CUES, ...GOODS_CUES, ...SERVICE_CUES];
