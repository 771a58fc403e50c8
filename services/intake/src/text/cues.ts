import { CUE_RULES, CUE_RULES_VERSION, WORD_LANGUAGES } from './cue-rules.ts';

export interface Cues {
  readonly cues: string[];
  /** ISO 639-1; absent where the text does not tell. */
  readonly language?: string;
  readonly cueRulesVersion: number;
}

/**
 * Lower case without accents, which many leave out, everything but letters and digits a single
 * blank, a blank at both ends.
 */
const asWords = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const FREQUENT: Readonly<Record<(typeof WORD_LANGUAGES)[number], readonly string[]>> = {
  en: ['the', 'and', 'was', 'is', 'my', 'to', 'not', 'for', 'with', 'it', 'have', 'of', 'at'],
  de: ['der', 'die', 'das', 'und', 'ist', 'nicht', 'ich', 'war', 'mit', 'ein', 'mein', 'zu'],
  es: ['el', 'los', 'que', 'no', 'una', 'con', 'por', 'me', 'mi', 'fue', 'esta', 'y', 'en', 'del'],
  fr: ['le', 'les', 'une', 'est', 'pas', 'je', 'avec', 'mon', 'ma', 'pour', 'dans', 'et', 'ne'],
};

const HAN = /\p{Script=Han}/u;
const KANA_OR_HANGUL = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const languageOf = (text: string, words: string): string | undefined => {
  if (HAN.test(text)) return KANA_OR_HANGUL.test(text) ? undefined : 'zh';
  const found = new Set(words.split(' '));
  const [first, second] = WORD_LANGUAGES.map(
    (language) => [language, FREQUENT[language].filter((word) => found.has(word)).length] as const,
  ).sort(([, one], [, other]) => other - one);
  return first![1] === second![1] ? undefined : first![0];
};

/** As many as an event holds. */
const CUES_MAX = 20;

/** Word beginnings by their first two letters: a narrative has few words, the lists are long. */
const BY_BEGINNING: ReadonlyMap<string, readonly { piece: string; code: string }[]> = Map.groupBy(
  CUE_RULES.flatMap((rule) =>
    WORD_LANGUAGES.flatMap((language) =>
      rule[language].map((piece) => ({ piece, code: rule.code })),
    ),
  ),
  ({ piece }) => piece.slice(0, 2),
);

const codesInWords = (words: string, found: Set<string>): void => {
  for (let blank = words.indexOf(' '); blank >= 0; blank = words.indexOf(' ', blank + 1)) {
    const start = blank + 1;
    for (const { piece, code } of BY_BEGINNING.get(words.slice(start, start + 2)) ?? []) {
      if (words.startsWith(piece, start)) found.add(code);
    }
  }
};

/**
 * Takes the cue codes out of a narrative. Rules of every language are tried whatever the language
 * is guessed to be: staff quote customers. Codes come in the order of the rules, each once, and no
 * more than an event holds.
 */
export const cuesOf = (text: string | undefined): Cues => {
  if (text === undefined) return { cues: [], cueRulesVersion: CUE_RULES_VERSION };
  const words = asWords(text);
  const found = new Set<string>();
  codesInWords(words, found);
  if (HAN.test(text)) {
    for (const { code, zh } of CUE_RULES) {
      if (zh.some((piece) => text.includes(piece))) found.add(code);
    }
  }
  const language = languageOf(text, words);
  return {
    cues: CUE_RULES.map(({ code }) => code)
      .filter((code) => found.has(code))
      .slice(0, CUES_MAX),
    ...(language === undefined ? {} : { language }),
    cueRulesVersion: CUE_RULES_VERSION,
  };
};
