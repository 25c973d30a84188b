/**
 * All stable error codes. The message `error.<code>` in `lessons/<locale>/messages.json` is the sentence that users
 * read.
 */
export type ErrorCode =
  | 'config_invalid'
  | 'file_unreadable'
  | 'csv_empty'
  | 'csv_encoding'
  | 'csv_header'
  | 'csv_not_numeric'
  | 'csv_ragged'
  | 'csv_too_large'
  | 'csv_unreadable'
  | 'column_not_found'
  | 'target_not_numeric'
  | 'too_few_values'
  | 'too_few_rows'
  | 'column_constant'
  | 'numbers_too_large'
  | 'no_common_items'
  | 'parameter_out_of_range'
  | 'parameter_unknown'
  | 'predecessor_missing'
  | 'target_not_named'
  | 'scenario_incomplete'
  | 'column_needed'
  | 'column_twice'
  | 'cell_not_numeric'
  | 'columns_all_dropped'
  | 'type_unknown'
  | 'lesson_invalid'
  | 'lesson_not_found'
  | 'process_unknown'
  | 'command_unknown'
  | 'cohort_missing'
  | 'lesson_not_posted'
  | 'lesson_asks_nobody'
  | 'not_in_channel'
  | 'run_active'
  | 'run_crashed'
  | 'role_unknown'
  | 'role_own_choice'
  | 'group_unknown'
  | 'groups_not_allowed'
  | 'roles_usage'
  | 'role_not_offered'
  | 'role_needed'
  | 'too_many_asked'
  | 'too_many_roles'
  | 'text_empty'
  | 'text_too_long'
  | 'text_no_room'
  | 'request_gone'
  | 'request_answered'
  | 'reply_own_request'
  | 'reply_gone'
  | 'reply_closed'
  | 'only_author'
  | 'reply_not_assignee'
  | 'nobody_else'
  | 'only_asker'
  | 'answer_missing'
  | 'date_invalid'
  | 'date_past'
  | 'date_far'
  | 'hours_invalid'
  | 'not_facilitator'
  | 'schedule_missing'
  | 'schedule_lessons'
  | 'schedule_weekdays'
  | 'schedule_past'
  | 'schedule_far'
  | 'schedule_moved'
  | 'schedule_came'
  | 'review_own_work'
  | 'review_full'
  | 'review_none'
  | 'reaction_done'
  | 'review_done'
  | 'review_too_early'
  | 'model_requests_locked'
  | 'labelling_no_items'
  | 'labelling_done'
  | 'labelling_too_few'
  | 'stale_button'
  | 'not_in_cohort'
  | 'too_late'
  | 'other_workspace'
  | 'internal';

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
