import { OWN_STORE } from './people.ts';
import { list, names, object, type Probe } from './probe.ts';
import { sourceBody } from './things.ts';

const onSource = (body?: object): Probe => object(({ source }) => ({ ids: [source], body }));

/** Sources of vendors, and what they deliver. */
export const sourceProbes: Readonly<Record<string, Probe>> = {
  'POST /intake/v1/sources': names((storeId) => sourceBody('access-source-3', storeId)),
  'GET /intake/v1/sources': list(({ source }) => [source]),
  'GET /intake/v1/sources/{sourceId}': onSource(),
  'POST /intake/v1/sources/{sourceId}/secrets': onSource({ secret: 'another-clover-code' }),
  'POST /intake/v1/sources/{sourceId}/locations': onSource({
    locations: [{ location: 'L1', storeId: OWN_STORE }],
  }),
  'POST /intake/v1/sources/{sourceId}/revocations': object(({ revocableSource }) => ({
    ids: [revocableSource],
    body: {},
  })),
  'GET /intake/v1/sources/{sourceId}/deliveries': onSource(),
  // It is no source of files, which only its own store may learn.
  'POST /intake/v1/sources/{sourceId}/files': object(
    ({ source }) => ({
      ids: [source],
      body: '<POSLog></POSLog>',
      headers: { 'content-type': 'application/xml' },
    }),
    { ownRefusal: 'illegal_state', loose: 'a file, of which only what is known is read' },
  ),
  // A vendor has no token; the signature decides, and there is none here.
  'POST /intake/v1/sources/{sourceId}/deliveries': {
    about: 'open',
    loose: 'the vendor decides the form; what is not read is never kept in an event',
    status: 401,
    request: () => ({ ids: ['access-nobody'], body: {} }),
  },
  'POST /intake/v1/sources/{sourceId}/deliveries/{deliveryId}/replays': object(
    ({ source, delivery }) => ({ ids: [source, delivery], body: {} }),
  ),
};
