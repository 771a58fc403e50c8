import type { CaseCommands } from '@amends/service-kit/command-runner';
import type { TriageCommand } from './domain/commands.ts';
import { decide } from './domain/decide.ts';
import { evolve, initialState, type TriageCase } from './domain/triage-case.ts';

/** The decider of the stream `triage-<caseId>`. */
export const triageDecider = { initialState, evolve, decide };

/** What the routes run their commands through. */
export type TriageCommands = CaseCommands<TriageCommand, TriageCase>;
