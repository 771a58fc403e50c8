import { fold } from '@amends/decider/decider';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from '../domain/commands.ts';
import type { Remedy, RemedyEvent } from '../domain/remedy.ts';
import { after, caseId, customerId, eur, now, storeId } from '../domain/remedy-case.fixture.ts';
import { FulfilmentUnfinished } from '../job-errors.ts';
import type { FulfilmentAnswer, FulfilmentProvider } from '../provider/fulfilment-provider.ts';
import { remedyDecider } from '../remedy-commands.ts';
import { bulkPointsId } from './bulk-streams.ts';
import type { BulkJobDeps } from './bulk-work.ts';
import { takeBackPoints } from './take-back-points.ts';

const incidentId = '0190b000-0000-7000-8000-000000000001';
const runId = '0190b000-0000-7000-8000-000000000011';
const pointsId = bulkPointsId(runId, customerId);
const ordered = after([], {
  ...{ type: 'GiveIncidentToken', caseId, now },
  data: {
    ...{ incidentId, storeId, runId, customerId, token: { kind: 'points', amount: eur(500) } },
    points: { pointsId, connectorId: 'loyalty', stage: 1 },
  },
});
const yes: FulfilmentAnswer = { outcome: 'succeeded', reference: 'credit-1' };
const credited = after(ordered, {
  ...{ type: 'RecordPoints', caseId, runId, now, attempt: 1 },
  result: { outcome: 'succeeded', reference: 'credit-1' },
});
const laterBy = (seconds: number): string =>
  new Date(Date.parse(now) + seconds * 1_000).toISOString();

let asked: string[];
let events: readonly RemedyEvent[];
beforeEach(() => {
  asked = [];
});

interface Setting {
  readonly history: readonly RemedyEvent[];
  readonly at?: string;
  /** By the last letter of the effect: what the scheme says when it is asked. */
  readonly found?: Readonly<Record<string, FulfilmentAnswer | null>>;
  /** What it says to a reversal; undefined: it knows none. */
  readonly reversal?: FulfilmentAnswer;
}

const deps = ({ at = now, found = {}, reversal }: Setting): BulkJobDeps => {
  const scheme: FulfilmentProvider = {
    ...{ name: 'loyalty', remedyTypes: ['loyalty_points'], keyLifeSeconds: 3_600 },
    fulfil: () => Promise.reject(new Error('nothing is credited while it is taken back')),
    find: async (effectId) => {
      asked.push(`look ${effectId.at(-1)}`);
      const answer = found[effectId.at(-1)!];
      return answer === undefined ? { outcome: 'unknown' } : answer;
    },
    ...(reversal && {
      reverse: async ({ effectId, reverses }) => {
        asked.push(`reverse ${reverses.at(-1)} as ${effectId.at(-1)}`);
        return reversal;
      },
    }),
  };
  const commands: BulkJobDeps['commands'] = {
    execute: async () => ({ outcome: 'done' }),
    executeOn: async ({ on }) => {
      events = after(events, on.command as RemedyCommand);
      return { outcome: 'done' };
    },
    read: async () => ({ state: fold(remedyDecider, events) as Remedy, version: 1 }),
    now: () => at,
  };
  const none = () => Promise.reject(new Error('not asked for'));
  return { commands, scheme, load: none, gate: none, pool: undefined as never };
};

const takeBack = (setting: Setting) => {
  events = setting.history;
  return takeBackPoints(deps(setting), { caseId, customerId }, runId);
};

describe('points that are taken back', () => {
  it('are reversed once, as far as the scheme says', async () => {
    const reversal = { ...yes, amount: eur(300) };
    const partly = { outcome: 'partly_redeemed', kept: eur(200) };
    expect(await takeBack({ history: credited, reversal })).toEqual(partly);
    expect(asked).toEqual(['reverse 1 as r']);
    expect(await takeBack({ history: events, reversal })).toEqual(partly);
    expect(asked).toHaveLength(1);
    expect(await takeBack({ history: credited, reversal: yes })).toEqual({ outcome: 'taken_back' });
  });

  it.each<[string, Omit<Setting, 'history'>]>([
    ['reverses nothing', {}],
    ['refuses', { reversal: { outcome: 'failed', reason: 'declined' } }],
    ['says more than it gave', { reversal: { ...yes, amount: eur(501) } }],
  ])('stay, and are told to stay, where the scheme %s', async (_what, setting) => {
    const stays = { outcome: 'not_reversed', kept: eur(500) };
    expect(await takeBack({ history: credited, ...setting })).toEqual(stays);
    expect(events.at(-1)).toMatchObject({ type: 'TokenPointsRecalled' });
  });

  it('are asked about first while nobody knows whether they came', async () => {
    const setting = { history: ordered, reversal: yes, found: { 1: yes } };
    expect(await takeBack(setting)).toEqual({ outcome: 'taken_back' });
    expect(asked).toEqual(['look 1', 'reverse 1 as r']);
    const refused: FulfilmentAnswer = { outcome: 'failed', reason: 'declined' };
    const none = await takeBack({ history: ordered, found: { 1: refused } });
    expect(none).toEqual({ outcome: 'not_given' });
  });

  it('never came where the scheme has not seen them, once no call can be on its way', async () => {
    const found = { 1: null };
    await expect(takeBack({ history: ordered, found })).rejects.toThrow(FulfilmentUnfinished);
    const recalled = { history: events, found };
    await expect(takeBack({ ...recalled, at: laterBy(59) })).rejects.toThrow(FulfilmentUnfinished);
    expect(await takeBack({ ...recalled, at: laterBy(60) })).toEqual({ outcome: 'not_given' });
  });

  it('count as kept when the life of their effect is over and nobody can tell', async () => {
    const unknown: FulfilmentAnswer = { outcome: 'unknown' };
    for (const history of [ordered, credited]) {
      const setting = { history, reversal: unknown };
      await expect(takeBack(setting)).rejects.toThrow(FulfilmentUnfinished);
      const late = { ...setting, history: events, at: laterBy(3_600) };
      expect(await takeBack(late)).toEqual({ outcome: 'not_reversed', kept: eur(500) });
    }
  });

  it('that nobody could tell of wait for a person, who says what became of them', async () => {
    const setting = { history: after(ordered, { type: 'RecallPoints', caseId, runId, now }) };
    await takeBack({ ...setting, at: laterBy(3_600) });
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'TokenPointsRefused', data: { reason: 'parked', attempt: 1 } },
    });
    // Another run of the undoing asks no more and says the same.
    const again = await takeBack({ history: events, at: laterBy(3_700) });
    expect(again).toEqual({ outcome: 'not_reversed', kept: eur(500) });
    const found = { outcome: 'not_credited' } as const;
    const settled = after(events, { type: 'SettlePoints', caseId, runId, found, now });
    expect(settled.at(-1)).toMatchObject({ data: { reason: 'not_credited' } });
  });

  it('that were never promised are not given', async () => {
    expect(await takeBack({ history: [] })).toEqual({ outcome: 'not_given' });
    expect(asked).toEqual([]);
  });
});
