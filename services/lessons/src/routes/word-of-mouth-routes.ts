import { SIGNAL_SOURCES, WORD_OF_MOUTH_CHANNELS } from '@amends/contracts/vocabulary';
import { exportRoute } from '@amends/projections/export-route';
import { instantField, shortIdField, wordField } from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { listRoute } from '@amends/projections/list-route';
import { periodFields } from '@amends/projections/period-fields';
import type { ProjectionService } from '@amends/projections/projection-service';
import type { HttpServer } from '@amends/service-kit/http-server';
import { mentionTable } from '../projections/mention.ts';
import { mentionSource, wordOfMouthFigures } from '../word-of-mouth-figures.ts';

const fields = {
  store: shortIdField('store_id'),
  valence: wordField('valence', ['positive', 'neutral', 'negative']),
  channel: wordField('channel', WORD_OF_MOUTH_CHANNELS),
  signalSource: wordField('signal_source', SIGNAL_SOURCES),
  ...periodFields('observed_at', undefined, 'instant'),
  observedAt: instantField('observed_at'),
};

/** The log of what customers told others. */
export const wordOfMouthRoutes = (app: HttpServer, projection: ProjectionService): void => {
  figuresRoute(app, {
    projection,
    path: '/v1/figures/word-of-mouth',
    summary: 'Net word of mouth and its reach',
    fields,
    sources: { mentions: mentionSource },
    figures: wordOfMouthFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/word-of-mouth',
    summary: 'What customers told others',
    table: mentionTable,
    fields,
  });
  exportRoute(app, { projection, name: 'word-of-mouth', table: mentionTable });
};
