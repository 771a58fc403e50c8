import { uuid } from '@amends/contracts/primitives';
import { z } from 'zod';

/** Path of every route about one case. */
export const caseParams = z.strictObject({ id: uuid });

/** Answer of every command on a case: where it landed, readable at `position` and later. */
export const commandAnswer = z.object({ id: uuid, caseId: uuid, position: z.string() });
