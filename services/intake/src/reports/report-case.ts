import { createHash, createHmac } from 'node:crypto';
import type { FailureReported } from '@amends/contracts/intake';
import type { ProblemCode } from '@amends/contracts/problem';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import { eventIdOf } from '@amends/event-store/ids';
import { findEvents } from '@amends/event-store/load-streams';
import { POSITION_PLACEHOLDER } from '@amends/event-store/position';
import type { AppendRequest, CompanionRow } from '@amends/event-store/types';
import { uuidv7 } from '@amends/service-kit/ids';
import { decider } from '../domain/decide.ts';
import type { FailureEvent } from '../domain/failure.ts';
import { type Asking, contextOf } from '../asking.ts';
import type { CustomerDirectory } from '../personal-data/customer-directory.ts';
import { CustomerErasedError } from '../personal-data/erased-customers.ts';
import { identityOf } from '../personal-data/customer-identity.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { contactRow, textRow } from '../personal-data/personal-rows.ts';
import { cuesOf } from '../text/cues.ts';
import { caseIdOf, failureStream } from './case-identity.ts';
import { notStatedIn } from './not-stated.ts';
import { DEFAULT_SOURCE, type ReportBody } from './report-body.ts';
import { textsOf, withoutTextIds, withoutTexts } from './report-texts.ts';

export interface ReportDeps {
  readonly store: EventStore;
  readonly cipher: FieldCipher;
  readonly customers: CustomerDirectory;
  readonly isKnownStore: (storeId: string) => boolean;
}

/** What the client's key says about one report. */
export interface ReportKey {
  readonly keyHash: string;
  readonly commandId: string;
}

export interface ReportAnswer {
  readonly id: string;
  readonly caseId: string;
  readonly status: 'reported';
  readonly position: string;
}

/** How a report ends. `repeated`: the same command again; `duplicate`: the same external id. */
export type ReportOutcome =
  | { readonly outcome: 'accepted' | 'repeated' | 'duplicate'; readonly answer: ReportAnswer }
  | {
      readonly outcome: 'refused';
      readonly code: ProblemCode;
      /** Of the earlier execution. */
      readonly position?: string;
    };

/** Days an answer is kept; longer with an external id: it tells a repeat from a conflict. */
const KEEP_DAYS = 7;
const KEEP_DAYS_EXTERNAL = 400;

const refused = (code: ProblemCode, position?: string): ReportOutcome => ({
  outcome: 'refused',
  code,
  ...(position === undefined ? {} : { position }),
});

/** Ids that stand in the event for what is kept apart. */
interface Made {
  readonly customerId: string | undefined;
  readonly kept: ReturnType<typeof textsOf>;
}

/** Facts of the report as its event keeps them: everything but who, what they wrote, and the id. */
const eventOf = (
  body: ReportBody,
  made: Pick<FailureReported, 'caseId' | 'reportedAt'> & Made & { readonly storeUnknown: boolean },
): FailureReported => {
  const { customer, caseId, reportedAt, ...facts } = withoutTexts(body);
  const { customerId, kept, storeUnknown, ...rest } = made;
  const notStated = notStatedIn(body);
  return {
    ...facts,
    ...rest,
    ...kept.ids,
    ...(notStated.length === 0 ? {} : { notStated }),
    source: body.source ?? DEFAULT_SOURCE,
    initiation: body.initiation ?? 'customer',
    signalSource: body.signalSource ?? 'complaint',
    ...(storeUnknown ? { storeUnknown } : {}),
    ...(customerId === undefined ? {} : { customerId }),
    ...cuesOf(body.narrative),
  };
};

interface Prepared {
  readonly request: AppendRequest;
  readonly caseId: string;
  readonly keyHash: string;
  readonly bodyHash: string;
}

/** What of a report is kept apart: the texts under their ids, and how to reach the customer. */
const personalRows = (
  cipher: FieldCipher,
  body: ReportBody,
  made: Made & { readonly caseId: string },
): CompanionRow[] => {
  const { caseId, kept, customerId } = made;
  const owner = { caseId, storeId: body.storeId, customerId };
  const rows = [
    ...kept.texts.map((text) => textRow(cipher, owner, text)),
    contactRow(cipher, owner, body.customer),
  ];
  return rows.filter((row) => row !== undefined);
};

