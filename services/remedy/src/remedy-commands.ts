import type { CaseCommands } from '@amends/service-kit/command-runner';
import type { RemedyCommand } from './domain/commands.ts';
import { decide } from './domain/decide.ts';
import { evolve, initialState, type Remedy } from './domain/remedy.ts';

/** The decider of the stream `remedy-<caseId>`. */
export const remedyDecider = { initialState, evolve, decide };

/** What the routes run their commands through. */
export type RemedyCommands = CaseCommands<RemedyCommand, Remedy>;
