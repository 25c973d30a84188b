import { z } from 'zod';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import { PROCESS_IDS, type ProcessId, type Role, type RoleId } from './types.ts';

/** What `lessons/course.yml` says: ids and structure, no words. */
export interface Structure {
  roles: { id: RoleId; family: Role['family'] }[];
  processes: { id: ProcessId; number: number; available: boolean; offers: RoleId[] }[];
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/u, 'must be lower-case words joined by hyphens');

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
        offers: z.union([z.literal('all'), z.array(id)]),
      }),
    ),
  })
  .superRefine(({ roles, processes }, context) => {
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
      if (process.offers === 'all') return;
      process.offers.forEach((role, at) => {
        if (!known.has(role)) refuse(['processes', index, 'offers', at], `"${role}" is not one of the roles above`);
      });
    });
    if (processes.length < PROCESS_IDS.length) refuse(['processes'], `must list all of ${PROCESS_IDS.join(', ')}`);

    function refuse(path: (string | number)[], message: string): void {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .transform(({ roles, processes }) => ({
    roles,
    processes: processes.map((process) => ({
      ...process,
      offers: process.offers === 'all' ? roles.map((role) => role.id) : process.offers,
    })),
  }));

/** Reads `lessons/course.yml`. */
export function parseStructure(text: string): Parsed<Structure> {
  return parseYaml<Structure>(text, schema);
}
