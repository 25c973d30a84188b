/** A command line that cannot be understood. The message is one sentence for the terminal. */
export class UsageError extends Error {}
