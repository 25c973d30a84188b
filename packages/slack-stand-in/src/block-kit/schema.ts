import { isObject, type Json } from '../json.ts';
import type { Problem } from './problem.ts';

/** The context of a block that its check depends on. */
export interface Place {
  surface: 'message' | 'modal' | 'home';
  /** Whether Slack has processed an uploaded file. When absent, every file counts as processed. */
  fileReady?: (reference: Json) => boolean;
  /** Whether the app's token may read files, without which Slack refuses a `file_input`. When absent, it may. */
  readsFiles?: boolean;
}

/** Adds to `found` the reasons why Slack would refuse `value`. */
export type Check = (value: unknown, path: string, found: Problem[], place: Place) => void;

export interface Field {
  check: Check;
  required: boolean;
}

export function required(check: Check): Field {
  return { check, required: true };
}

export function optional(check: Check): Field {
  return { check, required: false };
}

/** A string of `min` to `max` UTF-16 code units. Slack's count may be lower, never higher. */
export function string(max: number, min = 1): Check {
  return (value, path, found) => {
    if (typeof value !== 'string') found.push({ path, message: 'must provide a string' });
    else if (value.length < min) found.push({ path, message: `must be more than ${min - 1} characters` });
    else if (value.length > max) found.push({ path, message: `must be less than ${max + 1} characters` });
  };
}

export const boolean: Check = (value, path, found) => {
  if (typeof value !== 'boolean') found.push({ path, message: 'must provide a boolean' });
};

export function integer(min: number, max: number): Check {
  return (value, path, found) => {
    if (!Number.isInteger(value)) found.push({ path, message: 'must provide an integer' });
    else if ((value as number) < min) found.push({ path, message: `must be greater than ${min - 1}` });
    else if ((value as number) > max) found.push({ path, message: `must be less than ${max + 1}` });
  };
}

export function matching(pattern: RegExp, what: string): Check {
  return (value, path, found) => {
    if (typeof value !== 'string' || !pattern.test(value)) found.push({ path, message: `must be ${what}` });
  };
}

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, path, found) => {
    if (!allowed.includes(value as string)) {
      found.push({ path, message: `must be one of: ${allowed.join(', ')}` });
    }
  };
}

export function list(item: Check, max: number, min = 1): Check {
  return (value, path, found, place) => {
    if (!Array.isArray(value)) {
      found.push({ path, message: 'must provide an array' });
      return;
    }
    if (value.length > max) found.push({ path, message: `no more than ${max} items allowed` });
    if (value.length < min) found.push({ path, message: `no fewer than ${min} items allowed` });
    value.forEach((member, index) => {
      item(member, `${path}/${index}`, found, place);
    });
  };
}

/** An object with these fields and no others. `also` checks rules across several fields. */
export function object(fields: Record<string, Field>, also?: (value: Json, ...rest: Rest) => void): Check {
  return (value, path, found, place) => {
    if (!isObject(value)) {
      found.push({ path, message: 'must provide an object' });
      return;
    }
    for (const name of Object.keys(value)) {
      if (value[name] !== undefined && !Object.hasOwn(fields, name)) {
        found.push({ path, message: `invalid additional property: ${name}` });
      }
    }
    for (const [name, { check, required: needed }] of Object.entries(fields)) {
      if (value[name] !== undefined) check(value[name], `${path}/${name}`, found, place);
      else if (needed) found.push({ path, message: `missing required field: ${name}` });
    }
    also?.(value, path, found, place);
  };
}

type Rest = [path: string, found: Problem[], place: Place];

/** Applies the check for the object's `type`. */
export function byType(checks: Record<string, Check>, allowed: readonly string[] = Object.keys(checks)): Check {
  return (value, path, found, place) => {
    if (!isObject(value)) {
      found.push({ path, message: 'must provide an object' });
      return;
    }
    const { type } = value;
    const check = typeof type === 'string' && allowed.includes(type) ? checks[type] : undefined;
    if (type === undefined) found.push({ path, message: 'missing required field: type' });
    else if (check === undefined) found.push({ path, message: `unsupported type: ${String(type)}` });
    else check(value, path, found, place);
  };
}

/** The `type` field of an object whose type `byType` has checked. */
export const typed = required(string(255));
