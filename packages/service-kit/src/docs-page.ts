/** The parts of an OpenAPI document that the page shows. */
export type DescribedApi = {
  readonly info?: { readonly title?: string; readonly version?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

type Operation = {
  readonly summary?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
};

const style =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;' +
  'border-bottom:1px solid #ddd;vertical-align:top}code{font-size:.95em}';

/** One page without scripts or foreign files: every operation, who may call it, what it is for. */
export const docsPage = (api: DescribedApi, publicPrefix: string): string => {
  const rows = Object.entries(api.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) =>
      row(method, `${publicPrefix}${path}`, operation as Operation),
    ),
  );
  const title = escaped(`${api.info?.title ?? 'API'} ${api.info?.version ?? ''}`);
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
    `<style>${style}</style><h1>${title}</h1>` +
    `<p>OpenAPI 3.1: <a href="${escaped(publicPrefix)}/docs/json">docs/json</a></p>` +
    '<table><tr><th>Operation<th>Access<th>Summary</tr>' +
    `${rows.join('')}</table></html>`
  );
};

const row = (method: string, path: string, { summary, security = [] }: Operation): string => {
  const access = security.flatMap((alternative) =>
    Object.entries(alternative).map(([scheme, scopes]) => scopes.join(', ') || scheme),
  );
  return (
    `<tr><td><code>${method.toUpperCase()} ${escaped(path)}</code>` +
    `<td>${escaped(access.join(' or ') || 'public')}<td>${escaped(summary ?? '')}</tr>`
  );
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
