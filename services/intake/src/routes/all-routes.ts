import type { HttpServer } from '@amends/service-kit/http-server';
import type { IntakeServices } from '../intake-services.ts';
import { addAcknowledgeCase } from './acknowledge-case.ts';
import { addGetCase } from './get-case.ts';
import { addGetJob } from './get-job.ts';
import { addGetPersonalData } from './get-personal-data.ts';
import { addIngestEvents } from './ingest-events.ts';
import { addListJobItems } from './list-job-items.ts';
import { addListStores } from './list-stores.ts';
import { addRecordPurchases } from './record-purchases.ts';
import { addRegisterDevice } from './register-device.ts';
import { addRegisterStore } from './register-store.ts';
import { addReportCase } from './report-case.ts';
import { addReportCaseBatch } from './report-case-batch.ts';
import { addRevokeDevice } from './revoke-device.ts';
import { addStartImport } from './start-import.ts';
import { addUploadImportChunk } from './upload-import-chunk.ts';
import { addWithdrawCase } from './withdraw-case.ts';

/** Every route of intake, in the order of the API description. */
export const addRoutes = (app: HttpServer, services: IntakeServices): void => {
  addReportCase(app, services);
  addReportCaseBatch(app, services);
  addGetCase(app, services);
  addAcknowledgeCase(app, services);
  addWithdrawCase(app, services);
  addGetPersonalData(app, services);
  addIngestEvents(app, services);
  addRecordPurchases(app, services);
  addStartImport(app, services);
  addUploadImportChunk(app, services);
  addGetJob(app, services);
  addListJobItems(app, services);
  addRegisterStore(app, services);
  addListStores(app, services);
  addRegisterDevice(app, services);
  addRevokeDevice(app, services);
};
