import { createHash } from 'node:crypto';
import { plusMillis } from '@amends/contracts/instant-order';
import { commandOn, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { Pool } from 'pg';
import type { FollowUpConfig } from '../config.ts';
import type { FollowUpCommand, GateVerdict } from '../domain/commands.ts';
import type { FollowUpCase, FollowUpRequest } from '../domain/follow-up-case.ts';
import {
  type SurveyContactCommand,
  surveyedCustomerDecider,
  surveyStreamOf,
} from '../domain/surveyed-customer.ts';
import { TimerLostRace } from '../timer-lost-race.ts';
import { type GateFacts, gateFacts } from './gate-facts.ts';
import { readVerdict, type StoredVerdict } from './survey-verdicts.ts';

/** 0 to 99, the same for a request whenever and wherever it is drawn. */
export const drawOf = (requestId: string): number =>
  createHash('sha256').update(requestId).digest().readUInt32BE(0) % 100;

export const gatesOf = (config: FollowUpConfig) => ({
  cooldownSeconds: config.surveyCooldownSeconds,
  recontactSeconds: {
    ...{ routine: config.surveyRecontactSeconds, recovery: 0 },
    control: config.surveyRecontactSeconds,
  },
  samplePercent: config.surveySamplePercent,
});

type Commands = Pick<SystemCommands<FollowUpCommand, FollowUpCase>, 'executeOn' | 'now'>;

/** Surveys that others let pass at the same store meanwhile are counted anew so often. */
const TRIES = 5;

/**
 * Asks the gates of a customer, and gives what they said. Where a cap was reached between the count
 * and the decision, it is decided again on what is counted then.
 */
export const decideAtGates = async (
  { pool, config, commands }: { pool: Pool; config: FollowUpConfig; commands: Commands },
  key: string,
  about: Parameters<typeof gateFacts>[2],
  command: (facts: GateFacts) => SurveyContactCommand,
): Promise<StoredVerdict> => {
  const { customerId, requestId } = about;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const facts = await gateFacts(pool, config, about);
    const { outcome } = await commands.executeOn({
      key,
      subject: customerId,
      on: commandOn(surveyedCustomerDecider, surveyStreamOf(customerId), command(facts)),
    });
    const verdict = outcome === 'lost_race' ? undefined : await readVerdict(pool, requestId);
    if (verdict !== undefined) return verdict;
  }
  throw new TimerLostRace(key);
};

/**
 * Asks the gates for a question that is due. The decision is an event in the stream of the
 * customer; a timer that runs twice finds it there and asks nothing again.
 */
export const askGates =
  (pool: Pool, config: FollowUpConfig) =>
  async (
    commands: Commands,
    state: FollowUpCase,
    request: FollowUpRequest,
  ): Promise<GateVerdict> => {
    const { customerId, caseId, storeId, severity } = state;
    const { requestId, channel, exemption, initialRequestId, dueAt, answerBy } = request;
    // Nobody is written to: who has the claim code comes by themselves, or does not.
    if (customerId === undefined || channel === 'claim_page') return { outcome: 'allowed' };
    const now = commands.now();
    const about = { customerId, requestId, storeId, ownerId: state.owner?.ownerId, now };
    const key = `survey_gates:${requestId}:${dueAt}`;
    const verdict = await decideAtGates({ pool, config, commands }, key, about, (facts) => ({
      type: 'AskContact',
      ...{ ...about, caseId: caseId!, channel, severity, exemption },
      kind: initialRequestId === undefined ? 'routine' : 'recovery',
      draw: drawOf(requestId),
      gates: gatesOf(config),
      ...facts,
    }));
    if (verdict.outcome !== 'deferred') return verdict;
    const window = Date.parse(answerBy) - Date.parse(dueAt);
    return { ...verdict, answerBy: plusMillis(verdict.until, window) };
  };
