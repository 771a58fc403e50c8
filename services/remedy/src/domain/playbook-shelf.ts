import { isAfter } from '@amends/contracts/instant-order';
import type { Playbook } from './playbook.ts';
import { PLAYBOOK_V1 } from './playbook-v1.ts';

/** A version that was loaded, and how it stands. */
export interface ShelvedPlaybook {
  readonly playbook: Playbook;
  /** From then on it rules no case that has no version yet. */
  readonly withdrawnAt?: string | undefined;
}

export interface Activation {
  readonly version: number;
  /** Cases triaged from then on are matched by it. */
  readonly from: string;
}

/** Every version besides the one that comes with the suite, and when which began to rule. */
export interface PlaybookShelf {
  readonly loaded: readonly ShelvedPlaybook[];
  /** In the order they were decided: of two for one instant the later decision counts. */
  readonly activations: readonly Activation[];
}

export const EMPTY_SHELF: PlaybookShelf = { loaded: [], activations: [] };

export const playbookOf = ({ loaded }: PlaybookShelf, version: number): Playbook | undefined =>
  version === PLAYBOOK_V1.version
    ? PLAYBOOK_V1
    : loaded.find(({ playbook }) => playbook.version === version)?.playbook;

const isWithdrawn = ({ loaded }: PlaybookShelf, version: number, at: string): boolean => {
  const { withdrawnAt } = loaded.find(({ playbook }) => playbook.version === version) ?? {};
  return withdrawnAt !== undefined && !isAfter(withdrawnAt, at);
};

/**
 * What rules a case that is triaged at the instant: the activation that began last, of a version
 * that was not withdrawn by then; where there is none, version 1.
 */
export const rulingAt = (shelf: PlaybookShelf, at: string): Playbook => {
  let last: Activation | undefined;
  for (const one of shelf.activations) {
    if (isAfter(one.from, at) || isWithdrawn(shelf, one.version, at)) continue;
    if (last === undefined || !isAfter(last.from, one.from)) last = one;
  }
  return (last && playbookOf(shelf, last.version)) ?? PLAYBOOK_V1;
};
