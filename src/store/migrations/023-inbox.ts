/**
 * Deeds that Slack has delivered, from before the acknowledgement until they are done. A done deed keeps only its key for a while, so that
 * a second delivery changes nothing. The body is text, because jsonb refuses some characters that people can type.
 */
export const sql = `
CREATE TABLE kakehashi.inbox (
  team_id text NOT NULL, key text NOT NULL, user_id text, body text,
  received_at timestamptz NOT NULL, attempts integer NOT NULL DEFAULT 1,
  leased_until timestamptz NOT NULL, done_at timestamptz,
  PRIMARY KEY (team_id, key), CHECK ((body IS NULL) = (done_at IS NOT NULL))
);
CREATE INDEX inbox_waiting ON kakehashi.inbox (leased_until) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON kakehashi.inbox (done_at) WHERE done_at IS NOT NULL;
`;
