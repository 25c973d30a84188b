import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/slack/messages/plain-text.ts';

describe('plainText', () => {
  it('says what the Markdown says, without its marks', () => {
    expect(plainText('# Goal\n\nA **diagnosis** of `Pool_QC`, see [data](https://example.com).\n\n- one\n- two')).toBe(
      'Goal\nA diagnosis of Pool_QC, see data.\n• one\n• two',
    );
  });

  it('is no longer than a notification may be', () => {
    expect(plainText('word '.repeat(2000))).toHaveLength(4000);
  });
});
