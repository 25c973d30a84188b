/**
 * Files of runs may be kept compressed. PostgreSQL does not compress any of them besides: then a part of one is read without the rest,
 * and no more than a part is ever read at once (`src/store/artifact-store.ts`).
 */
export const sql = `
ALTER TABLE kakehashi.artifact ADD COLUMN encoding text NOT NULL DEFAULT 'identity' CHECK (encoding IN ('identity', 'br'));
ALTER TABLE kakehashi.artifact ALTER COLUMN content SET STORAGE EXTERNAL;
`;
