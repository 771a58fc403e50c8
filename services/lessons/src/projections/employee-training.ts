import type { HandlerHeard } from '@amends/contracts/follow-up-closing';
import type { TrainingRecorded } from '@amends/contracts/follow-up-employees';
import type { FactTable, KeyedFold } from '@amends/projections/types';

/**
 * Who handled which case and had learned what: joined for the figures of trainings and read by
 * nobody else. Neither table is listed or exported, and no figure is about one person.
 */
export const employeeTrainingTable: FactTable = {
  name: 'employee_training',
  columns: {
    /** Employee and training. */
    record: 'text',
    employee_id: 'text not null',
    training_id: 'text not null',
    skills: 'text[]',
    /** The first time, where it was taken again. */
    completed_at: 'timestamptz not null',
  },
  indexes: [['employee_id']],
};

export const caseHandlerTable: FactTable = {
  name: 'case_handler',
  columns: {
    /** Case and employee. */
    record: 'text',
    case_id: 'uuid not null',
    employee_id: 'text not null',
    /** When they first had a hand in it. */
    since: 'timestamptz not null',
  },
  indexes: [['case_id']],
};

const earlier = (before: unknown, at: string): string =>
  typeof before === 'string' && Date.parse(before) <= Date.parse(at) ? before : at;

export const employeeTrainingFold: KeyedFold = {
  table: employeeTrainingTable,
  key: ({ type, data }) => {
    if (type !== 'TrainingRecorded') return undefined;
    const { employeeId, trainingId } = data as TrainingRecorded;
    return `${employeeId} ${trainingId}`;
  },
  fold: (row, { data }) => {
    const { employeeId, trainingId, skills, completedAt } = data as TrainingRecorded;
    return {
      ...row,
      employee_id: employeeId,
      training_id: trainingId,
      skills,
      completed_at: earlier(row?.completed_at, completedAt),
    };
  },
};

export const caseHandlerFold: KeyedFold = {
  table: caseHandlerTable,
  key: ({ type, data }) => {
    if (type !== 'HandlerHeard') return undefined;
    const { caseId, employeeId } = data as HandlerHeard;
    return `${caseId} ${employeeId}`;
  },
  fold: (row, { data }) => {
    const { caseId, employeeId, since } = data as HandlerHeard;
    return { ...row, case_id: caseId, employee_id: employeeId, since: earlier(row?.since, since) };
  },
};
