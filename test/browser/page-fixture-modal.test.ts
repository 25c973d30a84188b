import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byTestId, hasChromium } from './launch-chromium.ts';
import { type OpenPage, openPage } from './page-fixture-browser.ts';

describe.skipIf(!hasChromium)('a modal of the rehearsal page', () => {
  let open: OpenPage;
  beforeEach(async () => {
    open = await openPage('?as=U02');
    await open.page.click('[data-action-id=open-modal]');
    await open.page.waitForSelector(byTestId('modal'));
  });
  afterEach(async () => {
    expect(open.errors).toEqual([]);
    await open.close();
  });

  const fill = async (text: string) => {
    const { page } = open;
    await page.selectOption('[data-block-id=role] select', 'expert');
    await page.check('[data-block-id=kind] input[value=work]');
    await page.fill('[data-block-id=text] textarea', text);
  };

  it('marks empty required inputs and puts the focus on the first', async () => {
    const { page } = open;
    await page.click(byTestId('modal-submit'));
    await page.waitForSelector('[data-block-id=role] select:focus');
    expect(await page.locator(byTestId('input-error')).count()).toBe(3);
    expect(open.countCalls('view-submit')).toBe(0);
  });

  it('shows the app’s error beside its input, accepts the correction and returns the focus', async () => {
    const { page } = open;
    await fill('short');
    await page.click(byTestId('modal-submit'));
    await page.waitForSelector(`${byTestId('input-error')}[data-block-id=text]`);
    await page.fill('[data-block-id=text] textarea', 'long enough for anybody');
    await page.click(byTestId('modal-submit'));
    await page.waitForSelector(byTestId('modal'), { state: 'detached' });
    await page.waitForSelector('[data-action-id=open-modal]:focus');
  });

  it('submits the values in Slack’s format', async () => {
    const { page } = open;
    await fill('short');
    await page.fill('[data-block-id=number] input', '０．７');
    await page.click(byTestId('modal-submit'));
    const { values } = await open.nthCall('view-submit', 1);
    expect(values.number.value).toEqual({ type: 'number_input', value: '0.7' });
    expect(values.role.value).toMatchObject({ type: 'static_select', selected_option: { value: 'expert' } });
    expect(values.people.value).toEqual({ type: 'multi_users_select', selected_users: [] });
  });

  it('keeps the typed text beneath a stacked view, and one Escape closes only that view', async () => {
    const { page } = open;
    await fill('kept');
    await page.click('[data-action-id=push-modal]');
    await page.waitForSelector('[data-view-id=V2]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-view-id=V1]');
    expect(await page.inputValue('[data-block-id=text] textarea')).toBe('kept');
    expect(open.countCalls('view-close')).toBe(1);
  });

  it('traps the focus', async () => {
    const { page } = open;
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      );
      expect(inside).toBe(true);
    }
  });
});
