import { z } from 'zod';

/**
 * An item that is judged by itself: anything passes the schema of the request, because one bad item
 * must not refuse the rest, but the API description shows what an item looks like.
 */
export const describedItem = (schema: z.ZodType): z.ZodType<unknown> => {
  const { $schema, ...shape } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return z.unknown().meta(shape);
};
