import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

type Json = Readonly<Record<string, unknown>>;
interface Description {
  readonly servers?: readonly { readonly url: string }[];
  readonly components: { readonly schemas: Json };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Json }>>>>;
}

const DOCUMENT = /^contracts\/generated\/openapi\/(.+)\.json$/;
const HEADER = '// Made by npm run generate from contracts/generated/openapi; not to be edited.\n';

const mapValues = <In, Out>(from: Readonly<Record<string, In>>, made: (value: In) => Out) =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, made(value)]));

/** Answers a call returns; a refusal is thrown as an ApiProblem, whose form is always the same. */
const successes = (responses: Json): Json =>
  Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2')));

/** A type alias may not contain itself the way the generator writes it: any JSON stays unknown. */
const withoutRecursion = (schemas: Json): Json =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const isRecursive = JSON.stringify(schema).includes(`"#/components/schemas/${name}"`);
      return [name, isRecursive ? {} : schema];
    }),
  );

/** The document with paths as the client takes them: with the service in front. */
const asCalled = (document: Description, prefix: string): OpenAPI3 => {
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    `${prefix}${path}`,
    mapValues(operations, (each) => ({ ...each, responses: successes(each.responses) })),
  ]);
  const components = { schemas: withoutRecursion(document.components.schemas) };
  return { ...document, components, paths: Object.fromEntries(paths) } as unknown as OpenAPI3;
};

const WIDTH = 96;

/** Two blanks a level; a long comment goes on in further lines, a long union has one per member. */
const wrapped = (text: string): string =>
  text
    .replace(/^ +/gm, (margin) => margin.slice(margin.length / 2))
    .split('\n')
    .map((line) => {
      if (line.length <= WIDTH) return line;
      const margin = /^ */.exec(line)![0];
      const words = line.trim();
      if (!/^\/?\*/.test(words)) return line.replaceAll(' | ', `\n${margin}  | `);
      const parts = words.match(
        new RegExp(`\\S.{0,${WIDTH - margin.length - 4}}(?= |$)|\\S+`, 'g'),
      )!;
      return margin + parts.join(`\n${margin}${words.startsWith('/') ? ' ' : ''}* `);
    })
    .join('\n');

/**
 * TypeScript types of every service's paths, one file per service: path from the root -> text.
 * What is at the root of all-in-one has no service in its path, and is for processes only.
 * @param files texts of the OpenAPI documents by path; others are passed over
 */
export const clientTypes = async (
  files: Readonly<Record<string, string>>,
): Promise<Record<string, string>> => {
  const made: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    const service = DOCUMENT.exec(path)?.[1];
    if (service === undefined || service === 'all-in-one') continue;
    const document = asCalled(JSON.parse(text) as Description, `/${service}`);
    // What has a default may be left out of a request.
    const nodes = await openapiTS(document, { immutable: true, defaultNonNullable: false });
    made[`contracts/generated/client/${service}.d.ts`] = `${HEADER}${wrapped(astToString(nodes))}`;
  }
  return made;
};
