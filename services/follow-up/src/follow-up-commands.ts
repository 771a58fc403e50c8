import type { CaseCommands } from '@amends/service-kit/command-runner';
import type { FollowUpCommand } from './domain/commands.ts';
import { decide } from './domain/decide.ts';
import { evolve, type FollowUpCase, initialState } from './domain/follow-up-case.ts';

/** The decider of the stream `follow-up-<caseId>`. */
export const followUpDecider = { initialState, evolve, decide };

/** What the routes run their commands through. */
export type FollowUpCommands = CaseCommands<FollowUpCommand, FollowUpCase>;
