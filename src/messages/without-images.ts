import type { Content } from './content.ts';

/** Content without the files of other messages that it shows. The words stay. */
export function withoutImages(content: Content): Content {
  if (content.type !== 'findings') return content;
  const { images: _, ...words } = content;
  return words;
}
