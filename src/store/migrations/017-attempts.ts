/** How often a run was begun: one that ends its process each time is not begun for ever. */
export const sql = `
ALTER TABLE kakehashi.run ADD COLUMN attempts integer NOT NULL DEFAULT 0;
`;
