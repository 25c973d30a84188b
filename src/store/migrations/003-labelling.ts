/** Labelling rounds: everyone labels the same items, with one label for each item and person. */
export const sql = `
CREATE TABLE kakehashi.labelling_round (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, lesson_id text NOT NULL, run_id text NOT NULL,
  target text NOT NULL, items jsonb NOT NULL, started_by text NOT NULL, created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id), UNIQUE (team_id, run_id),
  FOREIGN KEY (team_id, run_id) REFERENCES kakehashi.run (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.labelling (
  team_id text NOT NULL, round_id text NOT NULL, user_id text NOT NULL, labels jsonb NOT NULL, position bigserial,
  PRIMARY KEY (team_id, round_id, user_id),
  FOREIGN KEY (team_id, round_id) REFERENCES kakehashi.labelling_round (team_id, id) ON DELETE CASCADE
);
`;
