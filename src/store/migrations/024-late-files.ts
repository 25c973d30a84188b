/**
 * A file that Slack doesn't take yet waits on its own row: when to try it next, and since when it is late. A post with an unknown result
 * keeps the place at which looking for it goes on: Slack's cursor, or nothing but an empty text once everything is looked through.
 */
export const sql = `
ALTER TABLE kakehashi.post ADD COLUMN try_at timestamptz;
ALTER TABLE kakehashi.post ADD COLUMN late_since timestamptz;
ALTER TABLE kakehashi.post ADD COLUMN look_at text;
`;
