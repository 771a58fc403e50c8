import { Problem } from './problem-error.js';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x1f\x7f]/;
/**
 * Refuses percent-escapes that are no UTF-8 and control characters, in path and query, and a
 * query on a route that takes none: a parameter is never ignored.
 * @throws Problem 400 malformed_path, malformed_query, unknown_filter
 */
export const checkUrl = (request) => {
    const { url } = request;
    const at = url.indexOf('?');
    if (url.includes('%')) {
        if (!isReadable(at < 0 ? url : url.slice(0, at)))
            throw new Problem('malformed_path');
        if (at >= 0 && !isReadable(url.slice(at + 1)))
            throw new Problem('malformed_query');
    }
    if (at >= 0 && !request.is404 && request.routeOptions.schema?.querystring === undefined) {
        throw new Problem('unknown_filter', { detail: 'This route takes no parameters.' });
    }
};
const isReadable = (text) => {
    try {
        return !control.test(decodeURIComponent(text));
    }
    catch {
        return false;
    }
};
