import { uuidv7 } from '@amends/service-kit/ids';
import { waitFor } from '@amends/testing/wait-for';
import { expect } from '@jest/globals';
import type { RunningRemedy } from './remedy.fixture.ts';

/** People who may give little, much, and who say who may. */
export const BULK_CALLERS = {
  admin: { scopes: new Set(['operations:write', 'operations:read']) },
  anna: { roles: ['assistant'] },
  bert: { roles: ['manager'] },
  foreign: { stores: new Set(['77']), roles: ['manager'] },
};
export type Person = keyof typeof BULK_CALLERS;

export interface Affected {
  readonly caseId: string;
  readonly customerId?: string;
}

export const affected = (count: number): Affected[] =>
  Array.from({ length: count }, () => ({ caseId: uuidv7(), customerId: uuidv7() }));

const STORE = '9';
export const eur = (amount: number) => ({ amount, currency: 'EUR' });
const now = (): string => new Date().toISOString();

interface ItemPage {
  readonly data: readonly { readonly caseId: string; readonly status: string }[];
  readonly meta: { readonly nextCursor: string | null };
}

const runPath = (incidentId: string, id: string) => `incidents/${incidentId}/bulk-remedies/${id}`;

const link = ({ caseId, customerId }: Affected, incidentId: string, how: string) => ({
  service: 'intake' as const,
  type: 'IncidentLinkedToCase',
  data: {
    ...{ incidentId, storeId: STORE, caseId, how, linkedAt: now() },
    ...(customerId === undefined ? {} : { customerId }),
  },
});

/** An incident whose customers all have a case, as intake tells of it. */
const incidentsIn = (remedy: () => RunningRemedy) => {
  const tell = (type: string, facts: { readonly incidentId: string } & Record<string, unknown>) => {
    const data = { ...facts, storeId: STORE };
    return remedy().publish({ service: 'intake', type, data });
  };
  const incident = async (cases: readonly Affected[], existing: readonly Affected[] = []) => {
    const incidentId = uuidv7();
    const scope = { complaintCode: 'pos_outage', workstations: [], startedAt: now() };
    await tell('IncidentDeclared', { incidentId, ...scope, declaredAt: now() });
    await remedy().publish(
      ...cases.map((one) => link(one, incidentId, 'opened')),
      ...existing.map((one) => link(one, incidentId, 'existing')),
    );
    const counts = { opened: cases.length, linked: existing.length, unidentified: 0 };
    const opened = { incidentId, listVersion: 1, ...counts, completedAt: now() };
    await tell('IncidentCasesOpened', opened);
    const sql = `select 1 from incident i where incident_id = $1 and cases = (
      select count(*) from incident_case c where c.incident_id = i.incident_id)`;
    await waitFor(async () => (await remedy().look.query(sql, [incidentId])).rows.length > 0, {
      description: 'remedy to know the incident',
      timeoutMs: 20_000,
    });
    return incidentId;
  };
  return {
    tell,
    incident,
    link: (one: Affected, incidentId: string) => remedy().publish(link(one, incidentId, 'opened')),
  };
};

export const bulkTests = (remedy: () => RunningRemedy) => {
  const as = async (person: Person, path: string, body: object, status: number) => {
    const answer = await remedy().send('POST', `/v1/${path}`, body, uuidv7(), person);
    const told = answer.statusCode === status ? '' : answer.json();
    expect([path, answer.statusCode, told]).toEqual([path, status, '']);
    return answer.json();
  };
  const viewOf = async (incidentId: string, id: string) =>
    (await remedy().send('GET', `/v1/${runPath(incidentId, id)}`)).json();
  return {
    ...incidentsIn(remedy),
    as,
    runPath,
    viewOf,
    authorities: async () => {
      for (const [holderId, max] of Object.entries({ assistant: 5000, manager: 10_000_000 })) {
        const limits = [{ currency: 'EUR', max }];
        const body = { holderKind: 'role', holderId, reason: 'policy', limits };
        await as('admin', 'recovery-authorities', body, 201);
      }
    },
    /** Drafted and shown, not started: the path and the hash of what was shown. */
    shown: async (incidentId: string, body: object, person: Person = 'bert') => {
      const drafts = `incidents/${incidentId}/bulk-remedies`;
      const { id } = await as(person, drafts, { noticeDelayMinutes: 0, ...body }, 201);
      await as(person, `${runPath(incidentId, id)}/dry-runs`, {}, 200);
      const view = await viewOf(incidentId, id);
      return { id: id as string, path: runPath(incidentId, id), view };
    },
    until: (incidentId: string, id: string, status: string) =>
      waitFor(
        async () => {
          const view = await viewOf(incidentId, id);
          return view.status === status && view;
        },
        { description: `the run to be ${status}`, timeoutMs: 60_000 },
      ),
    items: async (incidentId: string, id: string) => {
      const items: ItemPage['data'][number][] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const asked: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const path: string = `/v1/${runPath(incidentId, id)}/items?limit=100${asked}`;
        const answer = await remedy().send('GET', path);
        const { data, meta } = answer.json() as ItemPage;
        items.push(...data);
        cursor = meta.nextCursor;
      }
      return items;
    },
  };
};
