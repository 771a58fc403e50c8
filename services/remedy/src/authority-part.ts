import type { WriteSide } from '@amends/event-log/write-side';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { HttpServer } from '@amends/service-kit/http-server';
import { APPROVAL_WRITER, approvalRowsFor, writeApprovals } from './authority/approval-list.ts';
import {
  AUTHORITY_WRITER,
  authorityRowsFor,
  writeAuthorities,
} from './authority/authority-table.ts';
import {
  RELEASE_WRITER,
  releaseUses,
  USE_WRITER,
  usageRowsFor,
  writeUses,
} from './authority/usage-table.ts';
import { goodwillApprovals } from './routes/goodwill-approvals.ts';
import { type GoodwillDeps, goodwillProposals } from './routes/goodwill-proposals.ts';
import { recoveryAuthorities } from './routes/recovery-authorities.ts';

/** Who may give what, and goodwill beyond the playbook: what app.ts wires in. */

export const authorityCompanions: Readonly<Record<string, CompanionWriter>> = {
  [AUTHORITY_WRITER]: writeAuthorities,
  [APPROVAL_WRITER]: writeApprovals,
  [RELEASE_WRITER]: releaseUses,
  [USE_WRITER]: writeUses,
};

export const authorityRows = (events: readonly NewEvent[]): readonly CompanionRow[] => [
  ...authorityRowsFor(events),
  ...approvalRowsFor(events),
  ...usageRowsFor(events),
];

// biome-ignore lint/suspicious/noExplicitAny: the deciders of several streams share one write side
type AnySide = Pick<WriteSide<any, any, any>, 'execute'>;

export const addAuthority = (app: HttpServer, port: AnySide, deps: GoodwillDeps): void => {
  recoveryAuthorities(app, { port, pool: deps.pool, clock: deps.clock });
  goodwillProposals(app, deps);
  goodwillApprovals(app, deps);
};
