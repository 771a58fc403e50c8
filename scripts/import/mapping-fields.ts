import { CURRENCY_CODES } from '@amends/contracts/currency';
import { shortId, slug } from '@amends/contracts/primitives';
import {
  INTAKE_CHANNELS,
  KHD_TYPES,
  REMEDY_TYPES,
  RESOLUTION_OUTCOMES,
} from '@amends/contracts/vocabulary';
import { IANAZone } from 'luxon';
import { z } from 'zod';

export const column = z.string().min(1);
export const zone = z.string().refine((name) => IANAZone.isValidZone(name), 'is no IANA time zone');

export const pattern = z.string().superRefine((text, context) => {
  try {
    new RegExp(text, 'u');
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/** Key of a value map: the exact text, or a regular expression between slashes. */
export const key = z.string().min(1);

/** What of a cell is looked up: the first group of `extract` where it matches, else all of it. */
const lookedUp = { column: column.optional(), extract: pattern.optional() };

const constantOrColumn = (
  field: { readonly constant?: unknown; readonly column?: string | undefined },
  context: z.RefinementCtx,
): void => {
  if ((field.constant === undefined) === (field.column === undefined)) {
    context.addIssue({ code: 'custom', message: 'takes either constant or column' });
  }
};

/** A value of a closed list: the same in every row, or read from a column through a map. */
const choice = <Values extends z.ZodType<string>>(values: Values) =>
  z
    .strictObject({
      constant: values.optional(),
      ...lookedUp,
      /** Key to value; without a map the cell itself has to be one of the values. */
      map: z.record(key, values).optional(),
      /** Keys that mean "no value": known, hence not flagged as unmapped. */
      absent: z.array(key).optional(),
    })
    .superRefine(constantOrColumn);

/** A code of the source itself: the slug of the cell, or of its extracted part. */
const sourceCode = z.strictObject({
  column,
  extract: pattern.optional(),
  /** Slugs for cells whose own slug would be unclear. */
  map: z.record(key, slug).optional(),
});

/** `format` is a luxon format or ISO; `zone` is for times without an offset of their own. */
export const time = z.strictObject({
  column,
  format: z.string().min(1),
  precision: z.enum(['date', 'instant']),
  zone: zone.optional(),
});

const restitution = z
  .strictObject({
    column,
    currency: z.enum(CURRENCY_CODES),
    unit: z.enum(['decimal', 'minor']).default('decimal'),
    decimalSeparator: z.enum(['.', ',']).default('.'),
    groupSeparator: z.enum(['.', ',', ' ', "'"]).optional(),
  })
  .refine((field) => field.decimalSeparator !== field.groupSeparator, {
    message: 'differs from decimalSeparator',
    path: ['groupSeparator'],
  });

export const yesOrNo = z.strictObject({
  column,
  yes: z.array(key).min(1),
  no: z.array(key).min(1),
  /** Nobody answered; a blank cell always means that. */
  none: z.array(key).default([]),
});

export const store = z
  .strictObject({
    constant: shortId.optional(),
    ...lookedUp,
    map: z.record(key, shortId).optional(),
    absent: z.array(key).optional(),
    /** Register the stores met, with these facts; without it unknown ones are flagged. */
    register: z
      .strictObject({ currency: z.enum(CURRENCY_CODES), timeZone: zone, region: slug.optional() })
      .optional(),
  })
  .superRefine(constantOrColumn);

/** Columns that tell of a case what holds for all of it. */
export const attributeColumns = {
  complaintCode: choice(z.enum(KHD_TYPES)).optional(),
  sourceCategory: sourceCode.optional(),
  sourceGroup: sourceCode.optional(),
  sourceResult: sourceCode.optional(),
  remedyType: choice(z.enum(REMEDY_TYPES)).optional(),
  outcome: choice(z.enum(RESOLUTION_OUTCOMES)).optional(),
  restitution: restitution.optional(),
  satisfied: yesOrNo.optional(),
  store: store.optional(),
  channel: choice(z.enum(INTAKE_CHANNELS)).optional(),
};
const attributes = z.strictObject(attributeColumns);

export type AttributeColumns = z.infer<typeof attributes>;
export type TimeField = z.infer<typeof time>;
export type MoneyField = z.infer<typeof restitution>;
export type SatisfiedField = z.infer<typeof yesOrNo>;
export type SourceCodeField = z.infer<typeof sourceCode>;

/** What the value lookups need of any choice, whatever its values are. */
export interface ChoiceField<Value extends string = string> {
  readonly constant?: Value | undefined;
  readonly column?: string | undefined;
  readonly extract?: string | undefined;
  readonly map?: Readonly<Record<string, Value>> | undefined;
  readonly absent?: readonly string[] | undefined;
}
