import { expect, test, type Locator, type Page } from '@playwright/test';
import { startStudy } from './driver';

test('no page breaks the policy of its own server', async ({ page, request }) => {
  const study = await startStudy(request, 'by the policy');
  for (const accuracy of [0.6, 0.8, 0.7]) {
    const trial = await study.ask('one');
    for (const step of [1, 2, 3]) await study.report(trial, step, accuracy - 0.1 / step);
    await study.tell(trial, accuracy);
  }
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text());
  });
  for (const path of ['/', '/submit', `/studies/${study.id}`, `/studies/${study.id}/trials/1`]) {
    const answer = await page.goto(path);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
    if (path.startsWith('/studies/')) await showTip(page, page.locator('.chart').last().locator('canvas').first());
  }
  expect(broken).toEqual([]);
});

/** Moves down a chart, across its lines, until it draws something else than before, a tip beside the pointer. */
async function showTip(page: Page, chart: Locator): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('the chart is not shown');
  const before = await drawn(chart);
  for (let y = 30; y < box.height - 40; y += 2) {
    await page.mouse.move(box.x + box.width * 0.27, box.y + y);
    if ((await drawn(chart)) !== before) return;
  }
  throw new Error('no tip is shown wherever the pointer is');
}

/** What is on the canvas once it has drawn what the pointer asks for. */
function drawn(chart: Locator): Promise<string> {
  return chart.evaluate(
    (canvas) =>
      new Promise<string>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve((canvas as HTMLCanvasElement).toDataURL()))),
      ),
  );
}
