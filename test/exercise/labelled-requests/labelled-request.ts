import type { RequestKind } from '../../../src/course/request-kind.ts';
import type { RoleId } from '../../../src/course/role.ts';

/** A request as a learner might type it: the role asked, the kind chosen, the id of the example that answers it or `none`, the text. */
export type LabelledRequest = readonly [role: RoleId, kind: RequestKind, expected: string, text: string];
