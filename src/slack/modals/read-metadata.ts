import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { readValue } from '../app/read-value.ts';

/** Reads a modal's metadata, which another release may have written. @throws AppError stale_button */
export function readMetadata({ private_metadata: text }: Pick<ViewOutput, 'private_metadata'>): Record<string, string> {
  return text === '' ? {} : readValue(z.record(z.string(), z.string()), text);
}

/** Makes a reader of required entries. @throws AppError stale_button for a missing or empty entry */
export function requireMetadata(metadata: Record<string, string>): (name: string) => string {
  return (name) => {
    const entry = metadata[name];
    if (entry === undefined || entry === '') throw new AppError('stale_button');
    return entry;
  };
}
