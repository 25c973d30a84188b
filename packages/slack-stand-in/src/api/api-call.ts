import type { Json } from '../json.ts';

/** A call of the Web API, or of a `response_url` (as method `response_url`), for assertions. */
export interface ApiCall {
  method: string;
  args: Json;
  result: Json;
  /** In ms of the stand-in's clock. */
  at: number;
}
