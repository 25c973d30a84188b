import { readdirSync, readFileSync } from 'node:fs';
import { areBlocksTooLong, checkMessageBlocks, checkView, type Json } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../helpers/slack-samples/answers.ts';
import { renderSamples } from '../helpers/slack-samples/render-samples.ts';
import { VIEWS } from '../helpers/slack-samples/views.ts';

const root = new URL('../../src/slack/', import.meta.url);
const samples = renderSamples();

/** Slack's limit for the text of an update: https://docs.slack.dev/reference/methods/chat.update */
const MOST_TEXT = 4000;

/** Functions that only frame what others draw. */
const FRAMES = ['modal', 'renderContent'];

/** A function up to the brace that opens its body, at the end of a line that does not belong to its parameters. */
function head(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => /\).*\{$/u.test(line) && !/^ /u.test(line));
  return lines.slice(0, end + 1).join('\n');
}

describe('the samples of all that the app sends', () => {
  it('have one of each function that draws a message or a view', () => {
    const code = ['messages', 'modals', 'home'].flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
    );
    const drawing = code
      .flatMap((text) => text.split(/^export function /mu).slice(1))
      .filter((text) =>
        /^\): (?:Message|ModalView|HomeView)\b|^\w+\(.*\): (?:Message|ModalView|HomeView)\b/mu.test(head(text)),
      )
      .map((text) => /^\w+/u.exec(text)?.[0] ?? '');
    const contents = readFileSync(new URL('messages/render-content.ts', root), 'utf8');
    const sampled = (name: string) => name in VIEWS || name in ANSWERS || contents.includes(`return ${name}(`);
    expect(drawing.length).toBeGreaterThan(55);
    expect(drawing.filter((name) => !sampled(name) && !FRAMES.includes(name))).toEqual([]);
  });

  it('each have a name of their own, in both languages', () => {
    const names = samples.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('ja-'))).toEqual(
      names.filter((name) => name.startsWith('en-')).map((name) => name.replace('en-', 'ja-')),
    );
    expect(names).toContain('en-message-review-result-1');
    expect(names).toContain('ja-modal-ask-back-1');
    expect(names).toContain('ja-home-home-3');
  });

  it('have one primary button at most, and a menu has one wherever something comes next', () => {
    const found = samples.map((sample) => {
      const blocks = 'view' in sample ? sample.view.blocks : sample.message.blocks;
      return { name: sample.name, primary: JSON.stringify(blocks).split('"style":"primary"').length - 1 };
    });
    expect(found.filter(({ primary }) => primary > 1)).toEqual([]);
    const menus = found.filter(({ name }) => name.includes('-message-menu-'));
    // The third menu has neither a lesson nor a next one.
    expect(menus.filter(({ primary }) => primary === 0).map(({ name }) => name)).toEqual([
      'en-message-menu-3',
      'ja-message-menu-3',
    ]);
  });

  it('are all within Slack’s limits, also the largest', () => {
    const problems = samples.flatMap((sample) => {
      if ('view' in sample) return checkView(sample.view, ['modal', 'home']).map((one) => [sample.name, one]);
      const { blocks, text = '' } = sample.message;
      return [
        ...checkMessageBlocks(blocks).map((one) => [sample.name, one]),
        ...(areBlocksTooLong(blocks as Json[]) ? [[sample.name, 'msg_blocks_too_long']] : []),
        ...(text === '' || text.length > MOST_TEXT ? [[sample.name, `text of ${text.length} characters`]] : []),
      ];
    });
    expect(problems).toEqual([]);
  });

  it('have one sign for each percentage', () => {
    for (const sample of samples) expect(JSON.stringify(sample), sample.name).not.toMatch(/[%％]\s?[%％]/u);
  });

  it('hold no undefined and no object in place of words', () => {
    for (const sample of samples) {
      expect(JSON.stringify(sample), sample.name).not.toMatch(/undefined|\[object|NaN/u);
    }
  });
});
