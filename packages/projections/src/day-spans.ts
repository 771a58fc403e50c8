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

/** A run of cells of one grain. */
export interface GrainSpan extends DaySpan {
  readonly grain: 'd' | 'm' | 'y';
}

const isEmpty = ({ from, to }: DaySpan): boolean => from !== null && to !== null && from >= to;

const firstMonthFrom = (day: string | null): string | null =>
  day === null || day.endsWith('-01') ? day : monthSpan(day, 1).to;
const firstYearFrom = (day: string | null): string | null =>
  day === null || day.endsWith('-01-01') ? day : `${Number(day.slice(0, 4)) + 1}-01-01`;
const monthBefore = (day: string | null): string | null =>
  day === null ? null : `${day.slice(0, 7)}-01`;
const yearBefore = (day: string | null): string | null =>
  day === null ? null : `${day.slice(0, 4)}-01-01`;

/** The cells that make up a span exactly: the largest grain inside, smaller ones at its edges. */
export const grainsOf = ({ from, to }: DaySpan, largest: 'd' | 'm' | 'y'): GrainSpan[] => {
  if (isEmpty({ from, to })) return [];
  if (largest === 'd') return [{ grain: 'd', from, to }];
  const [up, down, smaller] =
    largest === 'y'
      ? ([firstYearFrom, yearBefore, 'm'] as const)
      : ([firstMonthFrom, monthBefore, 'd'] as const);
  const inner = { from: up(from), to: down(to) };
  if (isEmpty(inner)) return grainsOf({ from, to }, smaller);
  const edges = [
    ...(from === null || from === inner.from ? [] : grainsOf({ from, to: inner.from }, smaller)),
    ...(to === null || to === inner.to ? [] : grainsOf({ from: inner.to, to }, smaller)),
  ];
  return [{ grain: largest, ...inner }, ...edges];
};
