import { CallFailed, readFailure } from './problem';

export const BASE = '/api/v1';

/** Calls the API and answers the JSON; throws {@link CallFailed} on any other status than 2xx, and when nobody answers. */
export async function call(method: 'GET' | 'POST', path: string, body?: string): Promise<any> {
  const request: RequestInit = { method, headers: { Accept: 'application/json' } };
  if (method === 'POST') {
    request.headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    request.body = body ?? '{}';
  }
  const answer = await fetch(BASE + path, request).catch(() => {
    throw new CallFailed(0, 'No answer', 'The server does not answer. Is it running?');
  });
  const text = await answer.text();
  if (!answer.ok) throw readFailure(answer.status, text);
  return text === '' ? null : JSON.parse(text);
}

export const get = (path: string) => call('GET', path);
export const post = (path: string, body?: string) => call('POST', path, body);
