const isLuhnValid = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const weighted = at % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
};

const SHORTEST = 13;
const LONGEST = 19;

/** Digit groups that stand together: separated by one or two blanks, dashes or dots only. */
const DIGIT_RUN = /[0-9](?:[ .\-\u2010-\u2015\u2212\u00a0]{0,2}[0-9]){12,}/g;

/**
 * Whether a text holds what may be a card number: 13 to 19 digits that pass the Luhn check, in one
 * piece or in groups, full-width digits included. In a longer run every sequence of whole groups
 * is tried, so that a telephone number before the card number does not hide it.
 */
export const holdsCardNumber = (text: string): boolean => {
  if (text.length < SHORTEST) return false;
  for (const [run] of text.normalize('NFKC').matchAll(DIGIT_RUN)) {
    const groups = run.split(/[^0-9]+/);
    for (let from = 0; from < groups.length; from += 1) {
      let digits = '';
      for (let to = from; to < groups.length && digits.length < LONGEST; to += 1) {
        digits += groups[to];
        const fits = digits.length >= SHORTEST && digits.length <= LONGEST;
        if (fits && isLuhnValid(digits)) return true;
      }
    }
  }
  return false;
};

const collect = (
  value: unknown,
  typed: ReadonlySet<string>,
  pointer: string,
  found: string[],
): void => {
  if (typeof value === 'string') {
    if (holdsCardNumber(value)) found.push(pointer);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    // A member's name is input too: a number hidden there must not reach a log or an answer.
    if (holdsCardNumber(name)) found.push(pointer);
    else if (!typed.has(name)) {
      const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
      collect(member, typed, `${pointer}/${step}`, found);
    }
  }
};

/**
 * JSON pointers of the strings in `value` that may hold a card number. `typed` names members that
 * are ids by pattern: order and transaction numbers may pass the check by chance.
 */
export const cardNumberPointers = (value: unknown, typed: ReadonlySet<string>): string[] => {
  const found: string[] = [];
  collect(value, typed, '#', found);
  return found;
};
