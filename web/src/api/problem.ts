/** One thing wrong in what was sent. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** A call that did not succeed, in words for people. */
export class CallFailed extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(detail || title);
  }
}

/** Reads an `application/problem+json` body; what is not one still gives a sentence. */
export function readFailure(status: number, body: string): CallFailed {
  try {
    const wire = JSON.parse(body);
    return new CallFailed(status, wire.title ?? `Status ${status}`, wire.detail ?? '', wire.problems ?? []);
  } catch {
    return new CallFailed(status, `Status ${status}`, body.slice(0, 300));
  }
}

/** The sentence to show for whatever was thrown. */
export function sentence(thrown: unknown): string {
  if (thrown instanceof CallFailed && thrown.status === 401) {
    return 'This server asks for a token, which this page cannot send yet. Use the command line, or a server bound to 127.0.0.1.';
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
