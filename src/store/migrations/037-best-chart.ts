/** Whether the channel gets the chart that says most of each lesson's first run. */
export const sql = `
ALTER TABLE kakehashi.cohort ADD COLUMN best_chart boolean NOT NULL DEFAULT false;
`;
