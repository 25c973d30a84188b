import { describe, expect, it } from 'vitest';
import { messageIdsOf } from '../../../src/course/lesson.ts';
import { LESSON_IDS } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import { MARKS } from '../../../src/slack/app/ids.ts';
import { readExampleRef, writeExampleRef } from '../../../src/slack/messages/example-ref.ts';
import { renderContent } from '../../../src/slack/messages/render-content.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { calibratedView, calibrationView } from '../../../src/slack/modals/calibration/calibration-view.ts';
import { caseView } from '../../../src/slack/modals/case/case-view.ts';
import { exampleRequestsView } from '../../../src/slack/modals/example-requests/example-requests-view.ts';
import { fullRequestView } from '../../../src/slack/modals/example-requests/full-request-view.ts';
import { fiveWsView } from '../../../src/slack/modals/five-ws/five-ws-view.ts';
import { lessonPartView } from '../../../src/slack/modals/lesson-part/lesson-part-view.ts';
import { rewriteView, selfReviewView } from '../../../src/slack/modals/self-review/self-review-view.ts';
import { course } from '../../helpers/course.ts';
import { houseWords } from '../../helpers/house-words.ts';
import { requestOf } from '../../helpers/slack-samples/largest.ts';

const table = { target: 'takings', row: 'a trading day', unit: 'EUR' };
const marks = (blocks: readonly { block_id?: string }[]) => blocks.filter(({ block_id }) => block_id === MARKS.example);

describe.each(LOCALES)('a course on its own table, in %s', (locale) => {
  const words = wordsFor(course, locale);
  const lessons = LESSON_IDS.map((id) => course.lesson(locale, id));

  it('marks each text of a lesson as the course’s example, and names its own column, unit and row', () => {
    for (const lesson of lessons) {
      for (const message of messageIdsOf(lesson)) {
        const of = { lessonId: 'l', process: lesson.process };
        const posted = renderContent(words, { type: 'lesson-part', ...of, part: message, table }).blocks;
        const more = lessonPartView(words, lesson, { message, lessonId: 'l', headline: undefined, table }).blocks;
        for (const blocks of [posted, more]) {
          const [mark, ...others] = marks(blocks);
          expect(others).toEqual([]);
          for (const name of Object.values(table)) expect(JSON.stringify(mark)).toContain(name);
        }
        const without = renderContent(words, { type: 'lesson-part', ...of, part: message }).blocks;
        // Ask says once more where the example begins.
        const isOwn = (block: (typeof posted)[number]) => JSON.stringify(block).includes(table.target);
        expect(posted.filter((block) => !isOwn(block))).toEqual(without);
      }
      for (const one of lesson.cases) {
        for (const stage of ['task', 'hint', 'answer'] as const) {
          expect(marks(caseView(words, one, stage, 'l', table).blocks)).toHaveLength(1);
          expect(marks(caseView(words, one, stage, 'l').blocks)).toEqual([]);
        }
      }
    }
  });

  it('marks example requests wherever they are shown, and their long forms', () => {
    for (const lesson of lessons) {
      for (const example of lesson.exampleRequests) {
        const request = requestOf('What?', { process: lesson.process });
        const beside = { example, isNear: true };
        const reply = { type: 'reply', requestId: 'r', author: 'stand-in', standIn: 'architect' } as const;
        const said = { nearest: example.text, example: example.id, text: example.reply };
        const views = (own: { table?: typeof table }) => [
          exampleRequestsView(words, lesson, own.table).blocks,
          fullRequestView(words, example, own.table).blocks,
          selfReviewView(words, { request, replies: [], beside, ...own }).blocks,
          rewriteView(words, { request, replies: [], beside, ...own }).blocks,
          renderContent(words, { ...reply, ...said, ...own }).blocks,
          renderContent(words, { ...reply, ...said, turn: 'second', ...own }).blocks,
        ];
        for (const blocks of views({ table })) expect(marks(blocks)).toHaveLength(1);
        for (const blocks of views({})) expect(marks(blocks)).toEqual([]);
      }
    }
  });

  it('names its own column in the examples of the 5W1H form', () => {
    const shown = JSON.stringify(fiveWsView(words, {}, table));
    expect(shown).toContain(table.target);
    expect(houseWords(shown)).toEqual([]);
    expect(houseWords(JSON.stringify(fiveWsView(words, {})))).not.toEqual([]);
  });

  it('says in the worked example before a first review that it is the course’s', () => {
    const [, , asked = ''] = calibrationView(words, 'r').blocks.map((block) => JSON.stringify(block));
    expect(asked).toContain(locale === 'en' ? "In the course's example, house prices" : 'コースの例（住宅価格）');
    for (const level of ['fully', 'not'] as const) {
      const [, again = ''] = calibratedView(words, { specific: level }).blocks.map((block) => JSON.stringify(block));
      expect(asked).toBe(again);
    }
  });

  it('has no house words in the cards of its roles and in what a lesson is for', () => {
    for (const { title, summary, process } of lessons) {
      const cards = course.roles(locale).flatMap(({ id }) => course.roleCard(locale, process, id) ?? []);
      const said = cards.flatMap(({ listen, ask, remarks }) => [listen ?? '', ...ask, ...remarks]);
      expect(houseWords([title, summary, ...said].join('\n')), process).toEqual([]);
    }
  });
});

describe('a button for the long form', () => {
  it('carries the names of the table, however long they are', () => {
    expect(readExampleRef(writeExampleRef({ id: 'a', table }))).toEqual({ id: 'a', table });
    expect(readExampleRef(writeExampleRef({ id: 'a' }))).toEqual({ id: 'a' });
    const long = { target: '列'.repeat(5000), row: '"'.repeat(5000), unit: '\\'.repeat(5000) };
    expect(writeExampleRef({ id: 'a', table: long }).length).toBeLessThan(2000);
  });
});
