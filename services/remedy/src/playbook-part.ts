import type { WriteSide } from '@amends/event-log/write-side';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { Pool } from 'pg';
import type { RemedyCommands } from './remedy-commands.ts';
import { openShelf } from './playbooks/playbook-tables.ts';
import { comparePlaybook } from './routes/compare-playbook.ts';
import { serviceGuarantees } from './routes/service-guarantees.ts';
import { playbooks } from './routes/playbooks.ts';
import { remedyCatalogue } from './routes/remedy-catalogue.ts';

/** Versions of the playbook, and what they would change: what app.ts wires in. */

export { playbookCompanions, playbookRows } from './playbooks/playbook-tables.ts';

// biome-ignore lint/suspicious/noExplicitAny: the deciders of several streams share one write side
type AnySide = WriteSide<any, any, any>;

interface PlaybookPartDeps {
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly commands: RemedyCommands;
}

export const addPlaybooks = (
  app: HttpServer,
  port: AnySide,
  { pool, clock, commands }: PlaybookPartDeps,
): void => {
  playbooks(app, { port, clock, pool });
  const readShelf = openShelf();
  remedyCatalogue(app, { pool, clock, readShelf });
  comparePlaybook(app, { pool, readShelf });
  serviceGuarantees(app, { pool, readShelf, commands });
};
