import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** More tab stops than lie between two elements in any state of the page. */
const MOST_STOPS = 150;

/** Uses the page with keys alone, and requires a visible focus at every stop. */
export function byKeyboard(page: Page) {
  const press = async (key: string) => {
    await page.keyboard.press(key);
    expect(await page.evaluate(describeFocus), `after ${key}`).toMatch(/^seen: /);
  };
  const isOn = (selector: string) => page.evaluate((at) => document.activeElement?.matches(at) === true, selector);
  return {
    press,
    isOn,
    /** Presses Tab (or Shift+Tab) until the focus is on an element of the selector. */
    async goTo(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await press(key);
        if (await isOn(selector)) return;
      }
      throw new Error(`${key} does not lead to ${selector}`);
    },
    /** Resolves when the page moves the focus to an element of the selector. */
    async hasCome(selector: string): Promise<void> {
      await page.waitForFunction((at) => document.activeElement?.matches(at) === true, selector);
      expect(await page.evaluate(describeFocus)).toMatch(/^seen: /);
    },
    type: (words: string) => page.keyboard.type(words),
  };
}

/** Returns `seen: …` when the focused element is in view, uncovered, and marked by an outline or a shadow. */
function describeFocus(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'nowhere';
  const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 40)}`;
  const marked = element.closest('.composer-box') ?? element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
  const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  if (!hasOutline && (marked === element || boxShadow === 'none')) return `not marked: ${name}`;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const across = [0.5, 0.1, 0.9].map((share) => left + (right - left) * share);
  const down = [0.5, 0.1, 0.9].map((share) => Math.min(innerHeight - 1, Math.max(0, top + (bottom - top) * share)));
  const isHit = (x: number, y: number) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
  };
  return across.some((x) => down.some((y) => isHit(x, y))) ? `seen: ${name}` : `covered or out of view: ${name}`;
}
