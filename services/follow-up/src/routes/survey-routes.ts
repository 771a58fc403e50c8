import type { WriteSide } from '@amends/event-log/write-side';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { Pool } from 'pg';
import type { FollowUpConfig } from '../config.ts';
import type { FollowUpCommands } from '../follow-up-commands.ts';
import { chooseContact } from './choose-contact.ts';
import { exemptRequest, skipRequest } from './change-request.ts';
import { getCoverage } from './get-coverage.ts';
import { listRequests } from './list-requests.ts';
import { personalContacts } from './personal-contacts.ts';

export interface SurveyRouteDeps {
  readonly commands: FollowUpCommands;
  readonly pool: Pool;
  // biome-ignore lint/suspicious/noExplicitAny: the deciders of two streams share one write side
  readonly port: Pick<WriteSide<any, any, any>, 'execute'>;
  readonly clock: () => Date;
  readonly config: FollowUpConfig;
}

/** Who is asked and who is not, and what people may change about it. */
export const surveyRoutes = (app: HttpServer, deps: SurveyRouteDeps): void => {
  chooseContact(app, deps);
  skipRequest(app, deps.commands);
  exemptRequest(app, deps.commands);
  personalContacts(app, deps.commands);
  listRequests(app, deps.pool);
  getCoverage(app, deps.pool);
};
