import type { RemedyExecutionStarted } from '@amends/contracts/remedy';
import type { FulfilmentOrdered } from '@amends/contracts/remedy-fulfilment';
import type { RemedyExtended } from '@amends/contracts/remedy-goodwill';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { RemedyCommand } from '../domain/commands.ts';
import { type Fulfilment, fulfilmentOf, type RecordFulfilment } from '../domain/fulfilment.ts';
import type { Remedy } from '../domain/remedy.ts';
import type { Gate } from '../execution/execution-jobs.ts';
import { FulfilmentUnfinished, JobLostRace } from '../job-errors.ts';
import type { FulfilmentProvider, FulfilmentRequest } from '../provider/fulfilment-provider.ts';

/** Asks for the intent of a step that another system does, and then does it. */
export const ORDER_FULFILMENT = 'remedy_fulfilment_order';
export const FULFIL = 'remedy_fulfilment';

type Providers = readonly FulfilmentProvider[];

/** Each step that another system does is ordered by a job of its own. */
const ordering = (
  providers: Providers,
  { caseId, remedyId, components }: Pick<RemedyExtended, 'caseId' | 'remedyId' | 'components'>,
  firstStep: number,
): readonly JobSpec[] =>
  components.flatMap(({ remedyType }, at) => {
    const provider = providers.find(({ remedyTypes }) => remedyTypes.includes(remedyType));
    if (provider === undefined) return [];
    const step = firstStep + at;
    return [
      {
        task: ORDER_FULFILMENT,
        payload: { caseId, remedyId, step, connectorId: provider.name },
        jobKey: `${ORDER_FULFILMENT}:${remedyId}:${step}`,
        maxAttempts: 25,
      },
    ];
  });

const fulfilling = ({ caseId, step, attempt, effectId }: FulfilmentOrdered) => ({
  task: FULFIL,
  payload: { caseId, step, attempt },
  jobKey: `${FULFIL}:${effectId}`,
});

/** The choice orders; the intent is committed with the job that makes the call. */
export const fulfilmentJobsFor =
  (providers: Providers) =>
  (events: readonly NewEvent[]): readonly JobSpec[] =>
    events.flatMap(({ type, data }): readonly JobSpec[] => {
      switch (type) {
        case 'RemedyExecutionStarted':
          return ordering(providers, data as RemedyExecutionStarted, 1);
        case 'RemedyExtended': {
          const extended = data as RemedyExtended;
          return ordering(providers, extended, extended.proposals[0]!.firstStep);
        }
        case 'FulfilmentOrdered':
          return [{ ...fulfilling(data as FulfilmentOrdered), maxAttempts: 25 }];
        default:
          return [];
      }
    });

type Commands = SystemCommands<RemedyCommand, Remedy>;

const requestOf = (state: Remedy, fulfilment: Fulfilment): FulfilmentRequest => {
  const { effectId, remedyType, amount } = fulfilment;
  const { caseId, storeId, menu } = state;
  return {
    ...{ effectId, remedyType, caseId: caseId! },
    ...(storeId === undefined ? {} : { storeId }),
    ...(menu?.customerId === undefined ? {} : { customerId: menu.customerId }),
    ...(menu?.paymentRef === undefined ? {} : { paymentRef: menu.paymentRef }),
    ...(amount === undefined ? {} : { amount }),
  };
};

const UNKNOWN = { outcome: 'unknown' } as const;

/**
 * As with refunds: within its life the same effect is sent, and where that brings no answer the
 * system is asked; after it, it is only asked, and what it cannot tell is parked for a person.
 */
const resultOf = async (
  provider: FulfilmentProvider,
  request: FulfilmentRequest,
  ageSeconds: number,
): Promise<RecordFulfilment['result']> => {
  const isAlive = ageSeconds < provider.keyLifeSeconds;
  const sent = isAlive ? await provider.fulfil(request) : UNKNOWN;
  const answer = sent.outcome === 'unknown' ? await provider.find(request.effectId) : sent;
  if (answer?.outcome === 'succeeded' || answer?.outcome === 'failed') return answer;
  if (!isAlive) return { outcome: 'failed', reason: 'parked' };
  throw new FulfilmentUnfinished('the system has not done it yet; it is sent and asked again');
};

/** Nothing is counted for what has no amount; the switch stops it all the same. */
const NOTHING = { amount: 0, currency: 'EUR' } as const;

export const fulfilmentTasks = (
  providers: Providers,
  commands: Commands,
  gate: Gate,
): Readonly<Record<string, JobTask>> => {
  const run = async (key: string, caseId: string, command: RemedyCommand): Promise<void> => {
    const { outcome } = await commands.execute({
      ...{ key, caseId, command },
      streamId: `remedy-${caseId}`,
    });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };
  return {
    [ORDER_FULFILMENT]: async (payload) => {
      const [remedyId, step] = [String(payload.remedyId), Number(payload.step)];
      const connectorId = String(payload.connectorId);
      const command = { type: 'OrderFulfilment', remedyId, step, connectorId } as const;
      const key = `${ORDER_FULFILMENT}:${remedyId}:${step}`;
      await run(key, String(payload.caseId), { ...command, now: commands.now() });
    },
    [FULFIL]: async (payload) => {
      const caseId = String(payload.caseId);
      const [step, attempt] = [Number(payload.step), Number(payload.attempt)];
      const { state } = await commands.read(`remedy-${caseId}`);
      const fulfilment = fulfilmentOf(state, step);
      const isAwaited = fulfilment?.attempt === attempt && fulfilment.outcome === 'ordered';
      if (!isAwaited || state.executedSteps.includes(step)) return;
      const { effectId, connectorId, amount = NOTHING, orderedAt } = fulfilment;
      const provider = providers.find(({ name }) => name === connectorId);
      if (provider === undefined) {
        throw new FulfilmentUnfinished(`no connector ${connectorId} in the settings`);
      }
      const own = fulfilling({ ...fulfilment, caseId, remedyId: state.remedyId! });
      if (!(await gate(commands, { key: `fulfilment:${effectId}`, amount }, own))) return;
      const ageSeconds = (Date.parse(commands.now()) - Date.parse(orderedAt)) / 1_000;
      const result = await resultOf(provider, requestOf(state, fulfilment), ageSeconds);
      const command = { type: 'RecordFulfilment', step, attempt, result } as const;
      await run(`${FULFIL}:${effectId}:result`, caseId, { ...command, now: commands.now() });
    },
  };
};
