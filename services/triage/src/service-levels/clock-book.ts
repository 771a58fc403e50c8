import type {
  CalendarDefined,
  PolicyDefined,
  PolicyDisabled,
} from '@amends/contracts/triage-clocks';
import { calendarTime } from '../calendars/calendar-time.ts';
import type { BusinessTime } from '../domain/clock/business-time.ts';
import type { ClockBook, PolicyChoice } from '../domain/clock/clock-book.ts';

/** What the streams of calendars and policies say, whatever order they are read in. */
export interface ServiceLevels {
  readonly calendars: readonly CalendarDefined[];
  readonly policies: readonly PolicyDefined[];
  /** Policy and the version that was the last when it was disabled. */
  readonly disabled: readonly PolicyDisabled[];
}

const latest = <Item extends { readonly version: number }>(items: readonly Item[]): Item =>
  items.reduce((last, item) => (item.version > last.version ? item : last));

/** The last version of each policy that was not disabled, in the order they are asked. */
export const policiesInForce = ({ policies, disabled }: ServiceLevels): PolicyDefined[] =>
  [...Map.groupBy(policies, ({ policyId }) => policyId).values()]
    .map(latest)
    .filter(
      (policy) =>
        !disabled.some(
          ({ policyId, version }) => policyId === policy.policyId && version >= policy.version,
        ),
    )
    .sort((a, b) => a.order - b.order || (a.policyId < b.policyId ? -1 : 1));

const applies = (
  { appliesTo: { severities, channels, stores } }: PolicyDefined,
  { severity, channel, storeId }: PolicyChoice,
): boolean =>
  (severities === undefined || severities.includes(severity)) &&
  (channels === undefined || (channel !== undefined && channels.includes(channel))) &&
  (stores === undefined || (storeId !== undefined && stores.includes(storeId)));

/** Calendars and policies as decisions read them; arithmetic is made when it is asked for. */
export const clockBook = (levels: ServiceLevels, tzVersion: string): ClockBook => {
  const byId = Map.groupBy(levels.calendars, ({ calendarId }) => calendarId);
  const times = new Map<string, BusinessTime>();
  const inForce = policiesInForce(levels);
  const versionsOf = (calendarId: string): readonly CalendarDefined[] => {
    const versions = byId.get(calendarId);
    if (versions === undefined) throw new Error(`there is no calendar ${calendarId}`);
    return versions;
  };
  return {
    tzVersion,
    currentVersion: (calendarId) => latest(versionsOf(calendarId)).version,
    policyFor: (choice) => inForce.find((policy) => applies(policy, choice)),
    calendars: (calendarId, version) => {
      const key = `${calendarId} ${version}`;
      let time = times.get(key);
      if (time === undefined) {
        const defined = versionsOf(calendarId).find((one) => one.version === version);
        if (defined === undefined) throw new Error(`calendar ${key} was never defined`);
        time = calendarTime(defined);
        times.set(key, time);
      }
      return time;
    },
  };
};
