import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendText, prependText } from '../../src/exercise/append-text.ts';
import { TEXT_LIMIT } from '../../src/exercise/check-text.ts';

describe('an added text', () => {
  it('goes first when prepended, and stands alone when nothing was typed', () => {
    expect(prependText(' What about Fence? ', 'Hello!')).toBe('Hello!\n\nWhat about Fence?');
    expect(prependText('  ', 'Hello!')).toBe('Hello!');
    expect(prependText('x'.repeat(TEXT_LIMIT), 'Hello!')).toBeUndefined();
  });

  it('goes after the typed text, and is not added when it does not fit', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: TEXT_LIMIT }),
        fc.string({ minLength: 1, maxLength: TEXT_LIMIT }),
        (typed, more) => {
          const text = appendText(typed, more);
          if (text === undefined) expect(typed.trimEnd().length + more.length + 2).toBeGreaterThan(TEXT_LIMIT);
          else {
            expect(text.startsWith(typed.trimEnd())).toBe(true);
            expect(text.endsWith(more)).toBe(true);
            expect(text.length).toBeLessThanOrEqual(TEXT_LIMIT);
          }
        },
      ),
    );
  });
});
