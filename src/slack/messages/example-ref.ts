import { z } from 'zod';
import { namesOf, type TableNames } from '../../team/own-data.ts';
import { readValue } from '../app/read-value.ts';
import { shorten } from './kit.ts';

/** An example request in the value of a button, and the own table of the course in which the button stands. */
interface ExampleRef {
  id: string;
  table?: TableNames | undefined;
}

/** Most characters of each name, because a value has 2,000. */
const MOST = 200;
const SHAPE = z.tuple([z.string(), z.object({ target: z.string(), row: z.string(), unit: z.string().optional() })]);

/** Without a table the value is the id, as in earlier releases. */
export function writeExampleRef({ id, table }: ExampleRef): string {
  if (table === undefined) return id;
  const { target, row, unit } = table;
  return JSON.stringify([
    id,
    {
      target: shorten(target, MOST),
      row: shorten(row, MOST),
      ...(unit === undefined ? {} : { unit: shorten(unit, MOST) }),
    },
  ]);
}

/** @throws AppError stale_button */
export function readExampleRef(value: string): ExampleRef {
  if (!value.startsWith('[')) return { id: value };
  const [id, { target, row, unit }] = readValue(SHAPE, value);
  return { id, table: namesOf({ target, row, ...(unit === undefined ? {} : { unit }) }) };
}
