import { z } from 'zod';
/**
 * A whole number in a query string: 1 to 6 digits, nothing else (`0x10`, `%20`, `1e2` are
 * refused), between two bounds.
 */
export declare const queryInt: (bounds: {
    readonly min: number;
    readonly max: number;
}) => z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodNumber>;
/** `limit` of a list: 1 to 100, 50 when not given. */
export declare const limitParameter: z.ZodDefault<z.ZodOptional<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodNumber>>>;
/** `cursor` of a list: opaque base64url. */
export declare const cursorParameter: z.ZodOptional<z.ZodString>;
export type FilterOperator = 'eq' | 'in' | 'lt' | 'lte' | 'gt' | 'gte';
/** Fields a list can be filtered by, each with its operators and the form of one value. */
export type FilterFields = Readonly<Record<string, {
    readonly operators: readonly FilterOperator[];
    readonly value: z.ZodType<string>;
}>>;
export type Filter = {
    readonly field: string;
    readonly operator: FilterOperator;
    /** One value; for `in` one or more. */
    readonly values: readonly string[];
};
/**
 * The members `filter[field][op]` of a query schema, to be spread into a z.strictObject, which
 * then refuses unknown fields and operators and lists the known ones in OpenAPI. Parsed values
 * stay texts; read them with filtersOf.
 */
export declare const filterShape: (fields: FilterFields) => Record<string, z.ZodOptional<z.ZodString>>;
/** The filters of a parsed query, in the order they were sent. */
export declare const filtersOf: (query: Readonly<Record<string, unknown>>) => Filter[];
