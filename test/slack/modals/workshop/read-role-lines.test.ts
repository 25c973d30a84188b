import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../src/errors.ts';
import { wordsFor } from '../../../../src/slack/messages/words.ts';
import { readRoleLines, writeRoleLines } from '../../../../src/slack/modals/workshop/read-role-lines.ts';
import { course } from '../../../helpers/course.ts';

const PEOPLE = [
  { userId: 'U1', name: 'Kenji Tanaka' },
  { userId: 'U2', name: 'Mei Tanaka' },
  { userId: 'U3', name: '高橋 芽衣' },
  { userId: 'U4', name: 'Bob: the second' },
];
const EN = wordsFor(course, 'en');
const JA = wordsFor(course, 'ja');

describe('lines with the roles of people', () => {
  it('are read by a full name or a part of it that one person has, in either language, with any width of signs', () => {
    const text =
      'kenji: Domain Expert, data-scientist\n\n @Mei Tanaka : IT Auditor\n芽衣さん：業務有識者、データアーキテクト';
    expect(readRoleLines(EN, text, PEOPLE)).toEqual([
      { userId: 'U1', roles: ['domain-expert', 'data-scientist'] },
      { userId: 'U2', roles: ['it-auditor'] },
      { userId: 'U3', roles: ['data-architect', 'domain-expert'] },
    ]);
    expect(readRoleLines(JA, '', PEOPLE)).toEqual([]);
    expect(readRoleLines(JA, 'Bob: the second: Operator', PEOPLE)).toEqual([{ userId: 'U4', roles: ['operator'] }]);
  });

  it.each([
    ['Kenji', 'workshop_roles_line'],
    ['Kenji:', 'workshop_roles_line'],
    [': Operator', 'workshop_roles_name'],
    ['Tanaka: Operator', 'workshop_roles_name'],
    ['Nobody: Operator', 'workshop_roles_name'],
    ['Kenji: Wizard', 'role_unknown'],
    ['Kenji: Operator\nKenji Tanaka: Architect', 'workshop_roles_twice'],
  ])('%j are refused as %s', (text, code) => {
    expect(() => readRoleLines(EN, text, PEOPLE)).toThrow(expect.objectContaining({ code }) as AppError);
  });

  it('are written so that they are read as they were, and leave out people whose name two have', () => {
    const held = [
      { userId: 'U1', roles: ['operator', 'architect'] },
      { userId: 'U3', roles: ['it-auditor'] },
      { userId: 'U4', roles: ['operator'] },
    ];
    const sorted = held.map(({ userId, roles }) => ({ userId, roles: roles.toSorted() }));
    for (const words of [EN, JA]) {
      const read = readRoleLines(words, writeRoleLines(words, held, PEOPLE), PEOPLE);
      expect(read.map(({ userId, roles }) => ({ userId, roles: roles.toSorted() }))).toEqual(sorted);
    }
    const twins = [...PEOPLE, { userId: 'U5', name: 'Kenji Tanaka' }];
    expect(writeRoleLines(EN, held.slice(0, 1), twins)).toBe('');
  });
});
