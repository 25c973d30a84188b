/** The most that one message holds. Blocks are as documented; characters are a little below what Slack refuses in practice. */
export const MESSAGE_LIMITS = { blocks: 50, characters: 12_000 } as const;
