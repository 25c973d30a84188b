/**
 * The limits of one message. The number of blocks is documented; the characters are a little below what Slack refuses in
 * practice.
 */
export const MESSAGE_LIMITS = { blocks: 50, characters: 12_000 } as const;

/**
 * Most characters of a message's `text`, which notifications and screen readers use beside blocks. `chat.update` refuses more
 * (docs.slack.dev/reference/methods/chat.update, `msg_too_long`).
 */
export const MOST_TEXT = 4000;

/** The limit of a modal and of App Home (docs.slack.dev/reference/block-kit/blocks). */
export const VIEW_LIMITS = { blocks: 100 } as const;