const prepare = async (
  deps: ReportDeps,
  asking: Asking,
  key: ReportKey,
  body: ReportBody,
): Promise<Prepared> => {
  const source = body.source ?? DEFAULT_SOURCE;
  const caseId =
    body.externalId === undefined ? (body.caseId ?? uuidv7()) : caseIdOf(source, body.externalId);
  const identity = identityOf(body.customer);
  const customerId = identity === undefined ? undefined : await deps.customers.idOf(identity);
  const made: Made = { customerId, kept: textsOf(body) };
  const data = eventOf(body, {
    caseId,
    reportedAt: body.reportedAt ?? asking.now,
    ...made,
    storeUnknown: body.storeId !== undefined && !deps.isKnownStore(body.storeId),
  });
  const decision = decider.decide({ type: 'ReportFailure', data }, decider.initialState);
  if (!decision.accepted) throw new Error('a first report was refused');
  // The answer of a report with an external id is kept under that id: it then serves the client's
  // key (same command id, hence "already done") and the comparison with a later repeat alike.
  const keyHash =
    body.externalId === undefined
      ? key.keyHash
      : createHash('sha256').update(`external\0${source}\0${body.externalId}`).digest('hex');
  const bodyHash = createHmac('sha256', deps.cipher.bodyHashKey)
    .update(JSON.stringify(body))
    .digest('hex');
  return {
    caseId,
    keyHash,
    bodyHash,
    request: {
      streamId: failureStream(caseId),
      expectedVersion: 0,
      previousHash: Buffer.alloc(0),
      events: decision.events.map((event) => ({ ...event, time: data.reportedAt })),
      context: contextOf(asking, {
        commandId: key.commandId,
        correlationId: caseId,
        subject: caseId,
      }),
      answer: {
        keyHash,
        bodyHash,
        status: 201,
        body: { id: caseId, caseId, status: 'reported', position: POSITION_PLACEHOLDER },
        keepDays: body.externalId === undefined ? KEEP_DAYS : KEEP_DAYS_EXTERNAL,
      },
      companions: personalRows(deps.cipher, body, { caseId, ...made }),
    },
  };
};

/**
 * The kept answer is gone: what the case's own first event says decides. Texts and the customer
 * cannot be compared any more; equal facts then count as a repeat.
 */
const compareFacts = async (
  deps: ReportDeps,
  prepared: Prepared,
  body: ReportBody,
): Promise<ReportOutcome> => {
  const stream = await deps.store.load(prepared.request.streamId);
  const state = fold(decider, stream.events.map(foldable<FailureEvent>));
  if (state.status === 'none' || state.status === 'imported') {
    return refused('external_id_conflict');
  }
  const comparable = (facts: FailureReported): string => {
    const { customerId, storeUnknown, notStated, ...rest } = facts;
    const kept = withoutTextIds(rest);
    if (body.reportedAt === undefined) delete kept.reportedAt;
    return JSON.stringify(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const now = prepared.request.events[0]!.data as FailureReported;
  const then = state.origin.facts;
  return state.origin.kind === 'reported' && comparable(then as FailureReported) === comparable(now)
    ? {
        outcome: 'duplicate',
        answer: { id: prepared.caseId, caseId: prepared.caseId, status: 'reported', position: '' },
      }
    : refused('external_id_conflict');
};

/** Once more, where the customer was erased while the report was on its way: with a new id. */
const appendReport = async (
  deps: ReportDeps,
  ...report: [asking: Asking, key: ReportKey, body: ReportBody]
) => {
  const append = async () => {
    const prepared = await prepare(deps, ...report);
    return { prepared, done: await deps.store.append(prepared.request) };
  };
  try {
    return await append();
  } catch (error) {
    if (!(error instanceof CustomerErasedError)) throw error;
    deps.customers.forget();
    return append();
  }
};

/** What the command of this key reported before. */
const reportedBefore = async (deps: ReportDeps, { commandId }: ReportKey) => {
  const eventId = eventIdOf(commandId, 0);
  const found = (await findEvents(deps.store.pool, [eventId])).get(eventId);
  if (found === undefined) return undefined;
  const facts = found.data as FailureReported;
  return { facts, position: deps.store.positionOf(facts.caseId, found.seq) };
};

/**
 * Whether it was another report by its external id, whose answer is kept under that id and not
 * under this one's (API-11).
 */
const isAnother = ({ source, externalId }: FailureReported, body: ReportBody): boolean => {
  if (externalId !== body.externalId) return true;
  return externalId !== undefined && source !== (body.source ?? DEFAULT_SOURCE);
};

/**
 * Reports one failure: one append without a look before it. The case id alone decides whether the
 * report is new (compare-and-set on an empty stream); what happened before is looked up only when
 * that fails.
 */
export const reportCase = async (
  deps: ReportDeps,
  asking: Asking,
  key: ReportKey,
  body: ReportBody,
): Promise<ReportOutcome> => {
  const { prepared, done } = await appendReport(deps, asking, key, body);
  const { caseId } = prepared;
  if (done.outcome === 'appended') {
    const { position } = done;
    return { outcome: 'accepted', answer: { id: caseId, caseId, status: 'reported', position } };
  }
  const kept = await deps.store.findAnswer(prepared.keyHash);
  if (done.outcome === 'already_done') {
    const before = await reportedBefore(deps, key);
    if (before !== undefined && isAnother(before.facts, body)) {
      return refused('idempotency_key_reused');
    }
    if (kept === undefined) return refused('command_already_done', before?.position);
    return kept.bodyHash === prepared.bodyHash
      ? { outcome: 'repeated', answer: kept.body as ReportAnswer }
      : refused('idempotency_key_reused');
  }
  if (body.externalId === undefined) return refused('already_exists');
  if (kept === undefined) return compareFacts(deps, prepared, body);
  return kept.bodyHash === prepared.bodyHash
    ? { outcome: 'duplicate', answer: kept.body as ReportAnswer }
    : refused('external_id_conflict');
};
