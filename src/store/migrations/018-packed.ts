/**
 * Files of runs may be compressed. PostgreSQL does not compress them again, so that a part can be read without the rest; never more than
 * a part is read at once (`src/store/artifact-store.ts`).
 */
export const sql = `
ALTER TABLE kakehashi.artifact ADD COLUMN encoding text NOT NULL DEFAULT 'identity' CHECK (encoding IN ('identity', 'br'));
ALTER TABLE kakehashi.artifact ALTER COLUMN content SET STORAGE EXTERNAL;
`;
