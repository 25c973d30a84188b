/** How fast a cohort answers. Cohorts of before keep the times that they had. */
export const sql = `
ALTER TABLE kakehashi.cohort ADD COLUMN pace text NOT NULL DEFAULT 'relaxed' CHECK (pace IN ('workshop', 'team', 'relaxed'));
`;
