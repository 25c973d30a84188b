import { afterEach, describe, expect, it } from 'vitest';
import { byTestId, hasChromium } from './launch-chromium.ts';
import { type OpenPage, openPage } from './page-fixture-browser.ts';

const WIDTHS = [375, 800, 1280];
const TOAST = byTestId('toast');

describe.skipIf(!hasChromium)('a toast', () => {
  let open: OpenPage;
  const start = async (width: number) => {
    open = await openPage('?as=U02&at=C01', { width, height: 720 });
    return open.page;
  };
  const notice = (text: string) => open.fixture.send({ type: 'notice', text }, 'U02');
  afterEach(async () => {
    // The browser reports a server that is away.
    expect(open.errors.filter((error) => !error.includes('net::ERR_'))).toEqual([]);
    await open.close();
  });

  /** The parts of the page under the toasts. The page around them is none. */
  const coveredBy = () =>
    open.page.evaluate((toast) => {
      const found = new Set<string>();
      for (const element of document.querySelectorAll(toast)) {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        for (const x of [left + 1, (left + right) / 2, right - 1]) {
          for (const y of [top + 1, (top + bottom) / 2, bottom - 1]) {
            const below = document.elementsFromPoint(x, y).filter((one) => one.closest('.toasts') === null);
            const part = below[0]?.closest('.top-bar, .sidebar, .pane, .thread-pane, .tour, dialog, .inspector');
            const box = part?.getBoundingClientRect();
            // The backdrop of a modal counts as the modal where it is pointed at.
            if (box !== undefined && x < box.right && y < box.bottom && x > box.left && y > box.top)
              found.add(part?.className ?? '');
          }
        }
      }
      return [...found];
    }, TOAST);

  it.each(WIDTHS)('covers nothing at %i pixels, also beside a thread, a menu or a modal', async (width) => {
    const page = await start(width);
    notice('Something did not work. The reason is long enough for two lines on a telephone, and says what to do.');
    await page.locator(TOAST).waitFor();
    expect(await coveredBy()).toEqual([]);
    await page.click(byTestId('reply-link'));
    await page.locator(byTestId('thread-pane')).waitFor();
    expect(await coveredBy()).toEqual([]);
    await page.click(byTestId('thread-close'));
    if (width < 760) {
      await page.click(byTestId('menu'));
      await page.locator('.sidebar-open').waitFor();
      expect(await coveredBy()).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.click('[data-action-id=open-modal]');
    await page.locator(byTestId('modal')).waitFor();
    notice('Another one, while the modal is open.');
    await page.locator(TOAST).nth(1).waitFor();
    expect(await coveredBy()).toEqual([]);
    const footer = await page.locator(byTestId('modal-submit')).boundingBox();
    expect((footer?.y ?? 0) + (footer?.height ?? 0)).toBeLessThanOrEqual(720);
    // A modal makes everything around it inert, the toasts too.
    await page.keyboard.press('Escape');
    await page.locator(byTestId('modal')).waitFor({ state: 'detached' });
    await page.locator(TOAST).first().getByRole('button').click();
    await page.locator(TOAST).nth(1).waitFor({ state: 'detached' });
    await page.locator(TOAST).getByRole('button').click();
    await page.locator(TOAST).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--toasts-height'))).toBe('');
  });

  it('is not shown twice at once', async () => {
    const page = await start(1280);
    for (const text of ['The same', 'Another', 'The same', 'The same']) notice(text);
    notice('The last');
    await page.getByText('The last').waitFor();
    expect(await page.locator(`${TOAST} span`).allTextContents()).toEqual(['The same', 'Another', 'The last']);
  });

  it('is not needed to see that the server is away: that line covers nothing either', async () => {
    const page = await start(375);
    const shown = page.locator(byTestId('offline'));
    await open.fixture.close();
    await shown.getByText(/./).waitFor();
    const top = (await shown.boundingBox())?.y ?? 0;
    const composer = await page.locator(byTestId('composer')).boundingBox();
    expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(top);
  });
});
