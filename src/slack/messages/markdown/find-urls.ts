import type { Nodes, Root } from 'mdast';
import { safeUrl } from './safe-url.ts';
import type { FindUrl } from './to-rich-text.ts';

/** Makes a look-up of the URLs of links and images, including those defined elsewhere by name (`[text][name]`). */
export function findUrlsIn(tree: Root): FindUrl {
  const defined = new Map<string, string>();
  const walk = (node: Nodes): void => {
    if (node.type === 'definition' && !defined.has(node.identifier)) defined.set(node.identifier, node.url);
    if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
  return (node) => {
    if (node.type === 'link' || node.type === 'image') return safeUrl(node.url);
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined;
    return safeUrl(defined.get(node.identifier) ?? '');
  };
}
