/** An object of Slack's protocol as it travels: a block, a view, a payload, an answer. */
// biome-ignore lint/suspicious/noExplicitAny: the validator refuses what Slack would refuse.
export type Json = Record<string, any>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without `undefined` members, so that `in` and equality treat them as absent. */
export function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
