import { z } from 'zod';
/**
 * A whole number in a query string: 1 to 6 digits, nothing else (`0x10`, `%20`, `1e2` are
 * refused), between two bounds.
 */
export const queryInt = (bounds) => z
    .string()
    .regex(/^[0-9]{1,6}$/, 'must be a whole number of 1 to 6 digits')
    .transform(Number)
    .pipe(z.number().min(bounds.min).max(bounds.max));
/** `limit` of a list: 1 to 100, 50 when not given. */
export const limitParameter = queryInt({ min: 1, max: 100 }).optional().default(50);
/** `cursor` of a list: opaque base64url. */
export const cursorParameter = z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,512}$/, 'is not a cursor')
    .optional();
const inValuesMax = 100;
/**
 * The members `filter[field][op]` of a query schema, to be spread into a z.strictObject, which
 * then refuses unknown fields and operators and lists the known ones in OpenAPI. Parsed values
 * stay texts; read them with filtersOf.
 */
export const filterShape = (fields) => Object.fromEntries(Object.entries(fields).flatMap(([field, { operators, value }]) => operators.map((operator) => [
    `filter[${field}][${operator}]`,
    z
        .string()
        .min(1)
        .max(4096)
        .refine((text) => valuesOf(operator, text).every((one) => value.safeParse(one).success), {
        message: 'is not a value of this field',
    })
        .refine((text) => valuesOf(operator, text).length <= inValuesMax, {
        message: `takes at most ${inValuesMax} values`,
    })
        .optional(),
])));
const valuesOf = (operator, text) => operator === 'in' ? text.split(',') : [text];
/** The filters of a parsed query, in the order they were sent. */
export const filtersOf = (query) => Object.entries(query).flatMap(([name, text]) => {
    const match = /^filter\[([A-Za-z.]+)\]\[(eq|in|lt|lte|gt|gte)\]$/.exec(name);
    if (match === null || typeof text !== 'string')
        return [];
    const operator = match[2];
    return [{ field: match[1], operator, values: valuesOf(operator, text) }];
});
