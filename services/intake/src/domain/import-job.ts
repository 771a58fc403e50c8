import type { ImportCompleted, ImportStarted } from '@amends/contracts/intake';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** import-<jobId>: none -> working -> completed. */
export type ImportEvent =
  | { readonly type: 'ImportStarted'; readonly data: ImportStarted }
  | { readonly type: 'ImportCompleted'; readonly data: ImportCompleted };
export type ImportCommand =
  | { readonly type: 'StartImport'; readonly data: ImportStarted }
  | { readonly type: 'CompleteImport'; readonly data: ImportCompleted };
export type ImportJobState = { readonly status: 'none' | 'working' | 'completed' };

const evolve = (state: ImportJobState, event: ImportEvent): ImportJobState => {
  switch (event.type) {
    case 'ImportStarted':
      return { status: 'working' };
    case 'ImportCompleted':
      return { status: 'completed' };
    default: {
      event satisfies never;
      return state;
    }
  }
};

/** The last two chunks may both find all rows there: the second completion is nothing to do. */
export const importJobDecider: Decider<ImportCommand, ImportJobState, ImportEvent> = {
  initialState: { status: 'none' },
  evolve,
  decide: (command, state) => {
    if (command.type === 'StartImport') {
      return state.status === 'none'
        ? accepted({ type: 'ImportStarted', data: command.data })
        : rejected('already_exists');
    }
    if (state.status === 'none') return rejected('not_found');
    if (state.status === 'completed') return accepted();
    return accepted({ type: 'ImportCompleted', data: command.data });
  },
};
