import { externalRef } from '@amends/contracts/primitives';
import { z } from 'zod';
import { CommandError } from '../terminal/command-error.ts';
import { ACTIVITY_FACTS } from './activity-facts.ts';
import { knownMembers } from './known-members.ts';
import { purchaseColumns } from './purchase-mapping.ts';
import { attributeColumns, column, key, pattern, time, yesOrNo, zone } from './mapping-fields.ts';

const encoding = z.string().refine((name) => {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}, 'is no known encoding');

const frame = {
  name: z.string().min(1).max(100),
  version: externalRef,
  source: externalRef,
  notes: z.union([z.string(), z.array(z.string())]).optional(),
  timeZone: zone,
  csv: z
    .strictObject({
      delimiter: z.string().length(1).default(','),
      encoding: encoding.default('utf-8'),
    })
    .default({ delimiter: ',', encoding: 'utf-8' }),
};

/** A register: a row is a case. */
const complaints = z.strictObject({
  ...frame,
  kind: z.literal('complaints'),
  columns: z.strictObject({
    ...attributeColumns,
    externalId: z.strictObject({ column }),
    reportedAt: time,
    occurredAt: time.optional(),
    resolvedAt: time.optional(),
    closedAt: time.optional(),
  }),
});

/** An activity log: a row is something that happened in a case. */
const activities = z.strictObject({
  ...frame,
  kind: z.literal('activities'),
  columns: z.strictObject({
    ...attributeColumns,
    caseId: z.strictObject({ column }),
    timestamp: time,
    activity: z.strictObject({
      column,
      extract: pattern.optional(),
      map: z.record(key, z.enum(ACTIVITY_FACTS)),
      /** Activities that mean none of these; like any other they end a wait. */
      absent: z.array(key).optional(),
    }),
    /** Who did it. `automatic`: not a person, hence its acknowledgement is none. */
    resource: z.strictObject({ column, automatic: z.array(key).min(1) }).optional(),
    /** Whether the target of the resolution was met, as the last row that tells it says. */
    targetMet: yesOrNo.optional(),
  }),
});

const purchases = z.strictObject({
  ...frame,
  kind: z.literal('purchases'),
  columns: purchaseColumns,
});

const mapping = z.discriminatedUnion('kind', [complaints, activities, purchases]);

/** Which column of a CSV file is what. */
export type Mapping = z.infer<typeof mapping>;
export type ComplaintMapping = z.infer<typeof complaints>;
export type ActivityMapping = z.infer<typeof activities>;
export type PurchaseMapping = z.infer<typeof purchases>;

const pathOf = (issue: z.core.$ZodIssue): string => {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...extra].map(String).join('.') || '(top)';
};

const KINDS = { complaints, activities, purchases } as const;

/** An unknown member is mostly a known one spelt otherwise, so those are named. */
const messageOf = (issue: z.core.$ZodIssue, kind: unknown): string => {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const isKind = typeof kind === 'string' && Object.hasOwn(KINDS, kind);
  const schema = isKind ? KINDS[kind as keyof typeof KINDS] : undefined;
  const known = schema === undefined ? undefined : knownMembers(schema, issue.path);
  return `is not known here${known === undefined ? '' : `; known are ${known.join(', ')}`}`;
};

/**
 * Reads a mapping file's text.
 * @throws CommandError naming every faulty member by its path, such as columns.reportedAt.format
 */
export const parseMapping = (text: string, fileName: string): Mapping => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${fileName} is not valid JSON: ${(error as Error).message}`);
  }
  const parsed = mapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const { kind } = Object(json) as { kind?: unknown };
  const lines = parsed.error.issues.map((issue) => `  ${pathOf(issue)}: ${messageOf(issue, kind)}`);
  throw new CommandError(`${fileName} is not a valid mapping:\n${lines.join('\n')}`);
};
