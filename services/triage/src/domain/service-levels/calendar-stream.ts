import type { CalendarDefined } from '@amends/contracts/triage-clocks';
import { accepted, type Decider } from '@amends/decider/decider';
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

export interface Calendar {
  readonly version: number;
  readonly content?: CalendarContent;
  /** What the settings last said: a start says it again and means nothing new by it. */
  readonly configured?: CalendarContent;
}

const contentOf = ({ timeZone, weekly, holidays }: CalendarDefined): CalendarContent => ({
  timeZone,
  weekly,
  holidays,
});

export const calendarDecider: Decider<DefineCalendar, Calendar, CalendarEvent> = {
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
  decide: ({ calendarId, content, definedBy, now }, state) => {
    const known = definedBy === 'configuration' ? state.configured : state.content;
    if (known !== undefined && sameContent(known, content)) return accepted();
    const version = state.version + 1;
    const data = { calendarId, version, ...content, definedBy, definedAt: now };
    return accepted({ type: 'CalendarDefined', data });
  },
};
