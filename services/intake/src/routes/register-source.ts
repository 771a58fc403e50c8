import { externalRef, shortId } from '@amends/contracts/primitives';
import { SOURCE_VENDORS } from '@amends/contracts/vocabulary';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { sourceDecider } from '../domain/source.ts';
import type { IntakeServices } from '../intake-services.ts';
import {
  SOURCE_SECRET_WRITER,
  SOURCE_WRITER,
  sealedSourceSecret,
} from '../sources/source-directory.ts';
import { hasNoSecret, isSecretOf, needsSecret } from '../sources/source-secret.ts';
import { keyedCommand } from './keyed-command.ts';
import { maySeeSource } from './visible-source.ts';

/** Which of the vendor's locations is which store, as a request says it. */
export const locationsBody = z
  .array(z.strictObject({ location: externalRef, storeId: shortId }))
  .max(500)
  .refine((all) => new Set(all.map(({ location }) => location)).size === all.length, {
    message: 'must not name a location twice',
  });

/** The same as the table keeps it. */
export const locationMap = (
  locations: z.infer<typeof locationsBody>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(locations.map(({ location, storeId }) => [location, storeId]));

const body = z
  .strictObject({
    sourceId: shortId,
    vendor: z.enum(SOURCE_VENDORS),
    /** The store of every delivery that names none of the locations. */
    storeId: shortId.optional(),
    locations: locationsBody.optional(),
    secret: z.string().min(1).max(512).optional(),
    /** The URL the vendor calls, exactly as it is configured there: some vendors sign it. */
    notificationUrl: z
      .string()
      .max(2048)
      .regex(/^https:\/\/[\x21-\x7e]+$/, 'must be an https URL')
      .optional(),
    /** Turns mappings on that were built from a vendor's words and never seen live. */
    trialMappings: z.boolean().optional(),
  })
  .refine(({ vendor, secret }) => secret !== undefined || !needsSecret(vendor), {
    message: 'is needed for this vendor',
    path: ['secret'],
  })
  .refine(({ vendor, secret }) => secret === undefined || isSecretOf(vendor, secret), {
    message: 'is no secret of this vendor',
    path: ['secret'],
  })
  .refine(({ vendor, notificationUrl }) => vendor !== 'square' || notificationUrl !== undefined, {
    message: 'is signed by this vendor',
    path: ['notificationUrl'],
  })
  .refine(
    ({ vendor, storeId, locations = [] }) =>
      storeId !== undefined ||
      locations.length > 0 ||
      hasNoSecret(vendor) ||
      vendor === 'standard_webhooks',
    { message: 'is needed where no location is given', path: ['storeId'] },
  );
type Body = z.infer<typeof body>;

const rowsOf = (services: IntakeServices, request: Body, now: string) => {
  const { sourceId, vendor, storeId, locations = [], secret, notificationUrl } = request;
  const source = {
    writer: SOURCE_WRITER,
    row: {
      source_id: sourceId,
      vendor,
      store_id: storeId,
      locations: locationMap(locations),
      notification_url: notificationUrl,
      trial_mappings: request.trialMappings ?? false,
      registered_at: now,
    },
  };
  if (secret === undefined) return [source];
  const sealed = sealedSourceSecret(services.cipher, sourceId, secret);
  const row = { source_id: sourceId, secret: sealed, at: now };
  return [source, { writer: SOURCE_SECRET_WRITER, row }];
};

/** POST /v1/sources: whose deliveries are taken, for which stores, and how they are verified. */
export const addRegisterSource = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/sources',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Register a source of vendor deliveries',
      tags: ['sources'],
      body,
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { sourceId, vendor, storeId, locations, trialMappings = false } = request.body;
      const places = { storeId: storeId ?? null, locations: locationMap(locations ?? []) };
      if (!maySeeSource(principalOf(request), places)) throw new Problem('not_found');
      const asking = askingOf(request, services.clock());
      const about = { correlationId: uuidv8FromHash('source', sourceId), subject: sourceId };
      const { bodyHashKey } = services.cipher;
      const outcome = await executeCommand(services.store, {
        streamId: `source-${sourceId}`,
        decider: sourceDecider,
        command: {
          type: 'RegisterSource',
          data: {
            sourceId,
            vendor,
            ...(storeId === undefined ? {} : { storeId }),
            ...(locations === undefined ? {} : { locations }),
            trialMappings,
            registeredAt: asking.now,
          },
        },
        ...keyedCommand(request, asking, about, { body: { id: sourceId }, bodyHashKey }),
        companions: () => rowsOf(services, request.body, asking.now),
      });
      services.sources.forget(sourceId);
      return answerCommand(reply, outcome);
    },
  });
};
