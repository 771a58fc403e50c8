import { command, type PlayContext, until } from './play-context.ts';
import type { PlannedCase } from './planned-case.ts';

interface Remedy {
  readonly status: 'prepared' | 'offered' | 'executing' | 'resolved' | 'concluded' | 'imported';
  readonly menu?: { readonly authority: 'automatic' | 'manager' };
  readonly offer?: {
    readonly offerId: string;
    readonly alternatives: readonly { readonly alternativeId: number }[];
  };
  readonly steps: readonly {
    readonly step: number;
    readonly executed: boolean;
    readonly refund?: 'intended' | 'succeeded' | 'failed';
    readonly voucherId?: string;
  }[];
}

/** One round of remedy in one case: the first, or the one after a reopening. */
export interface Round {
  readonly caseId: string;
  /** Prefix of the keys of this round's commands. */
  readonly key: string;
  /** The offer of an earlier round, which is not the one waited for. */
  readonly before?: string;
}

type Offer = NonNullable<Remedy['offer']>;

const pathOf = ({ caseId }: Round): string => `/remedy/v1/cases/${caseId}`;

/** Waits for the playbook's offer; where a manager has to decide, one offers. */
const awaitOffer = async (context: PlayContext, round: Round): Promise<Offer> => {
  const path = `${pathOf(round)}/remedy`;
  const isNew = ({ offer }: Remedy): boolean =>
    offer !== undefined && offer.offerId !== round.before;
  const needsManager = ({ status, menu }: Remedy): boolean =>
    status === 'prepared' && menu?.authority === 'manager';
  const ready = await until<Remedy>(context, path, (one) => isNew(one) || needsManager(one));
  if (isNew(ready)) return ready.offer!;
  await command(context, `${pathOf(round)}/offers`, {}, `${round.key}-offer`);
  return (await until<Remedy>(context, path, isNew)).offer!;
};

/** Staff do what staff do; money is refunded by the provider, or at the desk where it cannot. */
const executeSteps = async (context: PlayContext, round: Round): Promise<void> => {
  const path = `${pathOf(round)}/remedy`;
  const isMoving = ({ status, steps }: Remedy): boolean =>
    status !== 'executing' || steps.every(({ refund }) => refund !== 'intended');
  const { status, steps } = await until<Remedy>(context, path, isMoving);
  if (status !== 'executing') return;
  for (const { step, executed, refund, voucherId } of steps) {
    if (executed || refund === 'succeeded' || voucherId !== undefined) continue;
    const target = `${pathOf(round)}/steps/${step}/executions`;
    await command(context, target, {}, `${round.key}-step-${step}`);
  }
  await until<Remedy>(context, path, (one) => one.status !== 'executing');
};

const choose = async (
  context: PlayContext,
  round: Round,
  { offerId, alternatives }: Offer,
  taste: number,
): Promise<string> => {
  const { alternativeId } = alternatives[Math.floor(taste * alternatives.length)]!;
  const body = { offerId, alternativeId, chosenBy: 'customer' };
  await command(context, `${pathOf(round)}/choices`, body, `${round.key}-choice`);
  await executeSteps(context, round);
  return offerId;
};

const decline = async (context: PlayContext, round: Round, { offerId }: Offer): Promise<void> =>
  command(context, `${pathOf(round)}/refusals`, { offerId }, `${round.key}-refusal`);

/** Offer, choice and execution; the id of the offer that was taken. */
export const takeRemedy = async (
  context: PlayContext,
  round: Round,
  taste: number,
): Promise<string> => choose(context, round, await awaitOffer(context, round), taste);

/** What becomes of the first offer, by the case's course; the offer taken, if one was. */
export const playOffer = async (
  context: PlayContext,
  round: Round,
  { course, taste }: PlannedCase,
): Promise<string | undefined> => {
  const offer = await awaitOffer(context, round);
  switch (course) {
    case 'taken':
      return choose(context, round, offer, taste);
    case 'declined_then_taken': {
      await decline(context, round, offer);
      const again = { ...round, key: `${round.key}-again`, before: offer.offerId };
      await command(context, `${pathOf(round)}/offers`, {}, `${again.key}-offer`);
      return takeRemedy(context, again, 1 - taste);
    }
    case 'declined': {
      await decline(context, round, offer);
      const outcome = { outcome: 'no_agreement' };
      await command(context, `${pathOf(round)}/conclusions`, outcome, `${round.key}-end`);
      return undefined;
    }
    default:
      return undefined;
  }
};
