/**
 * Reviews are allocated when they start, rate four criteria on four levels, and the asker may react to each. A team may make reviews
 * anonymous. The three levels of the first rubric are converted to the new ones. A chart may exist without a run.
 */
export const sql = `
ALTER TABLE kakehashi.review DROP CONSTRAINT review_state_check;
ALTER TABLE kakehashi.review ADD CONSTRAINT review_state_check CHECK (state IN ('invited', 'started', 'done'));
ALTER TABLE kakehashi.review ADD COLUMN started_at timestamptz, ADD COLUMN volunteer boolean NOT NULL DEFAULT false, ADD COLUMN reaction jsonb,
  ADD COLUMN nth int;
UPDATE kakehashi.review SET ratings = replace(replace(ratings::text, '"yes"', '"fully"'), '"no"', '"not"')::jsonb WHERE ratings IS NOT NULL;
UPDATE kakehashi.post SET content = jsonb_set(content, '{ratings}',
  replace(replace((content->'ratings')::text, '"yes"', '"fully"'), '"no"', '"not"')::jsonb) WHERE content->>'type' = 'review-result';
ALTER TABLE kakehashi.cohort ADD COLUMN anonymous_reviews boolean NOT NULL DEFAULT false;
CREATE TABLE kakehashi.calibration (
  team_id text NOT NULL, user_id text NOT NULL, ratings jsonb NOT NULL,
  PRIMARY KEY (team_id, user_id)
);
ALTER TABLE kakehashi.artifact ALTER COLUMN run_id DROP NOT NULL;
`;
