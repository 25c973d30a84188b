import { z } from 'zod';
import { FRAME_IDS, type LessonId, PROCESS_IDS, type ProcessId } from './lesson-id.ts';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import type { Role, RoleId } from './role.ts';

/** Content of `lessons/course.yml`: ids and structure, no words. */
export interface Structure {
  roles: { id: RoleId; family: Role['family'] }[];
  processes: { id: ProcessId; number: number; available: boolean; offers: RoleId[] }[];
  /** All lessons in the order of the course: the processes and the lessons around them. */
  lessons: { id: LessonId; number: number; available: boolean; offers: RoleId[] }[];
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/u, 'must be lower-case words joined by hyphens');

const offers = z.union([z.literal('all'), z.array(id)]);
/** Number of the lessons that close the course. */
const AFTER = PROCESS_IDS.length + 1;

const schema = z
  .strictObject({
    roles: z.array(
      z.strictObject({ id, family: z.enum(['business', 'builders', 'engineering', 'operations', 'control']) }),
    ),
    processes: z.array(
      z.strictObject({
        id: z.enum(PROCESS_IDS),
        number: z.int(),
        available: z.boolean(),
        offers,
      }),
    ),
    frame: z.array(
      z.strictObject({
        id: z.enum(FRAME_IDS),
        number: z.union([z.literal(0), z.literal(AFTER)], `must be 0 or ${AFTER}: before or after the processes`),
        available: z.boolean(),
        offers,
      }),
    ),
  })
  .superRefine(({ roles, processes, frame }, context) => {
    const known = new Set<string>();
    roles.forEach((role, index) => {
      if (known.has(role.id)) refuse(['roles', index, 'id'], `"${role.id}" is listed twice`);
      known.add(role.id);
    });
    processes.forEach((process, index) => {
      if (process.number !== index + 1) {
        refuse(['processes', index, 'number'], `must be ${index + 1}: processes stand in order`);
      }
      if (process.id !== PROCESS_IDS[index]) {
        refuse(['processes', index, 'id'], `must be ${PROCESS_IDS[index] ?? 'absent'}: processes stand in order`);
      }
    });
    if (processes.length < PROCESS_IDS.length) refuse(['processes'], `must list all of ${PROCESS_IDS.join(', ')}`);
    frame.forEach((lesson, index) => {
      if (lesson.id !== FRAME_IDS[index]) {
        refuse(['frame', index, 'id'], `must be ${FRAME_IDS[index] ?? 'absent'}: lessons stand in order`);
      }
    });
    if (frame.length < FRAME_IDS.length) refuse(['frame'], `must list all of ${FRAME_IDS.join(', ')}`);
    for (const [list, lessons] of Object.entries({ processes, frame })) {
      lessons.forEach(({ offers: offered }, index) => {
        if (offered === 'all') return;
        offered.forEach((role, at) => {
          if (!known.has(role)) refuse([list, index, 'offers', at], `"${role}" is not one of the roles above`);
        });
      });
    }

    function refuse(path: (string | number)[], message: string): void {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .transform(({ roles, processes, frame }) => {
    const offering = <T extends { offers: 'all' | RoleId[] }>(lesson: T): T & { offers: RoleId[] } => ({
      ...lesson,
      offers: lesson.offers === 'all' ? roles.map((role) => role.id) : lesson.offers,
    });
    const taught = processes.map(offering);
    const around = frame.map(offering);
    const lessons = [
      ...around.filter(({ number }) => number === 0),
      ...taught,
      ...around.filter(({ number }) => number === AFTER),
    ];
    return { roles, processes: taught, lessons };
  });

/** Reads `lessons/course.yml`. */
export function parseStructure(text: string): Parsed<Structure> {
  return parseYaml<Structure>(text, schema);
}
