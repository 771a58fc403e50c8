import { type ProblemCode, problems } from '@amends/contracts/problem';
import type { FastifyReply } from 'fastify';
import { etagOf, versionConflict } from './etag.ts';
import { Problem } from './problem-error.ts';

/**
 * What running a command can end in, as the event store says it. Declared by shape, so that the
 * HTTP side needs no database package.
 */
export type CommandOutcome =
  | {
      readonly outcome: 'done';
      readonly status: number;
      readonly body: unknown;
      readonly version: number;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'rejected'; readonly code: string; readonly detail?: string | undefined }
  | { readonly outcome: 'version_conflict'; readonly currentVersion: number }
  | { readonly outcome: 'lost_race' }
  | { readonly outcome: 'key_reused' }
  | { readonly outcome: 'already_done'; readonly position: string };

/** A decider's refusal must be a row of the table of codes; anything else is a bug, hence 500. */
const knownCode = (code: string): ProblemCode => {
  if (Object.hasOwn(problems, code)) return code as ProblemCode;
  throw new Error(`refusal code ${code} is not in the table of problems`);
};

/**
 * Sends the answer of a command: status and body as stored, ETag = stream version, and whether the
 * idempotency key was met before. Everything but `done` is thrown as a Problem, which the error
 * handler turns into problem+json (api.md sections 2, 3 and 5).
 */
export const answerCommand = (
  reply: FastifyReply,
  outcome: CommandOutcome,
  location?: string,
): FastifyReply => {
  switch (outcome.outcome) {
    case 'done':
      reply.header('x-idempotency-lookup', outcome.replayed ? 'hit' : 'miss');
      // A replayed answer may come from a stream that was not read again: no version to show.
      if (outcome.version > 0) reply.header('etag', etagOf(outcome.version));
      if (location !== undefined) reply.header('location', location);
      return reply.status(outcome.status).send(outcome.body);
    case 'rejected':
      throw new Problem(
        knownCode(outcome.code),
        outcome.detail === undefined ? {} : { detail: outcome.detail },
      );
    case 'version_conflict':
      throw versionConflict(outcome.currentVersion);
    case 'lost_race':
      throw new Problem('lost_race', { retryAfterSeconds: 1 });
    case 'key_reused':
      throw new Problem('idempotency_key_reused', {
        detail: 'The key was first used with a different request body.',
      });
    case 'already_done':
      throw new Problem('command_already_done', { extra: { position: outcome.position } });
  }
};
