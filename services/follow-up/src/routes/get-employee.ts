import {
  EMPLOYEE_SKILLS,
  EmployeeRecognisedV1,
  TEAM_ROLES,
} from '@amends/contracts/follow-up-employees';
import { instant, scale7, shortId, slug } from '@amends/contracts/primitives';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';
import { z } from 'zod';
import { noteRead } from '../digest/digest-table.ts';
import { type Employee, employeeDecider, type EmployeeEvent } from '../domain/employee.ts';
import { isOwn, worksWithin } from '../employees/employee-access.ts';
import { readRecognitions } from '../employees/recognition-table.ts';

const matrix = z.object({
  skills: z.partialRecord(z.enum(EMPLOYEE_SKILLS), scale7),
  assessedAt: instant,
});

const answer = z.object({
  employeeId: shortId,
  /** Null: in every store. */
  stores: z.array(shortId).nullable(),
  hasOnboardingTraining: z.boolean(),
  trainings: z.array(
    z.object({
      trainingId: slug,
      skills: z.array(z.enum(EMPLOYEE_SKILLS)),
      isOnboarding: z.boolean(),
      completedAt: instant,
    }),
  ),
  /** As they see themselves, and as a coach does: two records, never one mark. */
  skills: z.object({ self: matrix.nullable(), coach: matrix.nullable() }),
  confidence: z.object({ rating: scale7, ratedAt: instant }).nullable(),
  teams: z.array(z.object({ teamId: slug, role: z.enum(TEAM_ROLES), joinedAt: instant })),
  recognitions: z.array(z.object(EmployeeRecognisedV1.shape)),
});

const matrixOf = (assessed: Employee['skills']['self']) =>
  assessed === undefined ? null : { skills: assessed.skills, assessedAt: assessed.assessedAt };

const viewOf = (employeeId: string, state: Employee) => ({
  employeeId,
  stores: state.heard?.stores ?? null,
  hasOnboardingTraining: state.trainings.some(({ isOnboarding }) => isOnboarding),
  trainings: state.trainings.map(({ trainingId, skills, isOnboarding, completedAt }) => ({
    ...{ trainingId, skills, isOnboarding, completedAt },
  })),
  skills: { self: matrixOf(state.skills.self), coach: matrixOf(state.skills.coach) },
  confidence:
    state.confidence === undefined
      ? null
      : { rating: state.confidence.rating, ratedAt: state.confidence.ratedAt },
  teams: state.teams.map(({ teamId, role, joinedAt }) => ({ teamId, role, joinedAt })),
});

/** What is kept of one person: read by them and by who coaches them, never unseen. */
export const getEmployee = (
  app: HttpServer,
  deps: {
    readonly store: Pick<EventStore, 'load'>;
    readonly pool: Pool;
    readonly clock: () => Date;
  },
): void => {
  app.get(
    '/v1/employees/:employeeId',
    {
      config: { auth: { scopes: ['follow-up:read', 'coaching:read'], personOnly: true } },
      schema: {
        summary: 'Training, skills, confidence, teams and recognition of one person',
        tags: ['employees'],
        params: z.strictObject({ employeeId: shortId }),
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request) => {
      const { employeeId } = request.params;
      const principal = principalOf(request);
      const own = isOwn(principal, employeeId);
      if (!own && !principal.scopes.has('coaching:read')) throw new Problem('not_found');
      const { events } = await deps.store.load(`employee-${employeeId}`);
      const state = fold(employeeDecider, events as unknown as readonly EmployeeEvent[]);
      if (!worksWithin(principal, state)) throw new Problem('not_found');
      const read = { employeeId, reader: principal.subject, what: 'record' };
      await noteRead(deps.pool, read, deps.clock().toISOString());
      const recognitions = await readRecognitions(deps.pool, employeeId);
      return { ...viewOf(employeeId, state), recognitions };
    },
  );
};
