import {
  EMPLOYEE_SKILLS,
  RECOGNITION_REASONS,
  TEAM_ROLES,
} from '@amends/contracts/follow-up-employees';
import { scale7, shortId, slug } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { pastInstant } from '@amends/service-kit/real-instant';
import { runOnStream, type StreamRunner } from '@amends/service-kit/stream-runner';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Employee, type EmployeeCommand, employeeDecider } from '../domain/employee.ts';
import { isOwn, worksWithin } from '../employees/employee-access.ts';

const params = z.strictObject({ employeeId: shortId });
const response = {
  201: z.object({ id: shortId, position: z.string() }),
  ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
};
const tags = ['employees'];
const skills = z.array(z.enum(EMPLOYEE_SKILLS)).max(EMPLOYEE_SKILLS.length);

const training = z.strictObject({
  trainingId: slug,
  skills: skills.default([]),
  isOnboarding: z.boolean(),
  completedAt: pastInstant,
});
const matrix = z
  .partialRecord(z.enum(EMPLOYEE_SKILLS), scale7)
  .refine((one) => Object.keys(one).length > 0, 'at least one skill');
const recognition = z.strictObject({ reason: z.enum(RECOGNITION_REASONS) });

/** @throws Problem 404 not_found: to others there is nobody to be rated */
const requireCoach = ({ scopes }: Principal): void => {
  if (!scopes.has('coaching:write')) throw new Problem('not_found');
};

/** Whoever works elsewhere looks unknown, save to themselves. */
const runFor = (
  streams: StreamRunner,
  request: FastifyRequest,
  employeeId: string,
  command: (now: string) => EmployeeCommand,
) => {
  const principal = principalOf(request);
  return runOnStream(streams, request, {
    streamId: `employee-${employeeId}`,
    decider: employeeDecider,
    id: employeeId,
    correlationId: uuidv8FromHash('employee', employeeId),
    command,
    isVisible: (state: Employee) => worksWithin(principal, state),
  });
};

/** Training may come from the system that keeps it; the rest is for people. */
const recordTraining = (app: HttpServer, streams: StreamRunner): void => {
  app.post(
    '/v1/employees/:employeeId/trainings',
    {
      config: { auth: { scopes: ['coaching:write'] } },
      schema: {
        summary: 'Record training somebody received',
        tags,
        params,
        body: training,
        response,
      },
    },
    async (request, reply) => {
      const { employeeId } = request.params;
      const by = principalOf(request).subject;
      const outcome = await runFor(streams, request, employeeId, (now) => ({
        type: 'RecordTraining',
        training: { ...request.body, by },
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const ratings = (app: HttpServer, streams: StreamRunner): void => {
  app.post(
    '/v1/employees/:employeeId/skill-assessments',
    {
      config: { auth: { scopes: ['follow-up:read', 'coaching:write'], personOnly: true } },
      schema: {
        summary: 'Say how skilled one is, or a person one coaches',
        tags,
        params,
        body: z.strictObject({ skills: matrix }),
        response,
      },
    },
    async (request, reply) => {
      const { employeeId } = request.params;
      const principal = principalOf(request);
      const own = isOwn(principal, employeeId);
      const seenBy = own ? ('self' as const) : ('coach' as const);
      if (!own) requireCoach(principal);
      const assessment = { seenBy, ...request.body };
      const outcome = await runFor(streams, request, employeeId, (now) => ({
        type: 'AssessSkills',
        ...{ assessment, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/employees/:employeeId/confidence-ratings',
    {
      config: { auth: { scopes: ['follow-up:read'], personOnly: true } },
      schema: {
        summary: 'Say how sure one is of handling complaints; for oneself only',
        tags,
        params,
        body: z.strictObject({ rating: scale7 }),
        response,
      },
    },
    async (request, reply) => {
      const { employeeId } = request.params;
      // Nobody has a rating to give for another: to them there is none.
      if (!isOwn(principalOf(request), employeeId)) throw new Problem('not_found');
      const { rating } = request.body;
      const outcome = await runFor(streams, request, employeeId, (now) => ({
        type: 'RateConfidence',
        ...{ rating, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const teams = (app: HttpServer, streams: StreamRunner): void => {
  app.post(
    '/v1/employees/:employeeId/team-memberships',
    {
      config: { auth: { scopes: ['coaching:write'], personOnly: true } },
      schema: {
        summary: 'Say that somebody is of the recovery team, or heads it',
        tags,
        params,
        body: z.strictObject({ teamId: slug, role: z.enum(TEAM_ROLES) }),
        response,
      },
    },
    async (request, reply) => {
      const membership = request.body;
      const outcome = await runFor(streams, request, request.params.employeeId, (now) => ({
        type: 'JoinTeam',
        ...{ membership, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/employees/:employeeId/team-departures',
    {
      config: { auth: { scopes: ['coaching:write'], personOnly: true } },
      schema: {
        summary: 'Say that somebody is of a team no more',
        tags,
        params,
        body: z.strictObject({ teamId: slug }),
        response,
      },
    },
    async (request, reply) => {
      const { teamId } = request.body;
      const outcome = await runFor(streams, request, request.params.employeeId, (now) => ({
        type: 'LeaveTeam',
        ...{ teamId, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** What is kept of one person: there is no list of people and nothing compares them (EMP-02). */
export const recordEmployee = (app: HttpServer, streams: StreamRunner): void => {
  recordTraining(app, streams);
  ratings(app, streams);
  teams(app, streams);
  app.post(
    '/v1/employees/:employeeId/recognitions',
    {
      config: { auth: { scopes: ['follow-up:write', 'coaching:write'], personOnly: true } },
      schema: {
        summary: 'Thank a colleague for good handling',
        tags,
        params,
        body: recognition,
        response,
      },
    },
    async (request, reply) => {
      const by = principalOf(request).subject;
      const outcome = await runFor(streams, request, request.params.employeeId, (now) => ({
        type: 'RecogniseEmployee',
        ...request.body,
        ...{ by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};
