import type { HttpServer } from '@amends/service-kit/http-server';
import type { IntakeServices } from '../intake-services.ts';
import { addAddAffected } from './add-affected.ts';
import { addCancelIncident } from './cancel-incident.ts';
import { addChangeIncidentScope } from './change-incident-scope.ts';
import { addCloseIncident } from './close-incident.ts';
import { addConfirmAffected } from './confirm-affected.ts';
import { addConfirmSuspicion } from './confirm-suspicion.ts';
import { addDeclareIncident } from './declare-incident.ts';
import { addDeriveAffected } from './derive-affected.ts';
import { addGetIncident } from './get-incident.ts';
import { addLinkIncidentCase } from './link-incident-case.ts';
import { addListAffected } from './list-affected.ts';
import { addListIncidentCases } from './list-incident-cases.ts';
import { addListIncidents } from './list-incidents.ts';
import { addRemoveAffected } from './remove-affected.ts';
import { addStateIncidentFacts } from './state-incident-facts.ts';

/** Routes about incidents, in the order of an incident's life. */
export const addIncidentRoutes = (app: HttpServer, services: IntakeServices): void => {
  addDeclareIncident(app, services);
  addListIncidents(app, services);
  addGetIncident(app, services);
  addConfirmSuspicion(app, services);
  addChangeIncidentScope(app, services);
  addStateIncidentFacts(app, services);
  addCancelIncident(app, services);
  addDeriveAffected(app, services);
  addListAffected(app, services);
  addAddAffected(app, services);
  addRemoveAffected(app, services);
  addConfirmAffected(app, services);
  addLinkIncidentCase(app, services);
  addListIncidentCases(app, services);
  addCloseIncident(app, services);
};
