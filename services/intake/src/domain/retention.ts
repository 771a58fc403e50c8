import {
  DATA_CLASSES,
  type DataClass,
  type RetentionApplied,
  type RetentionRunCompleted,
  type RetentionRunRequested,
} from '@amends/contracts/intake-retention';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** retention-<runId>: none -> requested (some of each class goes, again and again) -> completed. */
export type RetentionEvent =
  | { readonly type: 'RetentionRunRequested'; readonly data: RetentionRunRequested }
  | { readonly type: 'RetentionApplied'; readonly data: RetentionApplied }
  | { readonly type: 'RetentionRunCompleted'; readonly data: RetentionRunCompleted };

export type RetentionCommand =
  | { readonly type: 'RequestRetentionRun'; readonly data: RetentionRunRequested }
  | { readonly type: 'RecordRetention'; readonly data: RetentionApplied }
  | {
      readonly type: 'CompleteRetentionRun';
      readonly runId: string;
      readonly held: Readonly<Record<DataClass, number>>;
      readonly completedAt: string;
    };

export interface RetentionRun {
  readonly status: 'none' | 'requested' | 'completed';
  readonly requested?: RetentionRunRequested;
  readonly deleted: Readonly<Record<DataClass, number>>;
  readonly completed?: RetentionRunCompleted;
}

const nothing: Readonly<Record<DataClass, number>> = {
  contact_details: 0,
  texts: 0,
  attachments: 0,
  customers: 0,
  vendor_deliveries: 0,
  read_audit: 0,
};

const evolve = (state: RetentionRun, event: RetentionEvent): RetentionRun => {
  switch (event.type) {
    case 'RetentionRunRequested':
      return { ...state, status: 'requested', requested: event.data };
    case 'RetentionApplied': {
      const { dataClass, deleted } = event.data;
      const all = state.deleted[dataClass] + deleted;
      return { ...state, deleted: { ...state.deleted, [dataClass]: all } };
    }
    case 'RetentionRunCompleted':
      return { ...state, status: 'completed', completed: event.data };
    default: {
      event satisfies never;
      return state;
    }
  }
};

export const retentionDecider: Decider<RetentionCommand, RetentionRun, RetentionEvent> = {
  initialState: { status: 'none', deleted: nothing },
  evolve,
  decide: (command, state) => {
    if (command.type === 'RequestRetentionRun') {
      if (state.status !== 'none') return rejected('already_exists');
      return accepted({ type: 'RetentionRunRequested', data: command.data });
    }
    // What went is told even where another attempt of the job has completed the run meanwhile.
    if (command.type === 'RecordRetention') {
      return accepted({ type: 'RetentionApplied', data: command.data });
    }
    if (state.status !== 'requested') return accepted();
    const { runId, held, completedAt } = command;
    const classes = DATA_CLASSES.map((dataClass) => ({
      dataClass,
      deleted: state.deleted[dataClass],
      held: held[dataClass],
    }));
    return accepted({ type: 'RetentionRunCompleted', data: { runId, classes, completedAt } });
  },
};
