/** A stretch of a text, from `start` up to but not including `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where in a JSON text the value at a dotted path stands, its key included: `trial.model.residual.width`,
 * `objectives[0].metric`. Open choices are passed through, so that a path may name a branch without `$choice`. A path that
 * leads nowhere gives the deepest part of it that is there; the text itself must be JSON.
 */
export function locate(text: string, path: string): Stretch {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.').filter((step) => step !== '');
  let here: Stretch = { start: skipSpace(text, 0), end: text.trimEnd().length };
  let value = here.start;
  for (const step of steps) {
    const next = member(text, value, step);
    if (next === null) break;
    here = { start: next.start, end: next.end };
    value = next.value;
  }
  return here;
}

interface Member extends Stretch {
  /** Where its value begins; `start` is where its key does. */
  readonly value: number;
  readonly key: string;
}

function member(text: string, at: number, step: string): Member | null {
  const members = [...membersOf(text, at)];
  const direct = members.find(({ key }) => key === step);
  if (direct) return direct;
  for (const open of members.filter(({ key }) => key.startsWith('$'))) {
    const inside = member(text, open.value, step) ?? [...membersOf(text, open.value)].find(({ value }) => typed(text, value, step));
    if (inside) return inside;
  }
  return null;
}

/** Whether the object at `at` has the `type` that labels a branch of a list of choices. */
function typed(text: string, at: number, label: string): boolean {
  return text[at] === '{' && [...membersOf(text, at)].some(({ key, value, end }) => key === 'type' && text.slice(value, end) === JSON.stringify(label));
}

/** The members of the object, or the elements of the array, at a place; none of anything else. */
function* membersOf(text: string, at: number): Generator<Member> {
  const object = text[at] === '{';
  if (!object && text[at] !== '[') return;
  let place = skipSpace(text, at + 1);
  for (let index = 0; text[place] !== '}' && text[place] !== ']' && place < text.length; index++) {
    const start = place;
    let key = String(index);
    if (object) {
      const keyEnd = endOfValue(text, place);
      key = JSON.parse(text.slice(place, keyEnd));
      place = skipSpace(text, skipSpace(text, keyEnd) + 1);
    }
    const end = endOfValue(text, place);
    yield { start, end, value: place, key };
    place = skipSpace(text, end);
    if (text[place] === ',') place = skipSpace(text, place + 1);
  }
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let place = start; place < text.length; place++) {
    const letter = text[place]!;
    if (letter === '"') place = endOfString(text, place);
    else if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
    if (depth < 0 || (depth === 0 && ',:'.includes(letter))) return trimmed(text, start, place);
    if (depth === 0 && '}]"'.includes(letter)) return place + 1;
  }
  return text.length;
}

/** The place of a string's closing quote. */
function endOfString(text: string, start: number): number {
  let place = start + 1;
  while (place < text.length && text[place] !== '"') place += text[place] === '\\' ? 2 : 1;
  return place;
}

function skipSpace(text: string, place: number): number {
  let after = place;
  while (after < text.length && /\s/.test(text[after]!)) after++;
  return after;
}

function trimmed(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
