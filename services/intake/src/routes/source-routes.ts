import type { HttpServer } from '@amends/service-kit/http-server';
import type { IntakeServices } from '../intake-services.ts';
import { addChangeSourceLocations } from './change-source-locations.ts';
import { addGetSource } from './get-source.ts';
import { addListDeliveries } from './list-deliveries.ts';
import { addListSources } from './list-sources.ts';
import { addReceiveDelivery } from './receive-delivery.ts';
import { addRegisterSource } from './register-source.ts';
import { addReplayDelivery } from './replay-delivery.ts';
import { addRevokeSource } from './revoke-source.ts';
import { addRotateSourceSecret } from './rotate-source-secret.ts';
import { addUploadPoslog } from './upload-poslog.ts';

/** Sources of vendors, and what they deliver. */
export const addSourceRoutes = (app: HttpServer, services: IntakeServices): void => {
  addRegisterSource(app, services);
  addListSources(app, services);
  addGetSource(app, services);
  addRotateSourceSecret(app, services);
  addChangeSourceLocations(app, services);
  addRevokeSource(app, services);
  addReceiveDelivery(app, services);
  addListDeliveries(app, services);
  addReplayDelivery(app, services);
  addUploadPoslog(app, services);
};
