/**
 * What facilitators have changed, with ids only; and whether deleted words may still be in the embedded database's files. The newest
 * deletion is one row, because one rewriting of the files covers all of them. A PostgreSQL server cleans its files by itself, and leaves the row.
 */
export const sql = `
CREATE TABLE kakehashi.audit (
  team_id text NOT NULL, cohort_id text NOT NULL, position bigserial, at timestamptz NOT NULL,
  by_id text NOT NULL, of_id text, what text NOT NULL, change jsonb NOT NULL,
  PRIMARY KEY (team_id, cohort_id, position),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.scrub (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), since timestamptz NOT NULL
);
`;
