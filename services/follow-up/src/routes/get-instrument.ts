import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import {
  INSTRUMENT_ID,
  INSTRUMENT_VERSION,
  JUSTICE_QUESTIONS,
  OUTCOME_QUESTIONS,
} from '../domain/instrument.ts';

const scale = z.object({ from: z.int(), to: z.int() });

const answer = z.object({
  instrumentId: z.literal(INSTRUMENT_ID),
  version: z.int(),
  outcome: z.array(
    z.object({
      field: z.string(),
      statement: z.string(),
      answer: z.enum(['yes_no', 'scale']),
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

/** The questions in the wording and scales of the version that is sent out today. */
export const getInstrument = (app: HttpServer): void => {
  app.get(
    `/v1/instruments/${INSTRUMENT_ID}`,
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write', 'follow-up:answer'] } },
      schema: {
        summary: 'Questions of the follow-up',
        tags: ['follow-up'],
        response: { 200: answer, ...problemResponses(401, 403, 503) },
      },
    },
    async () => ({
      instrumentId: INSTRUMENT_ID,
      version: INSTRUMENT_VERSION,
      outcome: [...OUTCOME_QUESTIONS],
      justice: { scale: { from: 1, to: 7 }, items: [...JUSTICE_QUESTIONS] },
    }),
  );
};
