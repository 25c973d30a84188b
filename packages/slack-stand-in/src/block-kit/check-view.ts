import { isObject } from '../json.ts';
import { BLOCKS } from './blocks.ts';
import { checkDistinct } from './check-distinct.ts';
import { plainText } from './objects.ts';
import type { Problem } from './problem.ts';
import { boolean, byType, list, object, oneOf, optional, type Place, required, string } from './schema.ts';

const common = {
  type: required(oneOf('modal', 'home')),
  blocks: required(list(byType(BLOCKS), 100, 0)),
  private_metadata: optional(string(3000, 0)),
  callback_id: optional(string(255, 0)),
  external_id: optional(string(255, 0)),
};

const VIEWS = {
  modal: object({
    ...common,
    title: required(plainText(24)),
    submit: optional(plainText(24)),
    close: optional(plainText(24)),
    clear_on_close: optional(boolean),
    notify_on_close: optional(boolean),
  }),
  home: object(common),
};

/** Lists the reasons why Slack would refuse a view. `types` are the types that the method accepts; `about` says what the app may do. */
export function checkView(
  view: unknown,
  types: readonly ('modal' | 'home')[],
  about: Omit<Place, 'surface'> = {},
  path = '/view',
): Problem[] {
  const found: Problem[] = [];
  const surface = isObject(view) && view.type === 'home' ? 'home' : 'modal';
  byType(VIEWS, types)(view, path, found, { ...about, surface });
  if (!isObject(view)) return found;
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isObject) : [];
  checkDistinct(blocks, `${path}/blocks`, found);
  if (surface === 'modal' && view.submit === undefined && blocks.some((block) => block.type === 'input')) {
    found.push({ path, message: 'missing required field: submit' });
  }
  return found;
}
