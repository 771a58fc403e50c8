import { isCountedRow } from '@amends/projections/case-dimensions';
import type { FactRow, Observation } from '@amends/projections/types';
import { caseOfRow, goesOn, type TimedCase } from './case-durations.ts';
import { hasSlot, slotOf } from './case-slots.ts';
import {
  isOneTouch,
  isOnTheSpot,
  isResolvedAtFirst,
  REOPEN_WINDOW_MS,
  staffContacts,
} from './contact-figures.ts';
import { durations, wholeSeconds } from './durations.ts';
import { targetNames, targetVerdict } from './target-figures.ts';

type Tell = (slot: string, value: number) => void;

const wholeSince1970 = (ms: number, unitMs: number): number => Math.max(0, Math.floor(ms / unitMs));
const hourOf = (ms: number): number => wholeSince1970(ms, 3_600_000);
const dayOf = (ms: number): number => wholeSince1970(ms, 86_400_000);

const tellDurations = (each: TimedCase, tell: Tell): void => {
  const { clocks, isFlagged, isOpen, reportedMs } = each;
  if (isFlagged) tell('flagged', 1);
  for (const [name, duration] of Object.entries(durations)) {
    const ms = isFlagged ? null : duration(each);
    if (ms !== null) tell(name, wholeSeconds(ms));
    else if (isOpen) tell(`${name}Missing`, 1);
  }
  if (isOpen) tell('openHour', hourOf(reportedMs));
  if (isOpen && isFlagged) tell('openFlaggedHour', hourOf(reportedMs));
  const { ttcMs, ttrFinalCustomerMs } = clocks;
  if (isFlagged) return;
  const { untilClosed, untilResolved } = each;
  if (goesOn(untilClosed)) {
    if (!isOpen) tell('resolvedUnclosedHour', hourOf(reportedMs));
  } else if (!untilClosed.event) {
    tell('closedCutOff', wholeSeconds(untilClosed.t));
    if (ttcMs !== null) tell('ttcWithdrawn', wholeSeconds(ttcMs));
  }
  if (untilResolved === null || untilResolved.event || goesOn(untilResolved)) return;
  tell('resolvedCutOff', wholeSeconds(untilResolved.t));
  if (ttrFinalCustomerMs !== null) tell('ttrWithdrawn', wholeSeconds(ttrFinalCustomerMs));
};

const tellReopening = (each: TimedCase, tell: Tell): void => {
  const { resolvedFirstMs, reopenedFirstMs, isImported } = each;
  if (resolvedFirstMs === null) return;
  const times = ['reopenedNever', 'reopenedOnce', 'reopenedTwice'];
  tell(times[each.clocks.reopens] ?? 'reopenedOftener', 1);
  const isAtFirst = !isImported && isResolvedAtFirst(each);
  if (reopenedFirstMs === null) {
    const live = isAtFirst ? 'quietFirstDay' : 'quietDay';
    tell(isImported ? 'quietImportedDay' : live, dayOf(resolvedFirstMs));
  } else {
    const isSoon = reopenedFirstMs - resolvedFirstMs <= REOPEN_WINDOW_MS;
    tell(`${isSoon ? 'backSoon' : 'backLate'}${isImported ? 'Imported' : ''}`, 1);
    if (isAtFirst && !isSoon) tell('firstLate', 1);
  }
  if (isImported) return;
  tell('resolvedLive', 1);
  if (isOneTouch(each)) tell('oneTouch', 1);
  if (!isOnTheSpot(each)) return;
  tell('onSpot', 1);
  if (isAtFirst) tell('onSpotFirst', 1);
};

const tellStory = (each: TimedCase, tell: Tell): void => {
  const { isProactive, isImported, informedMs, delays, isSatisfied, outcome } = each;
  if (isProactive !== null) tell('initiationKnown', 1);
  if (isProactive === true) tell('proactive', 1);
  tell('delays', delays.length);
  tell('delaysInTime', delays.filter(([, , isInTime]) => isInTime).length);
  if (isSatisfied !== null) tell('answered', 1);
  if (isSatisfied === true) tell('satisfied', 1);
  if (outcome !== null && hasSlot(`outcome ${outcome}`)) tell(`outcome ${outcome}`, 1);
  if (isImported) return;
  tell('live', 1);
  if (informedMs !== null) tell('informedLive', 1);
  tell('contacts', staffContacts(each));
};

const tellTargets = ({ targets }: TimedCase, tell: Tell): void => {
  for (const target of targets) {
    if (!Object.hasOwn(targetNames, target.metric)) continue;
    const verdict = targetVerdict(target);
    if (verdict === undefined) continue;
    if (typeof verdict === 'string') tell(`${verdict} ${target.metric}`, 1);
    else tell(`due ${target.metric}`, hourOf(verdict.dueMs));
  }
};

/**
 * What cells keep of a case, as far as its row alone tells: what depends on the instant of the
 * figures too, such as ages, is told as the hour or day that decides it.
 */
export const observeCase = (row: FactRow): readonly Observation[] | undefined => {
  const each = isCountedRow(row) ? caseOfRow(row) : undefined;
  if (each === undefined) return undefined;
  const observations: Observation[] = [[slotOf('cases'), 1]];
  const tell: Tell = (slot, value) => observations.push([slotOf(slot), value]);
  // Nothing is added for what is not there; a duration of no time is one all the same.
  const tellSome: Tell = (slot, value) => {
    if (value > 0) tell(slot, value);
  };
  tellDurations(each, tell);
  tellReopening(each, tell);
  tellStory(each, tellSome);
  tellTargets(each, tell);
  return observations;
};
