import { instant, money, uuid } from '@amends/contracts/primitives';
import { BULK_TOKENS } from '@amends/contracts/remedy-bulk';
import {
  EXPLANATION_REASONS,
  PROCESS_CHANGES,
  SHARED_INFORMATION,
} from '@amends/contracts/remedy-notices';
import { PROMISES } from '@amends/contracts/remedy-talk';
import { caseParams } from '@amends/service-kit/case-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessCase, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { NoticeEvent } from '../domain/case-notices.ts';
import type { CaseToken } from '../domain/incident-care.ts';
import type { Remedy } from '../domain/remedy.ts';

const entry = z.object({
  kind: z.enum([
    'fault_admitted',
    'apology',
    'promise',
    'delay_explained',
    'promise_kept',
    'promise_broken',
    'news',
    'token',
    'token_taken_back',
    'explanation',
    'process_change',
    'information',
  ]),
  at: instant,
  due: instant.optional(),
  /** Of a token: what it is, what it is worth, and the voucher to ask for the code of. */
  token: z.enum(BULK_TOKENS).optional(),
  amount: money.optional(),
  voucherId: uuid.optional(),
  /** Of an explanation: why, and until when or when it ended. */
  reason: z.enum(EXPLANATION_REASONS).optional(),
  expectedEnd: instant.optional(),
  endedAt: instant.optional(),
  /** What was changed since. */
  changes: z.array(z.enum(PROCESS_CHANGES)).optional(),
  about: z.enum(SHARED_INFORMATION).optional(),
});

type Entry = z.infer<typeof entry>;
type Told = Remedy['talk']['told'][number];

/** What concerns the customer; the checklist and what staff are reminded of is theirs. */
const entryOf = (event: Told): Entry | undefined => {
  switch (event.type) {
    case 'FaultAdmitted':
      return { kind: 'fault_admitted', at: event.data.admittedAt };
    case 'ApologyGiven':
      return { kind: 'apology', at: event.data.givenAt };
    case 'PromiseMade':
      return { kind: 'promise', at: event.data.madeAt, due: event.data.due };
    case 'DelayExplained':
      return { kind: 'delay_explained', at: event.data.explainedAt, due: event.data.newDue };
    case 'PromiseKept':
      return { kind: 'promise_kept', at: event.data.keptAt };
    case 'PromiseBroken':
      return { kind: 'promise_broken', at: event.data.brokenAt, due: event.data.due };
    case 'ProgressUpdateSent':
      return { kind: 'news', at: event.data.sentAt };
    default:
      return undefined;
  }
};

/** A token is the customer's business from when they are told of it. */
const entriesOfToken = ({ given, notice, takenBack }: CaseToken): Entry[] => {
  if (notice === undefined) return [];
  const token = {
    kind: 'token' as const,
    at: notice.toldAt,
    token: notice.token.kind,
    amount: notice.token.amount,
    voucherId: given?.voucherId,
  };
  if (takenBack === undefined) return [token];
  return [token, { kind: 'token_taken_back', at: takenBack.takenBackAt }];
};

/** What the customer will need later is noted for staff. */
const entryOfNotice = ({ type, data }: NoticeEvent): Entry | undefined => {
  switch (type) {
    case 'IncidentExplained': {
      const { reason, expectedEnd, endedAt, toldAt: at } = data;
      return { kind: 'explanation', at, reason, expectedEnd, endedAt };
    }
    case 'ProcessChangeTold':
      return { kind: 'process_change', at: data.toldAt, changes: data.changes };
    case 'InformationShared':
      return { kind: 'information', at: data.sharedAt, about: data.about };
    default:
      return undefined;
  }
};

const inTime = (one: Entry, other: Entry): number => Date.parse(one.at) - Date.parse(other.at);

interface ReadPort {
  readonly read: (streamId: string) => Promise<{ readonly state: Remedy }>;
}

/**
 * Of an incident's case something may be told before triage has done anything.
 * @throws Problem 404 not_found for an unknown case and for a foreign store's alike
 */
const readCase = async (port: ReadPort, request: FastifyRequest, caseId: string) => {
  const { state } = await port.read(`remedy-${caseId}`);
  const isKnown = state.status !== 'none' || state.storeId !== undefined;
  if (!isKnown || !mayAccessCase(principalOf(request), caseId, state.storeId)) {
    throw new Problem('not_found');
  }
  return state;
};

/** What the customer was promised and told: staff and the customer see the same. */
export const timeline = (app: HttpServer, port: ReadPort): void => {
  app.get(
    '/v1/cases/:id/timeline',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write', 'remedy:choose'] } },
      schema: {
        summary: 'What the customer was promised and told, and when',
        tags: ['talk'],
        params: caseParams,
        response: {
          200: z.object({
            promises: z.array(
              z.object({
                promiseId: uuid,
                what: z.enum(PROMISES),
                due: instant,
                /** Of a remedy that was chosen, and which of its steps are done by then. */
                remedyId: uuid.optional(),
                steps: z.array(z.int()).optional(),
                status: z.enum(['open', 'kept', 'broken']),
              }),
            ),
            entries: z.array(entry),
          }),
          ...problemResponses(401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { talk, care, notices } = await readCase(port, request, request.params.id);
      const entries = [
        ...talk.told.map(entryOf),
        ...care.tokens.flatMap(entriesOfToken),
        ...notices.told.map(entryOfNotice),
      ].filter((one) => one !== undefined);
      const promises = talk.promises.map((one) => ({ ...one, steps: one.steps && [...one.steps] }));
      return { promises, entries: entries.sort(inTime) };
    },
  );
};
