/** How often a run was started. A run whose process dies each time is given up. */
export const sql = `
ALTER TABLE kakehashi.run ADD COLUMN attempts integer NOT NULL DEFAULT 0;
`;
