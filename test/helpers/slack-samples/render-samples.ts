import type { View } from '@slack/types';
import { LOCALES } from '../../../src/course/locale.ts';
import type { Content } from '../../../src/messages/content.ts';
import type { Message } from '../../../src/slack/messages/kit.ts';
import { renderContent } from '../../../src/slack/messages/render-content.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../course.ts';
import { ANSWERS } from './answers.ts';
import { CONTENTS } from './contents.ts';
import { VIEWS } from './views.ts';

/** A message, modal or App Home as the app sends it. */
export type Sample =
  | { name: string; message: Pick<Message, 'blocks'> & { text?: string } }
  | { name: string; view: View };

/**
 * Renders every message, modal and App Home that the app can send, in both languages, with the largest states. The compiler asks for
 * a sample of each new kind of content; a test asks for one of each new function that draws.
 */
export function renderSamples(): Sample[] {
  return LOCALES.flatMap((locale) => {
    const words = wordsFor(course, locale);
    const messages = [
      ...Object.entries(CONTENTS).map(([type, contents]) => {
        const all = contents(locale) as Exclude<Content, { type: 'file' | 'files' | 'file-gone' }>[];
        return [type, all.map((content) => renderContent(words, content))] as const;
      }),
      ...Object.entries(ANSWERS).map(([name, draw]) => [nameOf(name), draw(words)] as const),
    ].flatMap(([name, drawn]) =>
      drawn.map((message, nth) => ({ name: `${locale}-message-${name}-${nth + 1}`, message })),
    );
    const views = Object.entries(VIEWS).flatMap(([name, draw]) =>
      draw(words).map((view, nth) => ({ name: `${locale}-${view.type}-${nameOf(name)}-${nth + 1}`, view })),
    );
    return [...messages, ...views];
  });
}

/** `menuMessage` becomes `menu`, `askBackView` becomes `ask-back`. */
function nameOf(name: string): string {
  return name.replace(/(?:Message|View)$/u, '').replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
