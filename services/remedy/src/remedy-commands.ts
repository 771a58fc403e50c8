import type { CaseCommands } from '@amends/service-kit/command-runner';
import type { RemedyCommand } from './domain/commands.ts';
import { decide } from './domain/decide.ts';
import { evolve, initialState, type Remedy, type RemedyEvent } from './domain/remedy.ts';

/** State of the stream with the store it belongs to, for the store check. */
export type StoredRemedy = Remedy & { readonly storeId?: string };

const owned = (state: Remedy): StoredRemedy =>
  state.menu?.storeId === undefined ? state : { ...state, storeId: state.menu.storeId };

/** The decider of the stream `remedy-<caseId>`. */
export const remedyDecider = {
  initialState: initialState as StoredRemedy,
  evolve: (state: StoredRemedy, event: RemedyEvent): StoredRemedy => owned(evolve(state, event)),
  decide: (command: RemedyCommand, state: StoredRemedy) => decide(command, state),
};

/** What the routes run their commands through. */
export type RemedyCommands = CaseCommands<RemedyCommand, StoredRemedy>;
