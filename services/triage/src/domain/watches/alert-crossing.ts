import type { FigureAlertDefined } from '@amends/contracts/triage-figure-watches';

type Terms = Pick<FigureAlertDefined, 'direction' | 'bound' | 'returnBound'>;

/**
 * What a figure does to an alert. Between the bound and the bound of return it does nothing, so
 * that one that swings about the bound does not send a mail each time.
 */
export const crossing = (
  { direction, bound, returnBound }: Terms,
  isFired: boolean,
  measured: number,
): 'fires' | 'clears' | 'stays' => {
  const beyond = (limit: number): boolean =>
    direction === 'above' ? measured > limit : measured < limit;
  if (!isFired) return beyond(bound) ? 'fires' : 'stays';
  return beyond(returnBound) ? 'stays' : 'clears';
};
