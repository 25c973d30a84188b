import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { HEARER } from '../../src/course/role.ts';
import { AppError } from '../../src/errors.ts';
import { judgeRemark } from '../../src/exercise/judge-request.ts';
import {
  checkRemark,
  hintRemark,
  LEAST_WORDS,
  revealedRoles,
  rolesTold,
  speakingRoles,
} from '../../src/exercise/remark.ts';
import type { Request } from '../../src/exercise/request.ts';
import { course } from '../helpers/course.ts';

const ROLES = course.roles('en').map(({ id }) => id);
const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 18 });
const person = fc.constantFrom('ada', 'bob', 'eve');
const sent = fc
  .tuple(person, fc.constantFrom('information', 'work', 'review', 'remark' as const), fc.constantFrom(...ROLES))
  .map(
    ([askerId, kind, as]): Pick<Request, 'askerId' | 'kind' | 'as'> =>
      kind === 'remark' ? { askerId, kind, as } : { askerId, kind },
  );
const history = fc.array(sent, { maxLength: 30 });

describe('for any roles of a lesson and of a person', () => {
  it('nobody speaks as the data scientist, or in a role that the lesson does not offer', () => {
    fc.assert(
      fc.property(roles, roles, (offers, held) => {
        const spoken = speakingRoles({ offers, held });
        expect(spoken).not.toContain(HEARER);
        expect(offers).toEqual(expect.arrayContaining(spoken));
      }),
    );
  });

  it('a person speaks in the roles that they hold, and in any only if they hold none of these', () => {
    fc.assert(
      fc.property(roles, roles, (others, held) => {
        const offers = [...new Set([...others, HEARER])];
        const own = offers.filter((role) => role !== HEARER && held.includes(role));
        const spoken = speakingRoles({ offers, held });
        expect(spoken).toEqual(own.length > 0 ? own : offers.filter((role) => role !== HEARER));
      }),
    );
  });

  it('no one is heard where the lesson has no data scientist', () => {
    fc.assert(
      fc.property(roles, roles, (offers, held) => {
        expect(speakingRoles({ offers: offers.filter((role) => role !== HEARER), held })).toEqual([]);
      }),
    );
  });
});

describe('for anything that was sent', () => {
  it('a person sees the model remarks of just the roles in which they told the data scientist something', () => {
    fc.assert(
      fc.property(history, person, (all, userId) => {
        const own = all.filter((one) => one.askerId === userId && one.kind === 'remark').map(({ as }) => as);
        expect(new Set(revealedRoles(all, userId))).toEqual(new Set(own));
      }),
    );
  });

  it('what others send, and requests, reveal nothing to them', () => {
    fc.assert(
      fc.property(history, person, (all, userId) => {
        const others = all.filter((one) => one.askerId !== userId || one.kind !== 'remark');
        expect(revealedRoles(others, userId)).toEqual([]);
      }),
    );
  });

  it('one more remark never hides a role, and counts each role once', () => {
    fc.assert(
      fc.property(history, sent, person, (all, more, userId) => {
        const after = [...all, more];
        expect(revealedRoles(after, userId)).toEqual(expect.arrayContaining(revealedRoles(all, userId)));
        const told = rolesTold(after);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});

describe('the check of a remark', () => {
  it('takes a text of the least number of words or more, and says how many a shorter one has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const text = Array.from({ length: count }, (_, nth) => `word${nth}`).join(' ');
        if (count >= LEAST_WORDS) expect(checkRemark(` ${text} `)).toBe(text);
        else expect(() => checkRemark(text)).toThrow(new AppError('remark_short', { least: LEAST_WORDS, count }));
      }),
    );
  });

  it('counts the words of a Japanese sentence, which has no spaces', () => {
    expect(checkRemark('その欄の空欄は「ない」という意味なので、残してください。')).toContain('空欄');
    expect(() => checkRemark('空欄です。')).toThrow(AppError);
  });
});

/** Every model remark of the course. */
const MODELS = LOCALES.flatMap((locale) =>
  PROCESS_IDS.flatMap((process) =>
    ROLES.flatMap((role) =>
      (course.roleCard(locale, process, role)?.remarks.slice(0, 1) ?? []).map((text) => ({
        locale,
        process,
        role,
        text,
      })),
    ),
  ),
);

describe('the course’s own remarks', () => {
  it('are long enough, and ask for something', () => {
    for (const { locale, process, role, text } of MODELS) {
      expect(checkRemark(text)).toBe(text);
      expect(hintRemark(text), `${locale} ${process} ${role}`).not.toContain('act');
    }
    expect(MODELS.length).toBe(2 * 79);
  });

  it('are never rated as not to be acted on, in place of a peer', () => {
    for (const { text } of MODELS) expect(['fully', 'mostly']).toContain(judgeRemark(text).actionable);
  });
});

describe('a hint', () => {
  it('names what a remark lacks, in both languages', () => {
    expect(hintRemark('There is something odd about the data here')).toEqual(['what', 'why', 'act']);
    expect(
      hintRemark('A blank in Pool_QC means there is none, because we skip it. Please keep the column as it is.'),
    ).toEqual([]);
    expect(hintRemark('データが少しおかしいと思いました')).toEqual(['what', 'why', 'act']);
    expect(hintRemark('Pool_QCの空欄は「ない」という意味なので、外さずに残してください。')).toEqual([]);
  });
});
