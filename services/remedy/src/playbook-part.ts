import type { WriteSide } from '@amends/event-log/write-side';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { Pool } from 'pg';
import { openShelf } from './playbooks/playbook-tables.ts';
import { comparePlaybook } from './routes/compare-playbook.ts';
import { playbooks } from './routes/playbooks.ts';

/** Versions of the playbook, and what they would change: what app.ts wires in. */

export { playbookCompanions, playbookRows } from './playbooks/playbook-tables.ts';

// biome-ignore lint/suspicious/noExplicitAny: the deciders of several streams share one write side
type AnySide = WriteSide<any, any, any>;

export const addPlaybooks = (
  app: HttpServer,
  port: AnySide,
  { pool, clock }: { readonly pool: Pool; readonly clock: () => Date },
): void => {
  playbooks(app, { port, clock, pool });
  comparePlaybook(app, { pool, readShelf: openShelf() });
};
