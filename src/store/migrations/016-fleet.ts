/** Several processes on one database: leases of work for one process at a time, and since when a post is undelivered. */
export const sql = `
CREATE TABLE kakehashi.duty_lease (
  duty text PRIMARY KEY, owner text NOT NULL, until timestamptz NOT NULL
);
ALTER TABLE kakehashi.post ADD COLUMN owed_since timestamptz NOT NULL DEFAULT now();
`;
