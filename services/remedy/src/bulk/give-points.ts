import type { BulkCustomer } from '@amends/contracts/remedy-bulk';
import { commandOn } from '@amends/event-log/write-side-spec';
import { tokenOf } from '../domain/incident-care.ts';
import type { PointsCommand, TokenPoints } from '../domain/token-points.ts';
import { JobLostRace } from '../job-errors.ts';
import type {
  FulfilmentAnswer,
  FulfilmentProvider,
  FulfilmentRequest,
} from '../provider/fulfilment-provider.ts';
import { remedyDecider } from '../remedy-commands.ts';
import type { BulkJobDeps } from './bulk-work.ts';

type Commands = BulkJobDeps['commands'];

export const readPoints = async (
  commands: Commands,
  caseId: string,
  runId: string,
): Promise<TokenPoints | undefined> =>
  tokenOf((await commands.read(`remedy-${caseId}`)).state.care, runId)?.points;

/** Runs a job's command on the points of a case; each is decided on once. */
export const onPoints = async (
  commands: Commands,
  key: string,
  command: PointsCommand,
): Promise<void> => {
  const { caseId } = command;
  const on = commandOn(remedyDecider, `remedy-${caseId}`, command);
  const { outcome, code } = await commands.executeOn({ key, subject: caseId, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  if (outcome === 'rejected') throw new Error(`${command.type} was refused: ${code}`);
};

export const requestOf = ({ order }: TokenPoints): FulfilmentRequest => {
  const { effectId, caseId, storeId, customerId, amount } = order;
  return { effectId, remedyType: 'loyalty_points', caseId, storeId, customerId, amount };
};

export const recordAnswer = async (
  commands: Commands,
  { order: { caseId, runId, attempt, effectId } }: TokenPoints,
  answer: FulfilmentAnswer,
): Promise<void> => {
  if (answer.outcome !== 'succeeded' && answer.outcome !== 'failed') return;
  const of = { caseId, runId, attempt, result: answer, now: commands.now() };
  await onPoints(commands, `bulk:points:${effectId}:result`, { type: 'RecordPoints', ...of });
};

const UNKNOWN = { outcome: 'unknown' } as const;

/** Within its life the same effect is sent, and then asked about; after that it is only asked. */
const answerOf = async (
  scheme: FulfilmentProvider,
  points: TokenPoints,
  now: string,
): Promise<FulfilmentAnswer> => {
  const { effectId, orderedAt } = points.order;
  const ageSeconds = (Date.parse(now) - Date.parse(orderedAt)) / 1_000;
  const isAlive = ageSeconds < scheme.keyLifeSeconds;
  const sent = isAlive ? await scheme.fulfil(requestOf(points)) : UNKNOWN;
  return sent.outcome === 'unknown' ? ((await scheme.find(effectId)) ?? UNKNOWN) : sent;
};

/** `open`: the scheme has not done it yet, or nobody knows; it is asked again. */
export type Credited = 'given' | 'failed' | 'open';

/**
 * Credits what the case was promised in this stage. The intent is committed with the token; a
 * final no is tried under a new effect by a later stage, which somebody had to resume.
 */
export const creditPoints = async (
  { commands, scheme }: BulkJobDeps,
  { caseId }: BulkCustomer,
  { runId, stage }: { readonly runId: string; readonly stage: number },
): Promise<Credited> => {
  const before = await readPoints(commands, caseId, runId);
  if (before?.outcome === 'refused' && before.order.stage < stage && scheme !== undefined) {
    const of = { caseId, runId, stage, connectorId: scheme.name, now: commands.now() };
    const key = `bulk:points:${before.order.pointsId}:stage:${stage}`;
    await onPoints(commands, key, { type: 'ReorderPoints', ...of });
  }
  const points = await readPoints(commands, caseId, runId);
  if (points?.outcome === 'credited') return 'given';
  if (points?.outcome !== 'ordered' || points.recalled !== undefined) return 'failed';
  if (scheme === undefined || scheme.name !== points.order.connectorId) return 'failed';
  const answer = await answerOf(scheme, points, commands.now());
  await recordAnswer(commands, points, answer);
  const after = await readPoints(commands, caseId, runId);
  if (after?.outcome === 'credited') return 'given';
  return after?.outcome === 'ordered' ? 'open' : 'failed';
};
