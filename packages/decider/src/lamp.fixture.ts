import { accepted, type Decider, rejected } from './decider.ts';

export type LampCommand = { type: 'Switch'; on: boolean } | { type: 'Replace'; bulb: string };
export type LampEvent = { type: 'Switched'; on: boolean } | { type: 'Replaced'; bulb: string };
export type Lamp = { readonly on: boolean; readonly switches: number; readonly bulb?: string };

/** A stream small enough to see through: a lamp whose bulb is not changed while it is on. */
export const lamp: Decider<LampCommand, Lamp, LampEvent> = {
  initialState: { on: false, switches: 0 },
  evolve: (state, event) => {
    switch (event.type) {
      case 'Switched':
        return { ...state, on: event.on, switches: state.switches + 1 };
      case 'Replaced':
        return { ...state, bulb: event.bulb };
      default:
        return state;
    }
  },
  decide: (command, state) => {
    if (command.type === 'Switch') {
      return command.on === state.on ? accepted() : accepted({ type: 'Switched', on: command.on });
    }
    if (state.on) return rejected('illegal_state', 'The lamp is on.');
    return accepted({ type: 'Switched', on: false }, { type: 'Replaced', bulb: command.bulb });
  },
};
