/** Local days from `from` on, before `to`; null = no bound. Dates as `2026-05-31`. */
export interface DaySpan {
  readonly from: string | null;
  readonly to: string | null;
}

const DAY_MS = 86_400_000;

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const daysAfter = (day: string, days: number): string => dateOf(Date.parse(day) + days * DAY_MS);

const firstOf = (year: number, month: number): string => dateOf(Date.UTC(year, month, 1));

const monthSpan = (text: string, months: number): DaySpan => {
  const [year, month] = text.split('-').map(Number) as [number, number];
  return { from: firstOf(year, month - 1), to: firstOf(year, month - 1 + months) };
};

// ISO 8601: week 1 has the year's first Thursday, so it has 4 January; weeks begin on Mondays.
const weekSpan = (text: string): DaySpan => {
  const [year, week] = text.split('-W').map(Number) as [number, number];
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = daysAfter(dateOf(fourth.getTime()), -((fourth.getUTCDay() + 6) % 7));
  const from = daysAfter(monday, (week - 1) * 7);
  return { from, to: daysAfter(from, 7) };
};

/** The days of a day, week, month or quarter as filters write it. */
export const spanOfPeriod: Readonly<Record<string, (text: string) => DaySpan>> = {
  day: (text) => ({ from: text, to: daysAfter(text, 1) }),
  week: weekSpan,
  month: (text) => monthSpan(text, 1),
  quarter: (text) => monthSpan(`${text.slice(0, 4)}-${Number(text[6]) * 3 - 2}`, 3),
};

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;
const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;

/** Days that are in one span of both lists. Spans of one list do not overlap. */
export const commonSpans = (a: readonly DaySpan[], b: readonly DaySpan[]): DaySpan[] =>
  a
    .flatMap((one) =>
      b.map((two) => ({ from: later(one.from, two.from), to: earlier(one.to, two.to) })),
    )
    .filter(({ from, to }) => from === null || to === null || from < to);

const localTimes = new Map<string, Intl.DateTimeFormat>();

/**
 * The local date that begins at an instant; undefined unless one does, and also where that is later
 * than its midnight in UTC: whole days of a register stand there, and a span that begins west of
 * it would leave the first of them out.
 */
export const dayBeginningAt = (instant: string, timeZone: string): string | undefined => {
  const known = localTimes.get(timeZone);
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  if (known === undefined) localTimes.set(timeZone, format);
  const ms = Date.parse(instant);
  const [date, time] = format.format(ms).split(' ');
  const isMidnight = time === '00:00:00' && ms % 1_000 === 0;
  return isMidnight && ms <= Date.parse(date!) ? date : undefined;
};

/** A run of cells of one grain, which are added or taken away. */
export interface GrainSpan extends DaySpan {
  readonly grain: 'd' | 'm' | 'y';
  readonly sign: 1 | -1;
}

/** First day of the month or year that a day lies in, and of the next one. */
const unitOf = (day: string, grain: 'm' | 'y'): readonly [string, string] => {
  if (grain === 'y') return [`${day.slice(0, 4)}-01-01`, `${Number(day.slice(0, 4)) + 1}-01-01`];
  const { from, to } = monthSpan(day, 1);
  return [from!, to!];
};

/** The nearest day on which a month or year begins. */
const nearest = (day: string | null, grain: 'm' | 'y'): string | null => {
  if (day === null) return null;
  const [from, next] = unitOf(day, grain);
  const middle = (Date.parse(from) + Date.parse(next)) / 2;
  return Date.parse(day) <= middle ? from : next;
};

/** What lies between a bound and the one taken in its place: taken away where that is too much. */
const edgeOf = (
  bound: string | null,
  taken: string | null,
  isStart: boolean,
): readonly (DaySpan & { readonly sign: 1 | -1 })[] => {
  if (bound === null || taken === null || bound === taken) return [];
  const isTooMuch = isStart === taken < bound;
  const [from, to] = taken < bound ? [taken, bound] : [bound, taken];
  return [{ from, to, sign: isTooMuch ? -1 : 1 }];
};

/**
 * The cells that make up a span exactly: the largest grain that fits, and smaller ones at its
 * edges, taken away from a whole month or year where those are fewer.
 */
export const grainsOf = ({ from, to }: DaySpan, largest: 'd' | 'm' | 'y'): GrainSpan[] => {
  if (from !== null && to !== null && from >= to) return [];
  if (largest === 'd') return [{ grain: 'd', from, to, sign: 1 }];
  const smaller = largest === 'y' ? 'm' : 'd';
  const inner = { from: nearest(from, largest), to: nearest(to, largest) };
  const isNone = inner.from !== null && inner.to !== null && inner.from >= inner.to;
  if (isNone) return grainsOf({ from, to }, smaller);
  const edges = [...edgeOf(from, inner.from, true), ...edgeOf(to, inner.to, false)];
  return [
    { grain: largest, ...inner, sign: 1 },
    ...edges.flatMap(({ sign, ...edge }) =>
      grainsOf(edge, smaller).map(
        (part): GrainSpan => ({ ...part, sign: part.sign === sign ? 1 : -1 }),
      ),
    ),
  ];
};
