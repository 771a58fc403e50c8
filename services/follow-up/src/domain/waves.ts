import { LASTING_WAVE } from '@amends/contracts/survey-vocabulary';
import type { FollowUpRequest } from './follow-up-case.ts';

export const isPending = ({ status }: Pick<FollowUpRequest, 'status'>): boolean =>
  status === 'scheduled' || status === 'open';

/** Whether another question than this one is to be answered before the lasting wave. */
export const isAskedSoon = (requests: readonly FollowUpRequest[], besides: string): boolean =>
  requests.some(
    (request) =>
      isPending(request) && request.wave !== LASTING_WAVE && request.requestId !== besides,
  );

/** Whether the lasting wave of the last recovery is planned; each recovery begins with a first. */
export const hasLastingWave = (requests: readonly FollowUpRequest[]): boolean =>
  requests
    .slice(requests.findLastIndex(({ wave }) => wave === 1) + 1)
    .some(({ wave, status }) => wave === LASTING_WAVE && status !== 'void');
