/**
 * Reads something of Slack that only adds to what the app shows: a link, a name, who wants no disturbance. Slack may refuse it, for
 * example because a message was deleted, or not be reached; what the person asked for goes on without it.
 * @returns undefined when Slack gives no answer
 * @throws errors that Slack and the way to it have not caused
 */
export async function readIfPossible<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isOfSlack(error)) throw error;
    return undefined;
  }
}

/** Whether Slack, or the way to it, has caused an error: `@slack/web-api` gives these a code of their own. */
function isOfSlack(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('slack_webapi_');
}
