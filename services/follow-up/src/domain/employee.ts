import type {
  ConfidenceRated,
  EmployeeHeard,
  EmployeeRecognised,
  SkillsAssessed,
  TeamJoined,
  TeamLeft,
  TrainingRecorded,
} from '@amends/contracts/follow-up-employees';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/** employee-<employeeId>: unknown -> known, once triage's directory of staff names them. */
export type EmployeeEvent =
  | { readonly type: 'EmployeeHeard'; readonly data: EmployeeHeard }
  | { readonly type: 'TrainingRecorded'; readonly data: TrainingRecorded }
  | { readonly type: 'SkillsAssessed'; readonly data: SkillsAssessed }
  | { readonly type: 'ConfidenceRated'; readonly data: ConfidenceRated }
  | { readonly type: 'TeamJoined'; readonly data: TeamJoined }
  | { readonly type: 'TeamLeft'; readonly data: TeamLeft }
  | { readonly type: 'EmployeeRecognised'; readonly data: EmployeeRecognised };

type Given<Data> = Omit<Data, 'employeeId' | 'recordedAt' | 'assessedAt' | 'ratedAt' | 'joinedAt'>;

export type EmployeeCommand = { readonly now: string } & (
  | {
      readonly type: 'HearEmployee';
      readonly employeeId: string;
      readonly stores?: readonly string[] | undefined;
    }
  | { readonly type: 'RecordTraining'; readonly training: Given<TrainingRecorded> }
  | {
      readonly type: 'AssessSkills';
      readonly assessment: Given<SkillsAssessed>;
    }
  | { readonly type: 'RateConfidence'; readonly rating: number }
  | { readonly type: 'JoinTeam'; readonly membership: Given<TeamJoined> }
  | { readonly type: 'LeaveTeam'; readonly teamId: string }
  | {
      readonly type: 'RecogniseEmployee';
      readonly reason: EmployeeRecognised['reason'];
      readonly by: string;
    }
);

export interface Employee {
  readonly heard?: EmployeeHeard;
  readonly trainings: readonly TrainingRecorded[];
  readonly skills: Readonly<Partial<Record<SkillsAssessed['seenBy'], SkillsAssessed>>>;
  readonly confidence?: ConfidenceRated;
  readonly teams: readonly TeamJoined[];
}

const sameStores = (one: EmployeeHeard, stores: readonly string[] | undefined): boolean =>
  (one.stores ?? ['*']).join() === (stores ?? ['*']).join();

const hear = (
  { employeeId, stores, now }: Extract<EmployeeCommand, { type: 'HearEmployee' }>,
  { heard }: Employee,
): Decision<EmployeeEvent> => {
  if (heard !== undefined && sameStores(heard, stores)) return accepted();
  return accepted<EmployeeEvent>({
    type: 'EmployeeHeard',
    data: { employeeId, ...(stores === undefined ? {} : { stores: [...stores] }), heardAt: now },
  });
};

const train = (
  { training, now }: Extract<EmployeeCommand, { type: 'RecordTraining' }>,
  employeeId: string,
  { trainings }: Employee,
): Decision<EmployeeEvent> => {
  const isKnown = trainings.some(
    ({ trainingId, completedAt }) =>
      trainingId === training.trainingId && completedAt === training.completedAt,
  );
  if (isKnown) return rejected('already_recorded');
  return accepted<EmployeeEvent>({
    type: 'TrainingRecorded',
    data: { employeeId, ...training, recordedAt: now },
  });
};

const join = (
  { membership, now }: Extract<EmployeeCommand, { type: 'JoinTeam' }>,
  employeeId: string,
  { teams }: Employee,
): Decision<EmployeeEvent> => {
  const isSame = teams.some(
    ({ teamId, role }) => teamId === membership.teamId && role === membership.role,
  );
  if (isSame) return rejected('already_recorded');
  return accepted<EmployeeEvent>({
    type: 'TeamJoined',
    data: { employeeId, ...membership, joinedAt: now },
  });
};

const decideKnown = (
  command: Exclude<EmployeeCommand, { type: 'HearEmployee' }>,
  employeeId: string,
  state: Employee,
): Decision<EmployeeEvent> => {
  const { now } = command;
  switch (command.type) {
    case 'RecordTraining':
      return train(command, employeeId, state);
    case 'AssessSkills':
      return accepted<EmployeeEvent>({
        type: 'SkillsAssessed',
        data: { employeeId, ...command.assessment, assessedAt: now },
      });
    case 'RateConfidence':
      return accepted<EmployeeEvent>({
        type: 'ConfidenceRated',
        data: { employeeId, rating: command.rating, ratedAt: now },
      });
    case 'JoinTeam':
      return join(command, employeeId, state);
    case 'LeaveTeam': {
      const { teamId } = command;
      const isOfIt = state.teams.some((team) => team.teamId === teamId);
      if (!isOfIt) return rejected('already_recorded');
      return accepted<EmployeeEvent>({
        type: 'TeamLeft',
        data: { employeeId, teamId, leftAt: now },
      });
    }
    case 'RecogniseEmployee':
      if (command.by === employeeId) return rejected('four_eyes_required');
      return accepted<EmployeeEvent>({
        type: 'EmployeeRecognised',
        data: { employeeId, reason: command.reason, by: command.by, recognisedAt: now },
      });
  }
};

const evolve = (state: Employee, event: EmployeeEvent): Employee => {
  switch (event.type) {
    case 'EmployeeHeard':
      return { ...state, heard: event.data };
    case 'TrainingRecorded':
      return { ...state, trainings: [...state.trainings, event.data] };
    case 'SkillsAssessed': {
      const { seenBy } = event.data;
      return { ...state, skills: { ...state.skills, [seenBy]: event.data } };
    }
    case 'ConfidenceRated':
      return { ...state, confidence: event.data };
    case 'TeamJoined':
    case 'TeamLeft': {
      const others = state.teams.filter(({ teamId }) => teamId !== event.data.teamId);
      return { ...state, teams: event.type === 'TeamJoined' ? [...others, event.data] : others };
    }
    case 'EmployeeRecognised':
      return state;
    default: {
      event satisfies never;
      return state;
    }
  }
};

export const employeeDecider: Decider<EmployeeCommand, Employee, EmployeeEvent> = {
  initialState: { trainings: [], skills: {}, teams: [] },
  evolve,
  decide: (command, state) => {
    if (command.type === 'HearEmployee') return hear(command, state);
    const { heard } = state;
    if (heard === undefined) return rejected('not_found');
    return decideKnown(command, heard.employeeId, state);
  },
};
