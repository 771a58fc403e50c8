import {
  CauseStatedByCustomerV1,
  EmployeeResponseRecordedV1,
  EncounterAssessedV1,
  ExecutiveReviewRecordedV1,
  PresumptionSetAsideV1,
} from '@amends/contracts/triage-findings';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { RecordFinding } from '../domain/case-findings.ts';
import { type ScriptStep, scriptStep } from '../scripts/script-table.ts';
import type { TriageCommands } from '../triage-commands.ts';

type Finding = RecordFinding['finding'];

interface FindingRoute<Body extends z.ZodType> {
  readonly path: string;
  readonly summary: string;
  readonly body: Body;
  readonly finding: (body: z.output<Body>, now: string, step?: ScriptStep) => Finding;
  /** The step of a script that the body names, as the script defines it. */
  readonly step?: (body: z.output<Body>) => Promise<ScriptStep | undefined>;
}

const addRoute = <Body extends z.ZodType>(
  app: HttpServer,
  commands: TriageCommands,
  { path, summary, body, finding, step }: FindingRoute<Body>,
): void => {
  app.post(
    `/v1/cases/:id/${path}`,
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary,
        tags: ['triage'],
        params: caseParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const told = request.body as z.output<Body>;
      const known = await step?.(told);
      const outcome = await commands.run(request, id, (now) => ({
        type: 'RecordFinding',
        finding: finding(told, now, known),
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const encounterBody = z
  .strictObject({
    otherCustomerInvolved: z.boolean(),
    participationStage: EncounterAssessedV1.shape.participationStage,
    partUnclear: EncounterAssessedV1.shape.partUnclear,
    scriptId: EncounterAssessedV1.shape.scriptId,
    deviatedStep: EncounterAssessedV1.shape.deviatedStep,
  })
  .refine(
    ({ scriptId, deviatedStep }) => (scriptId === undefined) === (deviatedStep === undefined),
    {
      message: 'names a script and its step, or neither',
    },
  );

const statedCause = z
  .strictObject({
    khdType: CauseStatedByCustomerV1.shape.khdType,
    nakamuraCause: CauseStatedByCustomerV1.shape.nakamuraCause,
    attribution: CauseStatedByCustomerV1.shape.attribution,
    controllability: CauseStatedByCustomerV1.shape.controllability,
    stabilityRating: CauseStatedByCustomerV1.shape.stabilityRating,
  })
  .refine((stated) => Object.keys(stated).length > 0, { message: 'names nothing' });

/** What people find out about a case, one route per kind of finding. */
export const recordFindings = (app: HttpServer, commands: TriageCommands, pool: Pool): void => {
  addRoute(app, commands, {
    path: 'investigations',
    summary: 'Begin to establish the facts',
    body: z.strictObject({}),
    finding: (_body, startedAt) => ({ type: 'InvestigationStarted', data: { startedAt } }),
  });
  addRoute(app, commands, {
    path: 'employee-responses',
    summary: 'Record how staff answered the failure',
    body: z.strictObject({ responses: EmployeeResponseRecordedV1.shape.responses }),
    finding: ({ responses }, recordedAt) => ({
      type: 'EmployeeResponseRecorded',
      data: { responses, recordedAt },
    }),
  });
  addRoute(app, commands, {
    path: 'customer-views',
    summary: 'Record cause and blame as the customer sees them',
    body: statedCause,
    finding: (stated, statedAt) => ({
      type: 'CauseStatedByCustomer',
      data: { ...stated, statedAt },
    }),
  });
  addRoute(app, commands, {
    path: 'encounter-assessments',
    summary: 'Record who took part and which step of the script failed',
    body: encounterBody,
    step: async ({ scriptId, deviatedStep }) =>
      scriptId === undefined ? undefined : scriptStep(pool, scriptId, deviatedStep!),
    finding: (told, assessedAt, step) => ({
      type: 'EncounterAssessed',
      data: {
        ...told,
        ...(step === undefined ? {} : { scriptVersion: step.version, deviatedRole: step.role }),
        assessedAt,
      },
    }),
  });
  addRoute(app, commands, {
    path: 'executive-reviews',
    summary: 'Record that an executive looked at a critical case',
    body: z.strictObject({ conclusion: ExecutiveReviewRecordedV1.shape.conclusion }),
    finding: ({ conclusion }, reviewedAt) => ({
      type: 'ExecutiveReviewRecorded',
      data: { conclusion, reviewedAt },
    }),
  });
  addRoute(app, commands, {
    path: 'presumption-exceptions',
    summary: 'Set the presumption aside that the customer is right, to protect staff',
    body: z.strictObject({ reason: PresumptionSetAsideV1.shape.reason }),
    finding: ({ reason }, decidedAt) => ({
      type: 'PresumptionSetAside',
      data: { reason, decidedAt },
    }),
  });
};
