import type { CalendarDefined } from '@amends/contracts/triage-clocks';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import { sameContent } from './same-content.ts';

/** calendar-<calendarId>: one version after the other, none ever changed. */
export type CalendarContent = Pick<CalendarDefined, 'timeZone' | 'weekly' | 'holidays'>;

export type CalendarEvent = { readonly type: 'CalendarDefined'; readonly data: CalendarDefined };

export interface DefineCalendar {
  readonly type: 'DefineCalendar';
  readonly calendarId: string;
  readonly content: CalendarContent;
  readonly definedBy: CalendarDefined['definedBy'];
  readonly now: string;
}

/** Days on which a calendar is closed besides those it knows; the rest of it stays. */
export interface AddHolidays {
  readonly type: 'AddHolidays';
  readonly calendarId: string;
  readonly days: readonly string[];
  readonly now: string;
}

export interface Calendar {
  readonly version: number;
  readonly content?: CalendarContent;
  /** What the settings last said: a start says it again and means nothing new by it. */
  readonly configured?: CalendarContent;
}

/** As many as a version of a calendar may hold. */
const HOLIDAYS_MAX = 1_000;

const addHolidays = (
  { calendarId, days, now }: AddHolidays,
  { version: before, content }: Calendar,
): Decision<CalendarEvent> => {
  if (content === undefined) return rejected('not_found');
  const holidays = [...new Set([...content.holidays, ...days])].sort();
  if (holidays.length > HOLIDAYS_MAX) {
    return rejected('ical_unusable', `A calendar has at most ${HOLIDAYS_MAX} holidays.`);
  }
  if (holidays.length === new Set(content.holidays).size) return accepted();
  return accepted({
    type: 'CalendarDefined',
    data: {
      ...{ calendarId, version: before + 1, ...content, holidays },
      ...{ definedBy: 'person', definedAt: now },
    },
  });
};

const contentOf = ({ timeZone, weekly, holidays }: CalendarDefined): CalendarContent => ({
  timeZone,
  weekly,
  holidays,
});

export const calendarDecider: Decider<DefineCalendar | AddHolidays, Calendar, CalendarEvent> = {
  initialState: { version: 0 },
  evolve: (state, event) => {
    if (event.type !== 'CalendarDefined') return state;
    const content = contentOf(event.data);
    return {
      version: event.data.version,
      content,
      ...(event.data.definedBy === 'configuration'
        ? { configured: content }
        : state.configured === undefined
          ? {}
          : { configured: state.configured }),
    };
  },
  decide: (command, state) => {
    if (command.type === 'AddHolidays') return addHolidays(command, state);
    const { calendarId, content, definedBy, now } = command;
    const known = definedBy === 'configuration' ? state.configured : state.content;
    if (known !== undefined && sameContent(known, content)) return accepted();
    const version = state.version + 1;
    const data = { calendarId, version, ...content, definedBy, definedAt: now };
    return accepted({ type: 'CalendarDefined', data });
  },
};
