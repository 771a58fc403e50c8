import { isProblemCode, type ProblemCode, problems, problemType } from '@amends/contracts/problem';
import { z } from 'zod';

/** The problem of one item of a batch: the members of RFC 9457 that say something about an item. */
export const itemProblem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
  })
  .meta({ id: 'ItemProblem' });
export type ItemProblem = z.infer<typeof itemProblem>;

export const itemProblemOf = (code: ProblemCode, detail?: string | null): ItemProblem => ({
  type: problemType(code),
  title: problems[code].title,
  status: problems[code].status,
  code,
  ...(detail === undefined || detail === null ? {} : { detail }),
});

/** The first fault of an item that does not fit its schema; names the member, never its value. */
export const firstFault = (error: z.ZodError): ItemProblem => {
  const issue = error.issues[0];
  const named = issue?.code === 'custom' ? issue.params?.problem : undefined;
  const code = typeof named === 'string' && isProblemCode(named) ? named : 'validation_failed';
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0]?.slice(0, 64) : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('/');
  return itemProblemOf(code, path === '' ? undefined : `${path} is not valid.`);
};
