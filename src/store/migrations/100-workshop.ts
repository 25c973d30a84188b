/**
 * Workshops that the app leads, who was drawn to ask whom in each ask, and notes of the parking lot. A cohort has at most one workshop that isn't
 * over. `next_at` is when the app has something to do next; it's empty in a pause and afterwards.
 */
export const sql = `
CREATE TABLE kakehashi.workshop (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, started_by text NOT NULL, started_at timestamptz NOT NULL,
  blocks jsonb NOT NULL, group_size int NOT NULL, stand_in_after int NOT NULL, seed int NOT NULL, pace_before text NOT NULL,
  at int NOT NULL, step int NOT NULL, ends_at timestamptz NOT NULL, paused_at timestamptz, warned boolean NOT NULL,
  ended_at timestamptz, next_at timestamptz,
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX workshop_on ON kakehashi.workshop (team_id, cohort_id) WHERE ended_at IS NULL;
CREATE INDEX workshop_due ON kakehashi.workshop (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE kakehashi.workshop_pair (
  team_id text NOT NULL, workshop_id text NOT NULL, step int NOT NULL, nth int NOT NULL,
  asker_id text NOT NULL, asked_id text, role text NOT NULL,
  PRIMARY KEY (team_id, workshop_id, step, nth),
  FOREIGN KEY (team_id, workshop_id) REFERENCES kakehashi.workshop (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.workshop_note (
  team_id text NOT NULL, id text NOT NULL, workshop_id text NOT NULL, author_id text NOT NULL, body text NOT NULL, noted_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, workshop_id) REFERENCES kakehashi.workshop (team_id, id) ON DELETE CASCADE
);
`;
