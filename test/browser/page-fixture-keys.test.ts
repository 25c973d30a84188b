import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byKeyboard } from './by-keyboard.ts';
import { byTestId, hasChromium } from './launch-chromium.ts';
import { type OpenPage, openPage } from './page-fixture-browser.ts';

describe.skipIf(!hasChromium)('the keys of the rehearsal page', () => {
  let open: OpenPage;
  beforeEach(async () => {
    open = await openPage('?as=U02');
  });
  afterEach(async () => {
    expect(open.errors).toEqual([]);
    await open.close();
  });

  it('move between messages, and scroll through a long message first', async () => {
    const { page } = open;
    const { press, goTo, isOn } = byKeyboard(page);
    await goTo('.message-list');
    await page.evaluate(() => document.querySelector('.message-list')?.scrollTo(0, 0));
    await press('ArrowDown');
    expect(await isOn('.message')).toBe(true);
    const at = () =>
      page.evaluate(() => [...document.querySelectorAll('.message')].indexOf(document.activeElement as Element));
    expect(await at()).toBe(0);
    await press('ArrowDown');
    expect(await at()).toBe(1);
    await press('ArrowUp');
    expect(await at()).toBe(0);
    for (let key = 0; key < 3; key += 1) await press('ArrowDown');
    expect(await at()).toBe(3);
    await press('ArrowDown');
    expect(await at()).toBe(3);
    await page.waitForFunction(() => Number(document.querySelector('.message-list')?.scrollTop) > 0);
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.message')?.querySelector('h4') !== null)).toBe(
      true,
    );
  });

  it('keep the current message in view when a private answer arrives', async () => {
    const { page, fixture } = open;
    const { press, goTo, hasCome } = byKeyboard(page);
    await goTo('.message-list');
    await press('ArrowDown');
    await hasCome('.message');
    const words = 'What one did a while ago is done. '.repeat(200);
    const ts = `${Math.floor(Date.now() / 1000) + 500}.000000`;
    fixture.addMessage({ channel: 'C01', ts, user: 'U00', text: words, ephemeral: { to: 'U02' } }, 'U02');
    await page.locator('[data-ephemeral=true]').waitFor();
    await hasCome('.message');
    await page.locator('.below').click();
    await page.waitForSelector('.below', { state: 'detached' });
  });

  it('skip the messages of a channel, and of a thread', async () => {
    const { page } = open;
    const { press, goTo, isOn, hasCome } = byKeyboard(page);
    await goTo(`.pane ${byTestId('skip-link')}`);
    await press('Enter');
    expect(await isOn(byTestId('composer'))).toBe(true);
    await goTo(byTestId('reply-link'), 'Shift+Tab');
    await press('Enter');
    await hasCome('.thread-pane h2');
    await goTo(`.thread-pane ${byTestId('skip-link')}`);
    await press('Enter');
    expect(await isOn(byTestId('thread-composer'))).toBe(true);
  });

  it('find a choice by some of its words, and send nothing before it is chosen', async () => {
    const { page } = open;
    const { press, goTo, type } = byKeyboard(page);
    const select = page.locator('[data-action-id=select]');
    await goTo('[data-action-id=select]');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Escape']) await press(key);
    expect(await select.getAttribute('aria-expanded')).toBe('false');
    await type('ＲＯＢ');
    expect(await page.locator('[role=option]').allInnerTexts()).toEqual([expect.stringContaining('Median')]);
    expect(open.countCalls('action')).toBe(0);
    await press('Tab');
    expect([await select.inputValue(), open.countCalls('action')]).toEqual(['', 0]);
    await press('Shift+Tab');
    await type('nothing like it');
    await page.getByText('No choice matches.').waitFor();
    await press('Escape');
    await type('mo');
    await press('Enter');
    expect((await open.nthCall('action', 1)).action.selected_option.value).toBe('c');
    expect(await select.inputValue()).toBe('Mode');
  });

  it('do not choose while an input method is composing', async () => {
    const { page } = open;
    await page.locator('[data-action-id=select]').pressSequentially('m');
    await page.dispatchEvent('[data-action-id=select]', 'keydown', { key: 'Enter', isComposing: true });
    await page.locator('[role=listbox]').waitFor();
    expect(open.countCalls('action')).toBe(0);
  });

  it('select several choices in a modal, and Escape closes the list before the modal', async () => {
    const { page } = open;
    const { press, goTo, hasCome, isOn, type } = byKeyboard(page);
    await goTo('[data-action-id=open-modal]');
    await press('Enter');
    await page.locator(byTestId('modal')).waitFor();
    await goTo('[data-block-id=people] summary');
    await press('Enter');
    await press('Tab');
    await type('田中');
    await press('Enter');
    await page.locator('[data-block-id=people] .chip').getByText('田中 千佳').waitFor();
    await press('Escape');
    expect(await isOn('[data-block-id=people] summary')).toBe(true);
    expect(await page.locator('[data-block-id=people] details').getAttribute('open')).toBe(null);
    await page.keyboard.press('Escape');
    await page.locator(byTestId('modal')).waitFor({ state: 'detached' });
    await hasCome('[data-action-id=open-modal]');
  });

  it('close a menu with Tab or Escape', async () => {
    const { page } = open;
    const { press, goTo, isOn, hasCome } = byKeyboard(page);
    await goTo('[data-action-id=menu]');
    await press('Enter');
    await hasCome('.popup-list button');
    await press('ArrowDown');
    await press('Escape');
    expect(await isOn('[data-action-id=menu]')).toBe(true);
    await press('Enter');
    await hasCome('.popup-list button');
    for (let stop = 0; stop < 3; stop += 1) await press('Tab');
    await page.locator('.popup-list').waitFor({ state: 'detached' });
  });

  it('go into the drawer of a narrow screen and back', async () => {
    const { page } = open;
    const { press, goTo, hasCome } = byKeyboard(page);
    await page.setViewportSize({ width: 375, height: 700 });
    await goTo(byTestId('menu'));
    await press('Enter');
    await hasCome('.sidebar-close');
    await page.keyboard.press('Escape');
    await hasCome(byTestId('menu'));
    await press('Enter');
    await hasCome('.sidebar-close');
    await goTo('[data-channel-id=C02]');
    await page.keyboard.press('Enter');
    await hasCome(byTestId('menu'));
    await page.locator('.pane').getByText('random-雑談').waitFor();
  });
});
