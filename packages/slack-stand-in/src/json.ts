/** An object of Slack's protocol, as it travels. */
export type Json = RawBlock;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object without its `undefined` members, so that "absent" looks absent to `in` and to equality. */
export function compact(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

// biome-ignore lint/suspicious/noExplicitAny: Block Kit as it comes; the validator refuses what Slack would refuse.
export type RawBlock = Record<string, any>;
