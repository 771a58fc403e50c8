import type { HttpServer } from '@amends/service-kit/http-server';
import type { IntakeServices } from '../intake-services.ts';
import { addAddAttachment } from './add-attachment.ts';
import { addGetAttachment } from './get-attachment.ts';
import { addListAttachments } from './list-attachments.ts';
import { addRemoveAttachment } from './remove-attachment.ts';

/** Files of cases. */
export const addAttachmentRoutes = (app: HttpServer, services: IntakeServices): void => {
  addAddAttachment(app, services);
  addListAttachments(app, services);
  addGetAttachment(app, services);
  addRemoveAttachment(app, services);
};
