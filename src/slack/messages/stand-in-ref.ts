import { z } from 'zod';
import type { RoleId } from '../../course/role.ts';
import { readValue } from '../app/read-value.ts';

/** The part of a request that a role's stand-in has answered. */
export interface StandInRef {
  requestId: string;
  role: RoleId;
}

/** Writes the value of a button. */
export function writeStandInRef({ requestId, role }: StandInRef): string {
  return JSON.stringify([requestId, role]);
}

/** Reads the value of a button. @throws AppError stale_button */
export function readStandInRef(value: string): StandInRef {
  const [requestId, role] = readValue(z.tuple([z.string(), z.string()]), value);
  return { requestId, role };
}
