const routeTables = new WeakMap();
/** The route table of an instance made by createHttp. */
export const routeTableOf = (app) => {
    const table = routeTables.get(app);
    if (table === undefined)
        throw new Error('not an instance of createHttp');
    return table;
};
/**
 * Watches every route of the instance and its children from now on. A route that does not say who
 * may call it, or what it answers, throws: the service does not start.
 */
export const watchRoutes = (app) => {
    const entries = [];
    const matchers = [];
    app.addHook('onRoute', (route) => {
        const auth = declaredAuth(route);
        refuseOpenResponses(route);
        const methods = Array.isArray(route.method) ? route.method : [route.method];
        for (const method of methods) {
            entries.push({ method, url: route.url, auth });
            matchers.push({ method, segments: route.url.split('/') });
        }
    });
    const table = {
        entries,
        allowedMethods: (path) => {
            const segments = path.split('/');
            const methods = matchers.filter((matcher) => matches(matcher.segments, segments));
            return [...new Set(methods.map(({ method }) => method))].sort();
        },
    };
    routeTables.set(app, table);
    return table;
};
const declaredAuth = (route) => {
    const auth = route.config?.auth;
    const declared = auth === 'public' ||
        (typeof auth === 'object' && (Array.isArray(auth.scopes) || auth.device === true));
    if (!declared) {
        throw new Error(`route ${route.method} ${route.url} does not declare config.auth`);
    }
    return auth;
};
/** Without a schema for its success a route could answer with keys nobody decided to publish. */
const refuseOpenResponses = (route) => {
    const { schema } = route;
    if (schema?.hide === true)
        return;
    const statuses = Object.keys(schema?.response ?? {});
    if (!statuses.some((status) => status.startsWith('2') || status.startsWith('3'))) {
        throw new Error(`route ${route.method} ${route.url} declares no schema of its answer`);
    }
};
const matches = (pattern, path) => {
    const wildcard = pattern.at(-1) === '*';
    if (wildcard ? path.length < pattern.length : path.length !== pattern.length)
        return false;
    return pattern.every((segment, at) => (wildcard && at === pattern.length - 1) ||
        (segment.includes(':') ? path[at] !== '' : segment === path[at]));
};
