import { type Decider, type Decision, fold } from './decider.ts';

/** What a test may ask of a decision: the events it gave, or the code it was refused with. */
export interface Outcome<Event> {
  readonly decision: Decision<Event>;
  /** The events; throws with the refusal's code where the command was refused. */
  events(): readonly Event[];
  /** The refusal's code; throws where the command was accepted. */
  code(): string;
}

/**
 * Reads as a sentence: `given(decider, [past]).when(command).events()`. It holds no assertions of
 * its own, so it works under every test runner.
 */
export const given = <Command, State, Event>(
  decider: Decider<Command, State, Event>,
  past: readonly Event[],
) => ({
  when: (command: Command): Outcome<Event> => {
    const decision = decider.decide(command, fold(decider, past));
    return {
      decision,
      events: () => {
        if (!decision.accepted) throw new Error(`expected events, refused with ${decision.code}`);
        return decision.events;
      },
      code: () => {
        if (decision.accepted) {
          throw new Error(`expected a refusal, got ${decision.events.length} event(s)`);
        }
        return decision.code;
      },
    };
  },
});
