/** Remarks to the data scientist are sent as requests are. `as_role` is the role in which their author speaks. */
export const sql = `
ALTER TABLE kakehashi.request DROP CONSTRAINT IF EXISTS request_kind_check;
ALTER TABLE kakehashi.request ADD COLUMN as_role text;
ALTER TABLE kakehashi.request ADD CONSTRAINT request_kind_check CHECK (kind IN ('information', 'work', 'review', 'remark'));
ALTER TABLE kakehashi.request ADD CONSTRAINT request_as_role_check CHECK ((kind = 'remark') = (as_role IS NOT NULL));
`;
