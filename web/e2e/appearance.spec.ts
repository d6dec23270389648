import { expect, test, type Page } from '@playwright/test';
import { startStudy } from './driver';
import { complaints, rowOf } from './pages';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the theme follows the system until one is chosen, and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const dark = await ground(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground(page);
  expect(light).not.toBe(dark);
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
  expect(await ground(page)).toBe(dark);
  await page.reload();
  expect(await ground(page)).toBe(dark);
});

test('no page is wider than a telephone', async ({ page, request }) => {
  const heard = complaints(page);
  const study = await startStudy(request, 'a study with a rather long name that has to be broken somewhere');
  await study.tell(await study.ask('a'), 0.5);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/', '/studies/new', `/studies/${study.id}`, `/studies/${study.id}/trials/0`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
  expect(heard).toEqual([]);
});

test('the keyboard reaches the content and the trials', async ({ page, request }) => {
  const study = await startStudy(request, 'by keyboard');
  await study.tell(await study.ask('a'), 0.5);
  await page.goto(`/studies/${study.id}`);
  await expect(rowOf(page, 0)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab');
    if (await rowOf(page, 0).getByRole('link').evaluate((link) => link === document.activeElement)) return;
  }
  throw new Error('30 presses of Tab did not reach the first trial');
});
