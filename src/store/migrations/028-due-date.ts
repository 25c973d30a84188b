/** The day by which an asker needs the answer. A draft keeps it as the form has it: YYYY-MM-DD. */
export const sql = `
ALTER TABLE kakehashi.request ADD COLUMN due_at timestamptz;
ALTER TABLE kakehashi.draft ADD COLUMN due text CHECK (due ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
`;
