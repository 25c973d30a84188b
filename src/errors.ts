/**
 * All stable error codes, each with the placeholders of its sentence. The message `error.<code>` in
 * `lessons/<locale>/messages.json` is the sentence that users read. Code that throws the error must give these values. In
 * the sentence, `role` and `process` are names and `assignee` is a mention.
 */
export const ERROR_VALUES = {
  config_invalid: ['problems'],
  file_unreadable: ['file'],
  folder_not_writable: ['folder'],
  file_special: ['file'],
  file_too_large: ['file', 'limit'],
  files_missing: [],
  csv_empty: [],
  csv_encoding: [],
  csv_header: ['line', 'column'],
  csv_not_numeric: ['line', 'column'],
  csv_not_date: ['line', 'column'],
  csv_ragged: ['line', 'expected', 'found'],
  csv_too_large: ['limit'],
  csv_too_wide: ['limit', 'found'],
  csv_unreadable: ['line'],
  column_not_found: ['column'],
  target_not_numeric: ['column'],
  too_few_values: ['subject', 'needs', 'has'],
  too_few_rows: ['needs', 'has'],
  too_few_to_train: ['rows', 'known', 'column', 'left', 'needs'],
  too_few_to_validate: ['rows', 'train', 'learn', 'validation', 'needs'],
  too_few_to_test: ['rows', 'left', 'needs'],
  same_to_train: ['column', 'left'],
  same_to_validate: ['column', 'left'],
  same_to_test: ['column', 'left'],
  same_features: ['left'],
  blank_to_train: ['column', 'has', 'left'],
  too_few_up_to_fence: ['rows', 'train', 'left', 'fence', 'needs'],
  same_up_to_fence: ['column', 'train', 'left', 'fence'],
  column_constant: ['column'],
  numbers_too_large: ['subject'],
  no_common_items: ['raters'],
  parameter_out_of_range: ['label', 'typed', 'why', 'min', 'max'],
  parameter_unknown: ['typed', 'known'],
  predecessor_missing: ['process'],
  target_not_named: [],
  scenario_incomplete: [],
  column_needed: ['column'],
  column_twice: ['column'],
  cell_not_numeric: ['column', 'typed'],
  columns_all_dropped: [],
  type_unknown: ['typed'],
  lesson_invalid: ['problems'],
  lesson_not_found: ['process'],
  process_unknown: ['process'],
  command_unknown: ['typed'],
  cohort_missing: [],
  lesson_not_posted: [],
  lesson_asks_nobody: ['process'],
  not_in_channel: [],
  group_direct: [],
  permission_missing: ['permission'],
  run_active: [],
  run_crashed: [],
  role_unknown: ['role'],
  role_own_choice: ['assignee'],
  group_unknown: ['typed'],
  groups_not_allowed: [],
  roles_usage: [],
  role_not_offered: ['role', 'process'],
  role_needed: [],
  too_many_asked: ['max', 'count'],
  too_many_roles: ['max', 'count'],
  text_empty: [],
  text_too_long: ['limit', 'length'],
  text_no_room: ['length'],
  request_gone: [],
  request_answered: [],
  request_answered_own: [],
  request_answered_by: ['assignee'],
  request_declined_own: [],
  request_declined_by: ['assignee'],
  request_passed: ['assignee'],
  reply_own_request: [],
  reply_gone: [],
  reply_closed: [],
  only_author: ['assignee'],
  reply_not_assignee: ['assignee'],
  nobody_else: ['role'],
  hand_on_self: [],
  hand_on_asker: [],
  hand_on_app: [],
  hand_on_outside: [],
  hand_on_again: [],
  hand_on_away: [],
  hand_on_full: ['max'],
  nobody_to_send: ['role'],
  wait_closed: [],
  wait_gone: ['assignee'],
  wait_taken: ['assignee'],
  only_asker: ['assignee'],
  answer_missing: [],
  date_invalid: ['typed'],
  date_past: ['typed'],
  date_far: ['typed'],
  due_invalid: ['typed', 'days'],
  hours_invalid: [],
  not_facilitator: ['assignee'],
  schedule_missing: [],
  schedule_lessons: [],
  schedule_weekdays: [],
  schedule_past: ['typed'],
  schedule_far: ['typed'],
  schedule_moved: [],
  schedule_came: ['process'],
  review_own_work: [],
  review_full: [],
  review_none: [],
  reaction_done: [],
  review_done: [],
  review_too_early: [],
  example_requests_locked: [],
  labelling_no_items: [],
  labelling_done: [],
  labelling_too_few: ['has'],
  stale_button: [],
  not_in_cohort: [],
  files_gone: [],
  too_late: [],
  other_workspace: [],
  internal: [],
} as const satisfies Record<string, readonly string[]>;

export type ErrorCode = keyof typeof ERROR_VALUES;

/** Values of a message's placeholders, by name. */
export type MessageValues = Record<string, string | number>;

/**
 * An error that a user can act on. Any other thrown error is a programming error: the app logs it with its context, and
 * the user reads `error.internal`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly values: MessageValues;
  readonly retryable: boolean;

  constructor(code: ErrorCode, values: MessageValues = {}, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(values)}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.values = values;
    this.retryable = options.retryable ?? false;
  }
}
