/**
 * Halts: Slack takes no messages in a channel, or in the whole workspace if the channel is empty; with the time of the next try.
 * The pace of a channel, and the time since which a post is undecided, use the database's clock, which all processes share.
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
