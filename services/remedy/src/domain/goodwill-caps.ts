import type { Money } from '@amends/contracts/primitives';
import type { RemedyComponent } from '@amends/contracts/remedy';
import { percentFloor } from './money.ts';
import { PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';
import { isOpen } from './proposal.ts';
import type { Remedy } from './remedy.ts';

/** Made whole is a loss beyond the price: outside the caps, within somebody's authority. */
const isCapped = ({ remedyType }: RemedyComponent): boolean => remedyType !== 'make_whole';

const sumOf = (components: readonly RemedyComponent[], currency: string): bigint =>
  components
    .filter(isCapped)
    .reduce(
      (sum, { amount }) => (amount?.currency === currency ? sum + BigInt(amount.amount) : sum),
      0n,
    );

/** Money of the case that was given, is being given or may be asked for already. */
const promised = (state: Remedy, proposalId: string, currency: string): bigint => {
  const { given, menu, status, components, executedSteps } = state;
  const inCurrency = (money: Money | undefined): bigint =>
    money?.currency === currency ? BigInt(money.amount) : 0n;
  const left = components.filter((_, at) => !executedSteps.includes(at + 1));
  const proposed = state.proposals
    .filter((one) => isOpen(one) && one.proposed.proposalId !== proposalId)
    .flatMap((one) => one.proposed.components);
  const current =
    status === 'executing'
      ? sumOf(left, currency)
      : inCurrency(menu?.restitution) + inCurrency(menu?.goodwill);
  return (
    inCurrency(given.restitution) + inCurrency(given.goodwill) + current + sumOf(proposed, currency)
  );
};

/**
 * Where the proposal would take the case (modifier f): within what needs nobody, to a manager, or
 * beyond what anybody grants. Without a price there is nothing to hold it against.
 */
export const capOf = (
  state: Remedy,
  proposal: { readonly proposalId: string; readonly components: readonly RemedyComponent[] },
): 'within' | 'above_automatic_cap' | 'no_price' | 'currency_mismatch' | 'over' => {
  const capped = proposal.components.filter(
    (one) => isCapped(one) && one.amount !== undefined && one.amount.amount > 0,
  );
  if (capped.length === 0) return 'within';
  const { price, caps = PLAYBOOK_V1_CONTENT.caps } = state.menu ?? {};
  if (price === undefined) return 'no_price';
  const { currency } = price;
  if (capped.some(({ amount }) => amount?.currency !== currency)) return 'currency_mismatch';
  const total = promised(state, proposal.proposalId, currency) + sumOf(capped, currency);
  if (total > BigInt(percentFloor(price, caps.managerPct).amount)) return 'over';
  const isAutomatic = total <= BigInt(percentFloor(price, caps.automaticPct).amount);
  return isAutomatic ? 'within' : 'above_automatic_cap';
};
