/**
 * Where Slack takes no messages any more, and when to try again: a channel, or with an empty channel the whole workspace.
 * How fast messages go to a channel, and since when a post's fate is unknown, is told by the database's clock, which all
 * processes share.
 */
export const sql = `
CREATE TABLE kakehashi.halt (
  team_id text NOT NULL, channel_id text NOT NULL, reason text NOT NULL,
  since timestamptz NOT NULL, try_at timestamptz NOT NULL, tries integer NOT NULL DEFAULT 0,
  PRIMARY KEY (team_id, channel_id)
);
CREATE TABLE kakehashi.channel_pace (
  team_id text NOT NULL, channel_id text NOT NULL, next_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, channel_id)
);
ALTER TABLE kakehashi.post ADD COLUMN begun_at timestamptz;
`;
