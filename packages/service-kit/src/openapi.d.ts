import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
/** Texts of the API description; all optional. */
export type ApiDescription = {
    readonly title?: string;
    readonly description?: string;
    readonly tags?: readonly {
        readonly name: string;
        readonly description: string;
    }[];
};
type Described = {
    readonly name: string;
    readonly version: string;
    readonly publicPrefix: string;
    readonly docs?: boolean;
    readonly describe?: ApiDescription;
};
/** The body of every refusal, as documented. */
export declare const problemSchema: z.ZodObject<{
    type: z.ZodString;
    title: z.ZodString;
    status: z.ZodInt;
    detail: z.ZodOptional<z.ZodString>;
    instance: z.ZodOptional<z.ZodString>;
    code: z.ZodString;
    requestId: z.ZodString;
    errors: z.ZodOptional<z.ZodArray<z.ZodObject<{
        pointer: z.ZodString;
        detail: z.ZodString;
        code: z.ZodString;
    }, z.core.$strip>>>;
}, z.core.$strip>;
/**
 * Makes `app.swagger()` give the OpenAPI 3.1 document of all routes added from now on. The plugin
 * is called directly, not registered: a registered one would miss routes that are added before
 * the next tick.
 */
export declare const describeApi: (app: FastifyInstance, options: Described) => void;
/** Response entries for problems, to be spread into a route's schema.response. */
export declare const problemResponses: (...statuses: readonly number[]) => {
    [k: string]: {
        description: string;
        content: {
            "application/problem+json": {
                schema: z.ZodObject<{
                    type: z.ZodString;
                    title: z.ZodString;
                    status: z.ZodInt;
                    detail: z.ZodOptional<z.ZodString>;
                    instance: z.ZodOptional<z.ZodString>;
                    code: z.ZodString;
                    requestId: z.ZodString;
                    errors: z.ZodOptional<z.ZodArray<z.ZodObject<{
                        pointer: z.ZodString;
                        detail: z.ZodString;
                        code: z.ZodString;
                    }, z.core.$strip>>>;
                }, z.core.$strip>;
            };
        };
    };
};
export {};
