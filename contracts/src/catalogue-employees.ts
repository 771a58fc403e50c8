import { entry } from './catalogue-entry.ts';
import * as employees from './follow-up-employees.ts';

/** Rows of the catalogue about what staff learn and are thanked for. */
export const EMPLOYEE_ROWS = {
  EmployeeHeard: entry('follow-up', employees.EmployeeHeardV1, 'of whom a record may be kept'),
  TrainingRecorded: entry(
    'follow-up',
    employees.TrainingRecordedV1,
    'training received, to be related to outcomes',
  ),
  SkillsAssessed: entry(
    'follow-up',
    employees.SkillsAssessedV1,
    'the skill matrix: seen by themselves, seen by a coach',
  ),
  ConfidenceRated: entry(
    'follow-up',
    employees.ConfidenceRatedV1,
    'how sure somebody is of handling complaints',
  ),
  TeamJoined: entry(
    'follow-up',
    employees.TeamJoinedV1,
    'who is of the recovery team, who heads it',
  ),
  TeamLeft: entry('follow-up', employees.TeamLeftV1, 'no more of the team'),
  EmployeeRecognised: entry(
    'follow-up',
    employees.EmployeeRecognisedV1,
    'thanked soon after good handling',
  ),
};
