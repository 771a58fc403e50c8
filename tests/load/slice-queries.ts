const ZONE = 'Europe/Berlin';

/** What a named slice is grouped by, and one value of it where a filter is of interest. */
const SLICES: readonly string[] = [
  '',
  'store',
  'channel',
  'severity',
  'tier',
  'complaintCode',
  'khdGroup',
  'nakamuraCause',
  'sourceCategory',
  'remedyType',
  'provenance',
  'initiation',
  'store,channel',
  'store,severity',
  'store,khdGroup',
  'store,tier',
  'channel,severity',
  'khdGroup,severity',
  'khdGroup,remedyType',
  'severity,tier,channel',
];

/** What a page of figures shows of each group: of every kind one. */
const MEASURES =
  'measures=cases,open,ttcMedian,ttcP90,ttrFinalMean,ttrSurvivalMedian,slaResolution,reopenedShare';

const DAY_MS = 86_400_000;

/** Midnight in the zone so many days ago, as an instant. */
const midnight = (daysAgo: number): string => {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(
    Date.now() - daysAgo * DAY_MS,
  );
  // The offset changes twice a year: one of the two is midnight there.
  const candidates = ['+01:00', '+02:00'].map((offset) => new Date(`${day}T00:00:00${offset}`));
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'medium' });
  return candidates.find((each) => clock.format(each) === '00:00:00')!.toISOString();
};

/**
 * The named slices of resolution-times: whole, and of so many days up to one in the middle of a
 * month. Each gives eight measures of each group; those of all cases give all there are, too.
 */
export const namedSlices = (days: number): string[] => {
  const instant = (operator: string, daysAgo: number) =>
    `filter[reportedAt][${operator}]=${midnight(daysAgo)}`;
  const span = `${instant('gte', days + 5)}&${instant('lt', 5)}`;
  const queries = SLICES.map((by) => (by === '' ? MEASURES : `${MEASURES}&group-by=${by}`));
  return ['limit=1', span, ...queries, ...queries.map((query) => `${query}&${span}`)];
};

/** Slices that nobody named: by other dimensions, in another zone, by parts of days. */
export const freeSlices = (days: number): string[] =>
  [
    'group-by=resolutionBand',
    'group-by=store,tier,severity',
    'group-by=closedQuarter,khdGroup',
    'group-by=month&time-zone=Asia/Tokyo',
    `filter[reportedAt][gte]=${new Date(Date.now() - days * DAY_MS).toISOString()}`,
    'group-by=reopenCount&filter[isReversed][eq]=false',
  ].map((query) => `${MEASURES}&${query}`);
