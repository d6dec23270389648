import { expect, test } from '@playwright/test';
import { stateOf } from './pages';

const spec = {
  name: 'from the browser',
  executor: 'external',
  objectives: [{ metric: 'loss', goal: 'minimize' }],
  trial: { x: { $float: { low: -5, high: 10 } }, kind: { $choice: ['one', 'another'] } },
};

test('a spec is checked, then started', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'New study' }).first().click();
  await page.getByLabel("The study's spec as JSON").fill(JSON.stringify(spec));
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('heading', { name: 'The spec is good' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Parameters' })).toContainText('kind');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1, name: spec.name })).toBeVisible();
  await expect(stateOf(page)).toHaveText('running');
});

test('every problem is shown beside its path, and found in the text', async ({ page }) => {
  await page.goto('/studies/new');
  const wrong = { ...spec, budget: { max_trials: 0 }, trial: { x: { $float: { low: 10, high: -5 } } } };
  const editor = page.getByLabel("The study's spec as JSON");
  await editor.fill(JSON.stringify(wrong, null, 2));
  await page.getByRole('button', { name: 'Start' }).click();
  const problems = page.getByRole('region', { name: /problems/ });
  await expect(problems.getByRole('button', { name: /trial\.x/ })).toBeVisible();
  await problems.getByRole('button', { name: /max_trials/ }).click();
  await expect(editor).toBeFocused();
  const chosen = await editor.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(chosen).toBe('"max_trials": 0');
});

test('a text that is not JSON is refused with its line', async ({ page }) => {
  await page.goto('/studies/new');
  await page.getByLabel("The study's spec as JSON").fill('{\n  "name": oops\n}');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('alert')).toContainText('line 2');
});
