/**
 * The daily nudge that someone who takes the course alone has asked for. `next_at` is empty once it has stopped by itself. `trace` and `seen`
 * tell whether anything was done since the last one.
 */
export const sql = `
CREATE TABLE kakehashi.daily_nudge (
  team_id text NOT NULL, cohort_id text NOT NULL, user_id text NOT NULL, minutes int NOT NULL, zone text NOT NULL,
  days text NOT NULL CHECK (days IN ('working', 'every')), next_at timestamptz, ignored int NOT NULL DEFAULT 0,
  trace text NOT NULL DEFAULT '', seen boolean NOT NULL DEFAULT true,
  PRIMARY KEY (team_id, cohort_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX daily_nudge_due ON kakehashi.daily_nudge (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX daily_nudge_user ON kakehashi.daily_nudge (team_id, user_id);
`;
