/** The cohort that App Home shows a person who is in several. */
export const sql = `
ALTER TABLE kakehashi.member ADD COLUMN home_cohort text;
`;
