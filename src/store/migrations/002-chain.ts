/** Runs that build on each other: the runs before a run, its follow-ups, and the request that it drafted. */
export const sql = `
ALTER TABLE kakehashi.run ADD COLUMN draft text, ADD COLUMN previous jsonb, ADD COLUMN next jsonb NOT NULL DEFAULT '[]';
ALTER TABLE kakehashi.artifact ADD COLUMN position bigserial;
CREATE INDEX artifact_run ON kakehashi.artifact (team_id, run_id, position);
CREATE INDEX run_done ON kakehashi.run (team_id, cohort_id, process, created_at) WHERE state = 'done';
`;
