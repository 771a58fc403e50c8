/**
 * A complaint register made from a seed, with the figures a naive reader would count from it. The
 * counting shares no code with the suite, so that agreement means something.
 */
export interface Register {
  readonly header: string;
  readonly rows: readonly string[];
  readonly mapping: unknown;
  readonly expected: {
    readonly cases: number;
    readonly reversed: number;
    readonly satisfied: number;
    readonly answered: number;
    readonly restitutionMinor: number;
    readonly restitutionCases: number;
    /** Days from start to close of the rows that are not reversed, sorted. */
    readonly days: readonly number[];
    readonly casesByCategory: ReadonlyMap<string, number>;
  };
}

/** mulberry32: small, seeded, good enough for samples. */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const TYPES = ['Damaged - D01', 'Billing - B02', 'Late - N01', ''] as const;
const RESULTS = ['Refund - REF', 'Exchange - EXC', 'None - NON'] as const;
const ANSWERS = ['Yes', 'No', 'NA'] as const;
const DAY_MS = 86_400_000;
/** Spring and autumn clock changes of New York lie inside. */
const FIRST_DAY = Date.UTC(2015, 1, 1);

const asDate = (ms: number): string => {
  const date = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`;
};

const MAPPING = {
  name: 'Generated register',
  version: 'generated-1',
  source: 'generated',
  kind: 'complaints',
  timeZone: 'America/New_York',
  columns: {
    externalId: { column: 'case' },
    reportedAt: { column: 'start', format: 'MM/dd/yyyy', precision: 'date' },
    closedAt: { column: 'close', format: 'MM/dd/yyyy', precision: 'date' },
    complaintCode: {
      column: 'type',
      extract: ' - ([A-Z]\\d{2})$',
      map: { D01: 'product_defect', B02: 'mischarged', N01: 'delivery' },
    },
    sourceCategory: { column: 'type', extract: ' - ([A-Z]\\d{2})$' },
    remedyType: {
      column: 'result',
      extract: ' - ([A-Z]{3})$',
      map: { REF: 'refund', EXC: 'replacement_exchange' },
      absent: ['NON'],
    },
    outcome: {
      column: 'result',
      extract: ' - ([A-Z]{3})$',
      map: { NON: 'no_agreement' },
      absent: ['REF', 'EXC'],
    },
    satisfied: { column: 'satisfied', yes: ['Yes'], no: ['No'], none: ['NA'] },
    restitution: { column: 'money', currency: 'USD' },
  },
};

export const generateRegister = (seed: number, count: number): Register => {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const rows: string[] = [];
  const days: number[] = [];
  const categories = new Map<string, number>();
  let [reversed, satisfied, answered, restitutionMinor, restitutionCases] = [0, 0, 0, 0, 0];
  for (let n = 0; n < count; n += 1) {
    const start = FIRST_DAY + Math.floor(next() * 365) * DAY_MS;
    const length = n % 97 === 96 ? -5 : Math.floor(next() * 90);
    const [type, result, answer] = [pick(TYPES), pick(RESULTS), pick(ANSWERS)];
    const minor = result.startsWith('None') || next() < 0.3 ? 0 : Math.floor(next() * 500_000);
    rows.push(
      [
        `G-${n}`,
        asDate(start),
        asDate(start + length * DAY_MS),
        type,
        result,
        answer,
        `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`,
      ].join(','),
    );
    if (length < 0) reversed += 1;
    else days.push(length);
    if (answer !== 'NA') answered += 1;
    if (answer === 'Yes') satisfied += 1;
    if (minor > 0) restitutionCases += 1;
    restitutionMinor += minor;
    const category = type === '' ? '' : type.slice(-3).toLowerCase();
    categories.set(category, (categories.get(category) ?? 0) + 1);
  }
  return {
    header: 'case,start,close,type,result,satisfied,money',
    rows,
    mapping: MAPPING,
    expected: {
      cases: count,
      reversed,
      satisfied,
      answered,
      restitutionMinor,
      restitutionCases,
      days: days.sort((a, b) => a - b),
      casesByCategory: categories,
    },
  };
};
