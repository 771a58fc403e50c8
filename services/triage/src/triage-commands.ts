import type { CaseCommands } from '@amends/service-kit/command-runner';
import { decide, type TriageCommand } from './domain/decide.ts';
import { evolve, initialState, type TriageCase } from './domain/triage-case.ts';

/** The decider of the stream `triage-<caseId>`. */
export const triageDecider = { initialState, evolve, decide };

/** What the routes run their commands through. */
export type TriageCommands = CaseCommands<TriageCommand, TriageCase>;
