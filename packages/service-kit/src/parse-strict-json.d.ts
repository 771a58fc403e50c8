/** Objects and arrays inside each other; Postgres fails near 20,000, JSON.parse much later. */
export declare const depthMax = 32;
/** Members of one object. */
export declare const keysPerObjectMax = 200;
export type StrictJsonOptions = {
    /**
     * false lets 1.0, 1e3 and integers beyond 2^53 pass, rounded as JSON.parse does. Only for bodies
     * whose form another party decides (deliveries of point-of-sale vendors).
     */
    readonly canonicalNumbers?: boolean;
};
/**
 * Reads a JSON body strictly: UTF-8 without BOM, at most 32 levels, no key twice, none of the keys
 * that reach a prototype, numbers in canonical form, no NUL or other C0 character but tab and line
 * feed, no lone surrogate. -0 is read as 0.
 *
 * Three native or linear steps instead of a parser in JavaScript: one scan of the characters finds
 * what JSON.parse does not tell (depth, number tokens, escapes, how many members there are), then
 * JSON.parse judges the grammar, then one walk counts the members that are left. A key given twice
 * is exactly a difference between the two counts.
 *
 * @throws Problem 400 malformed_body, body_too_deep, duplicate_key, forbidden_key, too_many_keys;
 *   422 control_character, non_canonical_number. None of them echoes a value.
 */
export declare const parseStrictJson: (body: Buffer, options?: StrictJsonOptions) => unknown;
