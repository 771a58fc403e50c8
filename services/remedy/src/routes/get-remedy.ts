import { laterOf } from '@amends/contracts/instant-order';
import { instant, money, uuid } from '@amends/contracts/primitives';
import { type RemedyComponent, remedyComponent } from '@amends/contracts/remedy';
import { CHOSEN_BY, COUNTER_ANSWERS, COUNTER_REFUSALS } from '@amends/contracts/remedy-choice';
import { remedyPromise } from '@amends/contracts/remedy-catalogue';
import { menuExplanation } from '@amends/contracts/remedy-explanation';
import { RECOVERY_FAILURES } from '@amends/contracts/remedy-recovery';
import { caseParams } from '@amends/service-kit/case-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { isOwnVoucher } from '../domain/decide-execution.ts';
import { costOf } from '../domain/recovery-outcome.ts';
import { statedValue, statedValueOf } from '../authority/stated-value.ts';
import { fulfilmentOf } from '../domain/fulfilment.ts';
import { type Remedy, refundOf } from '../domain/remedy.ts';
import type { RemedyCommands } from '../remedy-commands.ts';
import { voucherIdOf } from '../vouchers/voucher-jobs.ts';

const step = z.object({
  step: z.int(),
  ...remedyComponent.shape,
  executed: z.boolean(),
  refund: z.enum(['intended', 'succeeded', 'failed', 'parked']).optional(),
  /** Of a step that another system does: what it was last asked for. */
  fulfilment: z.enum(['ordered', 'succeeded', 'failed', 'parked']).optional(),
  /** Of a step that gives a voucher: issued once the step is executed. */
  voucherId: uuid.optional(),
  /** What it cost the firm once it was executed; for staff. */
  cost: z.array(money).optional(),
  /** By when it is done, as the customer was told last. */
  promisedFor: instant.optional(),
});

const answer = z.object({
  caseId: uuid,
  status: z.enum([
    'prepared',
    'pending_approval',
    'offered',
    'executing',
    'resolved',
    'concluded',
    'imported',
  ]),
  menu: z
    .object({
      playbookVersion: z.int(),
      row: z.int(),
      overlays: z.array(z.int()),
      authority: z.enum(['automatic', 'manager']),
      restitution: money.optional(),
      goodwill: money.optional(),
      goodwillByManager: money.optional(),
      /** Why every figure is what it is. */
      explanation: menuExplanation.optional(),
    })
    .optional(),
  offer: z
    .object({
      offerId: uuid,
      expiresAt: instant,
      alternatives: z.array(
        z.object({
          alternativeId: z.int(),
          components: z.array(remedyComponent),
          /** With what was granted besides. */
          value: statedValue,
          /** When it would be made good, counted from the choice. */
          promise: remedyPromise.optional(),
        }),
      ),
    })
    .optional(),
  /** Granted beyond the playbook; comes with whatever is chosen. */
  extras: z.array(remedyComponent),
  counterProposals: z.array(
    z.object({
      counterId: uuid,
      components: z.array(remedyComponent),
      counteredBy: z.enum(CHOSEN_BY),
      counteredAt: instant,
      answer: z.enum(COUNTER_ANSWERS).optional(),
      reason: z.enum(COUNTER_REFUSALS).optional(),
      answeredAt: instant.optional(),
    }),
  ),
  /** Why it waits for an approval; for staff. */
  pendingReason: z.enum(['abuse_review']).optional(),
  /** Other cases with a remedy for the same loss: a person decides; for staff. */
  conflicts: z
    .array(z.object({ otherCaseId: uuid, role: z.enum(['primary', 'duplicate']) }))
    .optional(),
  remedyId: uuid.optional(),
  /** By when all of it is made good, as the customer was told last. */
  promisedFor: instant.optional(),
  steps: z.array(step),
  /** What the steps cost so far, in each currency; for staff. */
  cost: z.array(money).optional(),
  /** Why this recovery failed, where it did; for staff. */
  failures: z.array(z.enum(RECOVERY_FAILURES)).optional(),
});

