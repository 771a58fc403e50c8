import type { TokenPointsOrdered } from '@amends/contracts/remedy-points';
import type { JobTask } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { FulfilmentProvider } from '../provider/fulfilment-provider.ts';
import type { BulkJobDeps } from './bulk-work.ts';
import { onPoints, readPoints, recordAnswer } from './give-points.ts';

/** The last question about points that the scheme never answered for. */
export const PARK_POINTS = 'remedy_points_question';

type Scheme = Pick<FulfilmentProvider, 'keyLifeSeconds'> | undefined;

/** At the end of the life of the effect, whatever became of the stage and of its run. */
export const parkingJobsFor =
  (scheme: Scheme) =>
  (events: readonly NewEvent[]): readonly JobSpec[] =>
    events.flatMap(({ type, data }): JobSpec[] => {
      if (type !== 'TokenPointsOrdered' || scheme === undefined) return [];
      const { caseId, runId, attempt, effectId, orderedAt } = data as TokenPointsOrdered;
      const runAt = new Date(Date.parse(orderedAt) + scheme.keyLifeSeconds * 1_000);
      return [
        {
          task: PARK_POINTS,
          payload: { caseId, runId, attempt },
          runAt: runAt.toISOString(),
          jobKey: `${PARK_POINTS}:${effectId}`,
          maxAttempts: 25,
        },
      ];
    });

/** Asked once more; what it cannot tell is parked for a person. An undoing does so by itself. */
export const parkPoints =
  ({ commands, scheme }: Pick<BulkJobDeps, 'commands' | 'scheme'>): JobTask =>
  async (payload) => {
    const [caseId, runId] = [String(payload.caseId), String(payload.runId)];
    const attempt = Number(payload.attempt);
    const points = await readPoints(commands, caseId, runId);
    const isOpen = points?.outcome === 'ordered' && points.order.attempt === attempt;
    if (!isOpen || points.recalled !== undefined) return;
    const { effectId, connectorId } = points.order;
    const answer = scheme?.name === connectorId ? await scheme.find(effectId) : null;
    if (answer !== null) await recordAnswer(commands, points, answer);
    const of = { caseId, runId, attempt, now: commands.now() };
    await onPoints(commands, `${PARK_POINTS}:${effectId}`, { type: 'ParkPoints', ...of });
  };
