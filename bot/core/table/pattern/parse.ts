import { readClass } from './bracket.ts';
import { Cursor } from './cursor.ts';
import { settleEdges } from './edges.ts';
import { readEscape } from './escape.ts';
import type { PatternFault, Syntax } from './problem.ts';
import { dotOf } from './property.ts';
import { choiceOf, edgeOf, repeatOf, SIZE_LIMIT, sequenceOf, setOf, type Tree } from './tree.ts';

/** Counts are cut at this: far beyond every limit, and sums of it stay exact numbers. */
const COUNT_CAP = 1_000_000_000;

const COUNTS = /\{(\d+)(?:(,)(\d*))?\}/y;
const GROUP_NAME = /\?P?<([\p{L}_$][\p{L}\p{N}_$]*)>/uy;

/** What a group that begins with `(?` would be. The longest come first. */
const GROUPS: readonly (readonly [opening: string, what: string])[] = [
  ['?<=', 'look-around'],
  ['?<!', 'look-around'],
  ['?=', 'look-around'],
  ['?!', 'look-around'],
  ['?>', 'atomic-group'],
  ['?P=', 'back-reference'],
  ['?P>', 'recursion'],
  ['?(', 'conditional'],
  ['?#', 'comment'],
];
const FLAGS = /\?[a-zA-Z-]+[:)]/y;

/** Reads a whole pattern. Throws a `PatternFault`. */
export function parse(source: string, syntax: Syntax): Tree {
  const cursor = new Cursor(source, syntax);
  const tree = parseChoice(cursor);
  if (!cursor.done) throw cursor.fault('syntax', cursor.at, ')');
  return syntax === 'xsd' ? settleEdges(tree) : tree;
}

function parseChoice(cursor: Cursor): Tree {
  const at = cursor.at;
  const branches = [parseBranch(cursor)];
  let size = 0;
  while (cursor.eat('|')) {
    const branch = parseBranch(cursor);
    size += branch.size;
    if (size > SIZE_LIMIT) throw cursor.fault('too-large', at, 'size');
    branches.push(branch);
  }
  return within(cursor, at, choiceOf(branches));
}

function parseBranch(cursor: Cursor): Tree {
  const items: Tree[] = [];
  let size = 0;
  while (!cursor.done && cursor.peek() !== '|' && cursor.peek() !== ')') {
    const at = cursor.at;
    const item = parseEdge(cursor, items.length === 0) ?? parseQuantifier(cursor, parseAtom(cursor));
    size += item.size;
    if (size > SIZE_LIMIT) throw cursor.fault('too-large', at, 'size');
    items.push(item);
  }
  return sequenceOf(items);
}

function parseEdge(cursor: Cursor, first: boolean): Tree | undefined {
  const char = cursor.peek();
  if (char !== '^' && char !== '$') return undefined;
  const after = cursor.peek(1);
  const outermost = char === '^' ? first && !/[?*+{]/.test(after) : /^[|)]?$/.test(after);
  if (cursor.syntax === 'xsd' && !outermost) return undefined;
  cursor.take();
  return edgeOf(char);
}

function parseAtom(cursor: Cursor): Tree {
  const at = cursor.at;
  const char = cursor.take();
  if (char === '(') return parseGroup(cursor, at);
  if (char === '[') return setOf(readClass(cursor, at));
  if (char === '.') return setOf(dotOf(cursor.syntax));
  if ('?*+{}]'.includes(char)) throw cursor.fault('syntax', at);
  const atom = char === '\\' ? readEscape(cursor, at, false) : (char.codePointAt(0) ?? 0);
  return setOf(typeof atom === 'number' ? [atom, atom] : atom);
}

function parseGroup(cursor: Cursor, at: number): Tree {
  if (cursor.peek() === '?' && !cursor.eat('?:') && !cursor.match(GROUP_NAME)) throw groupFault(cursor, at);
  const tree = cursor.nested(at, () => parseChoice(cursor));
  if (!cursor.eat(')')) throw cursor.fault('syntax', at, '(');
  return tree;
}

function groupFault(cursor: Cursor, at: number): PatternFault {
  const known = GROUPS.find(([opening]) => cursor.eat(opening));
  if (known) return cursor.fault('unsupported', at, known[1]);
  return cursor.match(FLAGS) ? cursor.fault('unsupported', at, 'inline-flags') : cursor.fault('syntax', at, '(?');
}

function parseQuantifier(cursor: Cursor, item: Tree): Tree {
  const at = cursor.at;
  const counts = readCounts(cursor, at);
  if (!counts) return item;
  // Lazy or not, the same texts match as a whole.
  cursor.eat('?');
  return within(cursor, at, repeatOf(item, ...counts));
}

function readCounts(cursor: Cursor, at: number): readonly [min: number, max: number] | undefined {
  if (cursor.eat('*')) return [0, Infinity];
  if (cursor.eat('+')) return [1, Infinity];
  if (cursor.eat('?')) return [0, 1];
  if (cursor.peek() !== '{') return undefined;
  const [, low, comma, high] = cursor.match(COUNTS) ?? [];
  if (low === undefined) throw cursor.fault('syntax', at, '{');
  const min = Math.min(Number(low), COUNT_CAP);
  const max = comma ? (high ? Math.min(Number(high), COUNT_CAP) : Infinity) : min;
  if (max < min) throw cursor.fault('syntax', at);
  return [min, max];
}

function within(cursor: Cursor, at: number, tree: Tree): Tree {
  if (tree.size > SIZE_LIMIT) throw cursor.fault('too-large', at, 'size');
  return tree;
}