/** One that failed may have been done by a person since. */
const fulfilmentOutcome = (state: Remedy, at: number): z.infer<typeof step>['fulfilment'] => {
  const outcome = fulfilmentOf(state, at)?.outcome;
  return outcome === 'ordered' && state.executedSteps.includes(at) ? 'succeeded' : outcome;
};

/** Of what was promised with the remedy: the date of a step. */
const dateOf = ({ talk, remedyId }: Remedy, at: number): string | undefined =>
  talk.promises.find((one) => one.remedyId === remedyId && one.steps?.includes(at))?.due;

/** The last of the dates. */
const promisedFor = ({ talk, remedyId }: Remedy): string | undefined =>
  remedyId === undefined
    ? undefined
    : talk.promises
        .filter((one) => one.remedyId === remedyId)
        .map(({ due }) => due)
        .reduce<string | undefined>((last, due) => laterOf(last ?? due, due), undefined);

const stepsOf = (state: Remedy, isClaimant: boolean): z.infer<typeof step>[] =>
  state.components.map((component, at) => ({
    step: at + 1,
    ...component,
    executed: state.executedSteps.includes(at + 1),
    refund: refundOf(state, at + 1)?.outcome,
    fulfilment: fulfilmentOutcome(state, at + 1),
    voucherId:
      state.remedyId !== undefined && isOwnVoucher(component)
        ? voucherIdOf(state.remedyId, at + 1)
        : undefined,
    cost: isClaimant
      ? undefined
      : state.recovery.costs.filter((one) => one.step === at + 1).map(({ cost }) => cost),
    promisedFor: dateOf(state, at + 1),
  }));

const statusOf = ({ status, review }: Remedy): z.infer<typeof answer>['status'] =>
  status === 'prepared' && review.held !== undefined
    ? 'pending_approval'
    : (status as Exclude<Remedy['status'], 'none'>);

const extrasOf = ({ proposals }: Remedy): readonly RemedyComponent[] =>
  proposals
    .filter(({ status }) => status === 'approved')
    .flatMap(({ proposed }) => proposed.components);

const offerOf = (state: Remedy): z.infer<typeof answer>['offer'] => {
  const { offer, status } = state;
  if (status !== 'offered' || offer === undefined) return undefined;
  const extras = extrasOf(state);
  const alternatives = offer.alternatives.map((one) => ({
    ...one,
    value: statedValueOf(one.components, extras),
  }));
  return { ...offer, alternatives };
};

const countersOf = ({ dialogue }: Remedy): z.infer<typeof answer>['counterProposals'] =>
  dialogue.counters.map(({ countered, answered }) => ({
    ...countered,
    answer: answered?.answer,
    reason: answered?.reason,
    answeredAt: answered?.answeredAt,
  }));

const failuresOf = ({ recovery, remedyId }: Remedy) =>
  recovery.failures.filter((one) => one.remedyId === remedyId).map(({ reason }) => reason);

/** What was proposed, chosen and done for the case. */
export const getRemedy = (app: HttpServer, commands: RemedyCommands): void => {
  app.get(
    '/v1/cases/:id/remedy',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write', 'remedy:choose'] } },
      schema: {
        summary: 'What was proposed, chosen and done',
        tags: ['remedy'],
        params: caseParams,
        response: { 200: answer, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const { state, version } = await commands.read(request, request.params.id);
      reply.header('etag', etagOf(version));
      const isClaimant = principalOf(request).kind === 'claimant';
      return {
        caseId: request.params.id,
        status: statusOf(state),
        // What could be had besides is for those who decide it.
        menu: isClaimant ? undefined : state.menu,
        pendingReason: isClaimant ? undefined : state.review.held?.reason,
        conflicts: isClaimant ? undefined : [...state.merging.conflicts],
        offer: offerOf(state),
        extras: [...extrasOf(state)],
        counterProposals: countersOf(state),
        remedyId: state.remedyId,
        promisedFor: promisedFor(state),
        steps: stepsOf(state, isClaimant),
        cost: isClaimant ? undefined : costOf(state).cost,
        failures: isClaimant ? undefined : failuresOf(state),
      };
    },
  );
};
