import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Answer } from './exchange.ts';
import { documents, type Operation } from './operations.ts';

// Formats are notes to the reader here: what a value must look like is said by its pattern.
const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
for (const [service, document] of documents) ajv.addSchema(document, service);

const asPointer = (steps: readonly string[]): string =>
  steps
    .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');

const validatorOf = (operation: Operation, status: string, type: string): ValidateFunction => {
  const { service, documentPath, method } = operation;
  const steps = ['paths', documentPath, method.toLowerCase(), 'responses', status, 'content', type];
  const $ref = `${service}#/${asPointer([...steps, 'schema'])}`;
  return ajv.getSchema($ref) ?? ajv.compile({ $ref });
};

/**
 * What of an answer is not as the OpenAPI document of its service says (API-112): a status or media
 * type that is not listed, a body that breaks its schema. The suite writes its answers through zod;
 * they are read here by another validator, from the published text.
 */
export const undocumented = (operation: Operation, answer: Answer): string | undefined => {
  // The twin of a read is not described: it has the headers of the read and no body.
  if (answer.method === 'HEAD') return undefined;
  const described = operation.described.responses[String(answer.status)];
  if (described === undefined) return `answers ${answer.status}, which is not documented`;
  const type = (answer.headers['content-type'] ?? '').split(';', 1)[0]!.trim();
  if (described.content?.[type] === undefined) {
    return `answers ${answer.status} as ${type}, which is not documented`;
  }
  const { schema } = described.content[type];
  if (schema === undefined || !/[/+]json$/.test(type)) return undefined;
  const validate = validatorOf(operation, String(answer.status), type);
  if (validate(answer.json)) return undefined;
  const { instancePath, message, params } = validate.errors![0]!;
  const place = instancePath === '' ? 'its body' : instancePath;
  return `answers ${answer.status} with ${place} that ${message}: ${JSON.stringify(params)}`;
};
