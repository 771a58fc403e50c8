import type { ClockDurations } from '@amends/statistics/case-clock';
import type { TimedCase } from './case-durations.ts';

export type Duration = (each: TimedCase) => number | null;

/** Prefix of the measures -> the duration. TTR on both clocks: the customer's never pauses. */
export const durations: Readonly<Record<string, Duration>> = {
  detection: ({ clocks }) => clocks.detectionMs,
  informed: ({ informedMs }) => informedMs,
  assigned: ({ assignedMs }) => assignedMs,
  tta: ({ clocks }) => clocks.ttaMs,
  ttt: ({ clocks }) => clocks.tttMs,
  ttfa: ({ clocks }) => clocks.ttfaMs,
  ttrFirst: ({ clocks }) => clocks.ttrFirstCustomerMs,
  ttrFirstFirm: ({ clocks }) => clocks.ttrFirstFirmMs,
  ttrFinal: ({ clocks }) => clocks.ttrFinalCustomerMs,
  ttrFinalFirm: ({ clocks }) => clocks.ttrFinalFirmMs,
  ttc: ({ clocks }) => clocks.ttcMs,
  timeToReopen: ({ resolvedFirstMs, reopenedFirstMs }) =>
    resolvedFirstMs === null || reopenedFirstMs === null || reopenedFirstMs < resolvedFirstMs
      ? null
      : reopenedFirstMs - resolvedFirstMs,
};

/** The same in the hours of the calendar that the case's targets count in. */
export const businessDurations: Readonly<Record<string, keyof ClockDurations>> = {
  ttaBusiness: 'ttaMs',
  tttBusiness: 'tttMs',
  ttfaBusiness: 'ttfaMs',
  ttrFirstBusiness: 'ttrFirstCustomerMs',
  ttrFirstFirmBusiness: 'ttrFirstFirmMs',
  ttrFinalBusiness: 'ttrFinalCustomerMs',
  ttrFinalFirmBusiness: 'ttrFinalFirmMs',
  ttcBusiness: 'ttcMs',
};

/** Most cases never come back, and that is no way to be on. */
export const isAwaited = (name: string): boolean => name !== 'timeToReopen';

export const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000);

/** Quantiles of a duration by the ending of their names. */
export const QUANTILES = [
  ['Median', 0.5],
  ['P75', 0.75],
  ['P90', 0.9],
  ['P95', 0.95],
] as const;
