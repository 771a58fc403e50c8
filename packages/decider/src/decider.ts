/**
 * A decision is a function, nothing else: time, ids and prices come in with the command, so replays
 * and property tests are exact. Events are past facts, commands are orders, states are a union.
 */

/** What `decide` answers: the facts that happened, or the code of the reason why nothing did. */
export type Decision<Event> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly code: string; readonly detail?: string };

/** The pure parts of one stream: where it starts, how facts change it, what may be decided. */
export interface Decider<Command, State, Event> {
  readonly initialState: State;
  /** Never throws and never rejects history: an unknown event leaves the state as it is. */
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
}

/** The command is allowed; an empty list says "nothing to do" (already so). */
export const accepted = <Event>(...events: Event[]): Decision<Event> => ({
  accepted: true,
  events,
});

/** The command is refused by the rules; `code` is a row of contracts/src/problem.ts. */
export const rejected = (code: string, detail?: string): Decision<never> =>
  detail === undefined ? { accepted: false, code } : { accepted: false, code, detail };

/** Folds a stream into its state, oldest event first. */
export const fold = <State, Event>(
  decider: Pick<Decider<never, State, Event>, 'initialState' | 'evolve'>,
  events: Iterable<Event>,
): State => {
  let state = decider.initialState;
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
