import type { HttpServer } from '@amends/service-kit/http-server';
import type { IntakeServices } from '../intake-services.ts';
import { addAcknowledgeWarning } from './acknowledge-warning.ts';
import { addGetWarning } from './get-warning.ts';
import { addListWarnings } from './list-warnings.ts';
import { addWarningRules } from './warning-rules.ts';

/** Routes about early warnings. */
export const addWarningRoutes = (app: HttpServer, services: IntakeServices): void => {
  addListWarnings(app, services);
  addGetWarning(app, services);
  addAcknowledgeWarning(app, services);
  addWarningRules(app, services);
};
