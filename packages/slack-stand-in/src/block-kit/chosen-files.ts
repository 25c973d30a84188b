import { isObject, type Json } from '../json.ts';

/** The ids of the files in the state of a `file_input`. */
export function chosenFiles(state: Json): string[] {
  const chosen: unknown[] = Array.isArray(state.files) ? state.files : [];
  return chosen.filter(isObject).map(({ id }) => String(id));
}
