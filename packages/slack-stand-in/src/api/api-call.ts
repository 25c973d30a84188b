import type { Json } from '../json.ts';

/** One call of the Web API, or of a `response_url` (method `response_url`), for assertions. */
export interface ApiCall {
  method: string;
  args: Json;
  result: Json;
  /** In ms of the rehearsal's clock. */
  at: number;
}
