/** Several processes on one database: who of them does what only one should, and since when a post waits to be shown. */
export const sql = `
CREATE TABLE kakehashi.duty_lease (
  duty text PRIMARY KEY, owner text NOT NULL, until timestamptz NOT NULL
);
ALTER TABLE kakehashi.post ADD COLUMN owed_since timestamptz NOT NULL DEFAULT now();
`;
