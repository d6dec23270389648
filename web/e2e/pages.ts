import { expect, type Locator, type Page } from '@playwright/test';

/** The row of a trial in the rank table. */
export const rowOf = (page: Page, number: number): Locator => page.locator(`tr[data-number="${number}"]`);

/** The numbers of the trials in the table, from the top. */
export const order = (page: Page): Promise<number[]> =>
  page.locator('tr[data-number]').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['number'])));

/** The chip with the study's state. */
export const stateOf = (page: Page): Locator => page.locator('.heading .state');

/** Waits until the page hears of news. */
export async function live(page: Page): Promise<void> {
  await expect(page.locator('[data-connection="live"]')).toBeVisible();
}

/** Gathers what the page says went wrong: errors, and what the content policy refused. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  return heard;
}
