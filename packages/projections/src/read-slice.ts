import { filtersOf } from '@amends/service-kit/query';
import type { FactFields } from './fact-field.ts';
import { type FactGroup, type FactSource, readFactGroups } from './fact-groups.ts';
import { asOfInstant, withKnownZone } from './figure-query.ts';
import type { ProjectionService } from './projection-service.ts';
import { answerRead, requestStores } from './read-request.ts';
import { readTallies, type Tallies } from './read-tallies.ts';
import type { CellDeclaration, ProjectionRead } from './types.ts';

/** What a slice is read from. */
export interface SliceOptions<Source extends string, Reference> {
  readonly projection: Pick<ProjectionService, 'read'>;
  readonly fields: FactFields;
  readonly sources: Readonly<Record<Source, FactSource>>;
  /** What figures need besides the rows of the slice, such as calendars; read with them. */
  readonly reference?: (read: ProjectionRead, asOf: string) => Promise<Reference>;
}

/** Rows of one slice, grouped, and from where they were looked at. */
export interface Slice<Source extends string, Reference> {
  readonly groups: readonly FactGroup<Source>[];
  /** Of a slice of too many rows to read: what they tell, added up. No rows are read then. */
  readonly tallies?: Tallies | undefined;
  readonly asOfMs: number;
  readonly reference: Reference;
  readonly frame: ProjectionRead['meta'] & { readonly timeZone: string };
}

/** The parameters every query of a slice has (sliceQueryShape), parsed. */
interface SliceQuery {
  readonly 'as-of'?: string | undefined;
  readonly 'time-zone': string;
  readonly 'min-position'?: string | undefined;
}

/**
 * Reads the slice that a request asks for, in one transaction, limited to the caller's stores.
 * @throws Problem malformed_query, projection_behind, temporary_reduced_capacity
 */
export const readSlice = <Source extends string, Reference>(
  request: Parameters<typeof requestStores>[0] & { readonly query: SliceQuery },
  { projection, fields, sources, reference: readReference }: SliceOptions<Source, Reference>,
  groupBy: readonly string[],
  /** Reads large slices of these cells, if given, the slots that are needed beside a reference. */
  cells?: {
    readonly declaration: CellDeclaration;
    readonly slots: (reference: Reference) => ReadonlySet<number>;
  },
): Promise<Slice<Source, Reference>> => {
  const { 'as-of': asked, 'time-zone': timeZone, 'min-position': minPosition } = request.query;
  const filters = filtersOf(request.query as unknown as Record<string, unknown>);
  return answerRead(() =>
    projection.read(
      requestStores(request),
      undefined,
      async (read) => {
        const asOf = asOfInstant(asked, read.meta.asOf);
        const view = { timeZone, asOf: asked === undefined ? undefined : asOf };
        const query = { groupBy, filters, view };
        const reference = (await readReference?.(read, asOf)) as Reference;
        const { tallies, groups } = await withKnownZone(async () => {
          const slots = cells?.slots(reference);
          const large =
            cells && (await readTallies(read, cells.declaration, fields, query, slots!));
          if (large !== undefined) return { tallies: large, groups: [] };
          const small = await readFactGroups(read, sources, fields, query);
          return { tallies: undefined, groups: small };
        });
        return {
          groups,
          tallies,
          asOfMs: Date.parse(asOf),
          reference,
          frame: { ...read.meta, asOf, timeZone },
        };
      },
      { minPosition },
    ),
  );
};
