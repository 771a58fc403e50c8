import type { Pool } from 'pg';
import type { FollowUpConfig } from '../config.ts';
import type { SurveyPorts } from '../jobs.ts';
import { askGates } from './ask-gates.ts';
import { hasDeclined } from './contact-choices.ts';

/** What the timers of questions ask before they put one, or remind of it. */
export const surveyPorts = (pool: Pool, config: FollowUpConfig): SurveyPorts => ({
  askGates: askGates(pool, config),
  hasDeclined: hasDeclined(pool),
});
