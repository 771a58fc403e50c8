import type { HttpServer } from '@amends/service-kit/http-server';
import type { IntakeServices } from '../intake-services.ts';
import { addFindSilences } from './find-silences.ts';
import { addListSilentCustomers } from './list-silent-customers.ts';
import { addOpenWinBackCase } from './open-win-back-case.ts';
import { addRecordExitReasons } from './record-exit-reasons.ts';

/** Routes about customers who stay away. */
export const addSilenceRoutes = (app: HttpServer, services: IntakeServices): void => {
  addFindSilences(app, services);
  addListSilentCustomers(app, services);
  addRecordExitReasons(app, services);
  addOpenWinBackCase(app, services);
};
