import type { KnownBlock, ModalView } from '@slack/types';
import type { ExampleRequest } from '../../../course/lesson.ts';
import type { LessonId } from '../../../course/lesson-id.ts';
import type { RequestKind } from '../../../course/request-kind.ts';
import type { RoleId } from '../../../course/role.ts';
import type { Coverage } from '../../../exercise/coverage.ts';
import { ACTIONS } from '../../app/ids.ts';
import { listing } from '../../messages/fit-blocks.ts';
import { actions, button, context, escapeMrkdwn, lineSections, section } from '../../messages/kit.ts';
import { moreButton } from '../../messages/more-button.ts';
import { nameRolesApart } from '../../messages/name-people.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { quoted } from './request-line.ts';

/** Compares the team's requests with the example requests: which are covered, which are missing, and which go beyond them. */
export function coverageView(
  words: Words,
  {
    process,
    lessonId,
    coverage,
    told,
    presented,
    tellers,
    hasRevealed,
  }: {
    process: LessonId;
    lessonId: string;
    coverage: Coverage & { examples: readonly ExampleRequest[] };
    /** Roles in which somebody has told the data scientist something. */
    told: readonly RoleId[];
    /** Roles that findings were presented to. */
    presented: readonly RoleId[];
    /** Roles in which somebody could. */
    tellers: readonly RoleId[];
    /** The reader may see model remarks. */
    hasRevealed: boolean;
  },
): ModalView {
  const { t, course, locale } = words;
  const { covered, missing, beyond } = coverage;
  const all = coverage.examples;
  const alike = (example: ExampleRequest): ExampleRequest[] =>
    all.filter((other) => looksOf(other) === looksOf(example));
  const list = (title: string, lines: string[], none: string): KnownBlock[] =>
    lineSections([`*${title}*`, ...(lines.length === 0 ? [none] : lines)]);
  return modal({
    title: t('coverage.title'),
    close: t('modal.close'),
    blocks: [
      section(
        t('coverage.body', {
          process: escapeMrkdwn(course.lessonInfo(locale, process).name),
          covered: covered.length,
          all: covered.length + missing.length,
        }),
      ),
      ...list(
        t('coverage.covered'),
        covered.map(({ example, by }) => quoted(line(words, example, alike(example)), by.text)),
        t('coverage.covered-none'),
      ),
      ...list(
        t('coverage.missing'),
        missing.map((example) => line(words, example, alike(example))),
        t('coverage.missing-none'),
      ),
      ...(beyond.length === 0 ? [] : [section(`*${t('coverage.beyond', { count: beyond.length })}*`)]),
      listing(beyond, (by) => [section(quoted(line(words, by), by.text))], {
        most: MOST_BEYOND,
        // Leads to all requests of the lesson: those beyond the course are a comparison, which the store doesn't keep.
        more: (left) => moreButton(words, { kind: 'lesson', from: 0, about: lessonId })(left),
      }),
      ...toldBlocks(words, told, tellers),
      ...(presented.length === 0
        ? []
        : [section(t('coverage.presented', { roles: nameRolesApart(words, presented) }))]),
      actions(
        button(ACTIONS.openExampleRequests, t('button.example-requests'), lessonId),
        ...(hasRevealed ? [button(ACTIONS.openModelRemarks, t('button.model-remarks'), lessonId)] : []),
      ),
      context(t('coverage.hint')),
    ],
  });
}

/** The roles that have told the data scientist something, and those that haven't; empty where the lesson has no data scientist. */
function toldBlocks(words: Words, told: readonly RoleId[], tellers: readonly RoleId[]): KnownBlock[] {
  const { t } = words;
  if (tellers.length === 0) return [];
  const silent = tellers.filter((role) => !told.includes(role));
  const heard = tellers.filter((role) => told.includes(role));
  return lineSections([
    `*${t('coverage.told', { told: heard.length, all: tellers.length })}*`,
    ...(heard.length === 0 ? [] : [t('coverage.told-by', { roles: nameRolesApart(words, heard) })]),
    ...(silent.length === 0 ? [] : [t('coverage.told-not', { roles: nameRolesApart(words, silent) })]),
  ]);
}

/** Most requests beyond the course that are shown at once. */
const MOST_BEYOND = 10;

/**
 * A request by its roles and kind. Example requests with the same roles and kind differ only by a number: their texts, and even
 * their headings, would reveal what to ask.
 */
function line(
  words: Words,
  one: { id: string; roles: readonly RoleId[]; kind: RequestKind },
  alike: readonly ExampleRequest[] = [],
): string {
  const names = nameRolesApart(words, one.roles);
  const { t } = words;
  const kind = t(`kind.${one.kind}`);
  const nth = alike.findIndex(({ id }) => id === one.id) + 1;
  const note = alike.length > 1 ? t('coverage.kind-of-several', { kind, nth, of: alike.length }) : kind;
  return `• ${t('list.note', { text: names, note })}`;
}

function looksOf({ roles, kind }: ExampleRequest): string {
  return JSON.stringify([[...roles].sort(), kind]);
}
