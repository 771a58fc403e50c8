import { SURVEY_LANGUAGES } from '@amends/contracts/survey-vocabulary';
import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import {
  INSTRUMENT_ID,
  INSTRUMENT_VERSION,
  instrumentOf,
  JUSTICE_SCALE,
} from '../domain/instrument.ts';

const scale = z.object({ from: z.int(), to: z.int() });
const language = z.enum(SURVEY_LANGUAGES);

const answer = z.object({
  instrumentId: z.literal(INSTRUMENT_ID),
  version: z.int(),
  language,
  languages: z.array(language),
  outcome: z.array(
    z.object({
      field: z.string(),
      statement: z.string(),
      answer: z.enum(['yes_no', 'scale', 'emotions']),
      scale: scale.optional(),
      mandatory: z.boolean(),
    }),
  ),
  justice: z.object({
    scale,
    items: z.array(
      z.object({
        item: z.enum(JUSTICE_ITEMS),
        dimension: z.enum(['distributive', 'procedural', 'interactional']),
        statement: z.string(),
        reversed: z.boolean(),
      }),
    ),
  }),
});

const querystring = z.strictObject({
  language: language.default('en'),
  /** Of an older request; the version that is sent out today unless told. */
  version: z
    .string()
    .regex(/^[0-9]{1,4}$/)
    .optional(),
});

/** The questions of a version in the wording and scales in which they are asked. */
export const getInstrument = (app: HttpServer): void => {
  app.get(
    `/v1/instruments/${INSTRUMENT_ID}`,
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write', 'follow-up:answer'] } },
      schema: {
        summary: 'Questions of the follow-up',
        tags: ['follow-up'],
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    async (request) => {
      const { version = String(INSTRUMENT_VERSION), language: asked } = request.query;
      const found = instrumentOf(Number(version), asked);
      if (found === undefined) throw new Problem('not_found');
      const { outcome, justice, ...instrument } = found;
      return {
        instrumentId: INSTRUMENT_ID,
        ...instrument,
        languages: [...instrument.languages],
        outcome: [...outcome],
        justice: { scale: JUSTICE_SCALE, items: [...justice] },
      };
    },
  );
};
