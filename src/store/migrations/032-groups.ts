/**
 * A post may show several files: Slack's id of each, and the revision whose files they are. A file keeps its size, because its content may be
 * stored compressed; files of earlier releases have none.
 */
export const sql = `
ALTER TABLE kakehashi.post ADD COLUMN file_ids text[];
ALTER TABLE kakehashi.post ADD COLUMN file_revision int;
ALTER TABLE kakehashi.artifact ADD COLUMN size int;
`;
