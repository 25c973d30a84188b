/** The value of the first choice in a menu of App Home that does this to a request. @throws when there is none */
export function choiceOf(blocks: unknown, what: 'reply' | 'hand-on' | 'snooze' | 'decline'): string {
  const found = JSON.stringify(blocks).match(
    new RegExp(`"value":("\\[\\\\"${what}\\\\",\\\\"[^"\\\\]+\\\\"\\]")`, 'u'),
  )?.[1];
  if (found === undefined) throw new Error(`nothing to ${what}`);
  return JSON.parse(found);
}
