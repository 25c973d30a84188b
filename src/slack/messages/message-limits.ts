/**
 * The limits of one message. The number of blocks is documented; the characters are a little below what Slack refuses in
 * practice.
 */
export const MESSAGE_LIMITS = { blocks: 50, characters: 12_000 } as const;
