import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { readValue } from '../listeners/press.ts';

/** What a modal carries, which another release may have filled. @throws AppError stale_button */
export function readMetadata({ private_metadata: text }: Pick<ViewOutput, 'private_metadata'>): Record<string, string> {
  return text === '' ? {} : readValue(z.record(z.string(), z.string()), text);
}

/** Reads one thing that a modal carries and without which nothing can be done. @throws AppError stale_button where it is missing */
export function carriedIn(metadata: Record<string, string>): (name: string) => string {
  return (name) => {
    const carried = metadata[name];
    if (carried === undefined || carried === '') throw new AppError('stale_button');
    return carried;
  };
}
