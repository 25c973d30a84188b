import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { byTestId, hasChromium, launchChromium, openWatchedPage } from './launch-chromium.ts';
import { type PageFixture, startPageFixture } from './page-fixture.mjs';
import { findBarriers } from './run-axe.ts';

const PHONE = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true };
const BOX = byTestId('lightbox');
const FRAME = byTestId('lightbox-frame');

describe.skipIf(!hasChromium)('a picture', () => {
  let fixture: PageFixture;
  let close: () => Promise<void>;
  let errors: string[] = [];
  /** Opens the page of the lesson's thread, with its chart. */
  async function open(options: Parameters<typeof openWatchedPage>[1]): Promise<Page> {
    fixture = await startPageFixture();
    const browser = await launchChromium();
    const opened = await openWatchedPage(browser, { locale: 'en-GB', ...options });
    errors = opened.errors;
    close = async () => {
      await browser.close();
      await fixture.close();
    };
    await opened.page.goto(`${fixture.address}?as=U02&at=C01`);
    await opened.page.locator(byTestId('reply-link')).click();
    await chartOf(opened.page).waitFor();
    return opened.page;
  }
  afterEach(async () => {
    expect(errors.filter((error) => !error.includes('nowhere.invalid'))).toEqual([]);
    await close();
  });
  const chartOf = (page: Page) => page.locator(`${byTestId('thread-pane')} ${byTestId('image')}`).first();
  const widthOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.width ?? 0;
  const large = `${BOX} img`;

  it('opens large on a telephone, where a press makes it larger, a finger moves it and two zoom it', async () => {
    const page = await open(PHONE);
    const before = (await chartOf(page).boundingBox())?.width ?? 0;
    await chartOf(page).tap();
    await page.locator(large).waitFor();
    expect(await widthOf(page, large)).toBeGreaterThan(before);
    expect(await widthOf(page, large)).toBe(PHONE.viewport.width);
    await page.locator(large).tap({ position: { x: 300, y: 100 } });
    expect(await widthOf(page, large)).toBe(2 * PHONE.viewport.width);
    // What was pressed is in view, and the rest is reached by scrolling.
    const at = () => page.locator(FRAME).evaluate(({ scrollLeft }) => scrollLeft);
    const pressed = await at();
    expect(pressed).toBeGreaterThan(300);
    const session = await page.context().newCDPSession(page);
    await session.send('Input.synthesizeScrollGesture', { x: 180, y: 350, xDistance: 250, yDistance: 0 });
    await expect.poll(at).toBeLessThan(pressed - 100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width);

    await session.send('Input.synthesizePinchGesture', { x: 180, y: 350, scaleFactor: 2 });
    await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBeGreaterThan(1.5);
    await page.keyboard.press('Escape');
    await page.locator(BOX).waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)(
    'can be read, zoomed and left with the keyboard on the %s page',
    async (colorScheme) => {
      const page = await open({ viewport: { width: 1280, height: 800 }, colorScheme, reducedMotion: 'reduce' });
      await chartOf(page).press('Enter');
      await page.locator(large).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      const fits = await widthOf(page, large);
      await page.keyboard.press('+');
      await page.locator(byTestId('zoom-in')).press('Enter');
      expect(await widthOf(page, large)).toBeGreaterThan(fits * 1.5);
      expect(await page.locator(`${BOX} output`).textContent()).toBe('200%');
      expect(await findBarriers(page)).toEqual([]);
      await page.focus(FRAME);
      const at = () => page.locator(FRAME).evaluate(({ scrollTop }) => scrollTop);
      const middle = await at();
      await page.keyboard.press('ArrowDown');
      await expect.poll(at).toBeGreaterThan(middle);
      await page.keyboard.press('0');
      expect(await widthOf(page, large)).toBe(fits);
      await page.keyboard.press('Escape');
      await page.locator(BOX).waitFor({ state: 'detached' });
      expect(await chartOf(page).evaluate((element) => element === document.activeElement)).toBe(true);
    },
  );

  it('has a dark variant on the dark page, whether the system or the person chose it', async () => {
    const page = await open({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
    const paper = () =>
      chartOf(page)
        .locator('img')
        .evaluate((image) => getComputedStyle(image).filter);
    expect(await paper()).toBe('invert(0.91) hue-rotate(180deg)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await paper()).toBe('none');
    // The theme that the person chose decides.
    await page.click(byTestId('theme'));
    await page.click(byTestId('theme'));
    await expect.poll(paper).toBe('invert(0.91) hue-rotate(180deg)');
  });
});
