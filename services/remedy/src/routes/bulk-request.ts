import { createHash } from 'node:crypto';
import { uuid } from '@amends/contracts/primitives';
import type { CommandOutcome } from '@amends/service-kit/command-answer';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { readHolders, DEFAULT_HOLDER, readProfiles } from '../authority/authority-table.ts';
import { readGranted } from '../authority/usage-table.ts';
import {
  type KnownIncident,
  type ReadAudience,
  readAudience,
  readIncident,
} from '../bulk/audience.ts';
import { budgetStream, type FoundRun, readRun } from '../bulk/bulk-streams.ts';
import {
  BULK_STATUSES,
  type Budget,
  type BudgetEvent,
  type BulkRun,
} from '../domain/bulk/budget.ts';
import type { AuthorityFacts, BudgetCommand } from '../domain/bulk/budget-commands.ts';
import { budgetDecider } from '../domain/bulk/decide-budget.ts';
import { type MoneyCommands, runOn } from '../money-commands.ts';
import { tryAgain } from './goodwill-proposals.ts';

/** What every route of a bulk remedy needs: whose run it is, its list, whose authority counts. */

export interface BulkRouteDeps {
  readonly commands: MoneyCommands;
  readonly pool: Pool;
}

export const incidentParams = z.strictObject({ incidentId: uuid });
export const runParams = incidentParams.extend({ runId: uuid });
export const runAnswer = z.object({
  id: uuid,
  status: z.enum(BULK_STATUSES),
  position: z.string(),
});
export const bulkWriting = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);

/** @throws Problem 404 not_found for an unknown incident and for a foreign store's alike */
export const visibleIncident = async (
  { pool }: BulkRouteDeps,
  request: FastifyRequest,
  incidentId: string,
): Promise<KnownIncident> => {
  const incident = await readIncident(pool, incidentId);
  if (incident === undefined || !mayAccessStore(principalOf(request), incident.storeId)) {
    throw new Problem('not_found');
  }
  return incident;
};

const isVisible =
  (principal: Principal) =>
  ({ storeId }: Budget): boolean =>
    storeId !== undefined && mayAccessStore(principal, storeId);

/** @throws Problem 404 not_found for an unknown run and for a foreign store's alike */
export const visibleRun = async (
  { commands }: BulkRouteDeps,
  request: FastifyRequest,
  { incidentId, runId }: z.infer<typeof runParams>,
): Promise<FoundRun> => {
  const load = commands.port.store.load.bind(commands.port.store);
  const found = await readRun(load, incidentId, runId);
  if (found === undefined || !isVisible(principalOf(request))(found.budget)) {
    throw new Problem('not_found');
  }
  return found;
};

/** What an approval and a start are bound to: any change of these makes another hash. */
export const termsHashOf = (
  incidentId: string,
  { runId, token, links, cap, noticeDelayMinutes }: BulkRun,
  { listVersion, audienceHash }: { readonly listVersion: number; readonly audienceHash: string },
): string => {
  const money = [token.amount?.amount, token.amount?.currency, cap?.amount, cap?.currency];
  const terms = [token.kind, money, [...links].sort(), noticeDelayMinutes];
  const whole = [incidentId, runId, terms, listVersion, audienceHash];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
};

/**
 * The list as it is now.
 * @throws Problem 409 when cases of it are still on their way, or the incident never was
 */
export const audienceOf = async (
  deps: BulkRouteDeps,
  request: FastifyRequest,
  incidentId: string,
  { links, token }: Pick<BulkRun, 'links' | 'token'>,
): Promise<ReadAudience> => {
  const { isComplete, isCancelled, listVersion } = await visibleIncident(deps, request, incidentId);
  if (isCancelled) throw new Problem('illegal_state', { detail: 'The incident was cancelled.' });
  if (!isComplete) throw new Problem('list_incomplete');
  const now = deps.commands.clock().toISOString();
  return readAudience(deps.pool, { incidentId, listVersion, links, token, now });
};

const HOUR_MS = 3_600_000;
const REQUEST_HOURS = 72;
const GRANT_HOURS = 14 * 24;

export const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * HOUR_MS).toISOString();

export const grantedUntil = (now: string): string => hoursAfter(now, GRANT_HOURS);

/** What the person at hand may grant, and whoever approved before (S17: looked at again). */
export const authorityFacts = async (
  { commands, pool }: BulkRouteDeps,
  request: FastifyRequest,
  incidentId: string,
  { runId, cap, approved }: BulkRun,
): Promise<AuthorityFacts> => {
  const { subject: by, roles = [] } = principalOf(request);
  const now = commands.clock().toISOString();
  const profiles = await readProfiles(pool, { subject: by, roles }, now);
  const about = { caseId: incidentId, by, proposalId: runId };
  const granted = await readGranted(pool, about, cap?.currency, now);
  const { basis = 'none', holderId } = approved?.authority ?? {};
  const holders =
    basis === 'none'
      ? []
      : [basis === 'default' ? DEFAULT_HOLDER : { holderKind: basis, holderId: holderId! }];
  const approverProfiles = holders.length === 0 ? [] : await readHolders(pool, holders);
  return {
    by,
    profiles,
    granted,
    approverProfiles,
    requestExpiresAt: hoursAfter(now, REQUEST_HOURS),
  };
};

interface OnBudget {
  readonly command: (now: string) => BudgetCommand;
  /** What the run is after it. */
  readonly status: (events: readonly BudgetEvent[]) => BulkRun['status'];
  readonly code?: 200 | 201 | 202;
  /** Nobody can see a run before it is drafted; its incident was looked at. */
  readonly isNew?: boolean;
}

/**
 * Runs a keyed command on a run. Its jobs write to the same stream: after a lost race the facts are
 * gathered once more, and only then is it decided again.
 */
export const runOnBudget = (
  { commands }: BulkRouteDeps,
  request: FastifyRequest,
  { incidentId, runId }: z.infer<typeof runParams>,
  gather: () => Promise<OnBudget>,
): Promise<CommandOutcome> =>
  tryAgain(async () => {
    const { command, status, code, isNew = false } = await gather();
    return runOn<BudgetCommand, Budget, BudgetEvent>(commands, request, {
      streamId: budgetStream(incidentId),
      decider: budgetDecider,
      subject: incidentId,
      command,
      answer: (events) => ({ id: runId, status: status(events) }),
      ...(isNew ? {} : { isVisible: isVisible(principalOf(request)) }),
      ...(code === undefined ? {} : { status: code }),
    });
  });
