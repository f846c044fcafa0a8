import { blockOf } from './blocks.ts';
import type { Syntax } from './problem.ts';
import { invert, LAST_POINT, normalize, type Ranges } from './ranges.ts';

/** `\i` and `\c`: what begins and what continues an XML name. https://www.w3.org/TR/xml/#NT-NameStartChar */
const NAME_START: Ranges = [
  ...[0x3a, 0x3a, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d],
  ...[0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf],
  ...[0xfdf0, 0xfffd, 0x10000, 0xeffff],
];
const NAME: Ranges = normalize([...NAME_START, ...[0x2d, 0x2e, 0x30, 0x39, 0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040]]);

const XSD_CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;
const ECMA_PROPERTY = /^\w+(?:=\w+)?$/;

const XSD_SPACE: Ranges = [0x09, 0x0a, 0x0d, 0x0d, 0x20, 0x20];
const ECMA_DIGIT: Ranges = [0x30, 0x39];
const ECMA_WORD: Ranges = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

const known = new Map<string, Ranges>();

/** What `.` stands for. */
export function dotOf(syntax: Syntax): Ranges {
  return syntax === 'xsd' ? cached('xsd .', () => invert([0x0a, 0x0a, 0x0d, 0x0d])) : engineRanges('.');
}

/** What `\d`, `\S`, `\i`… stand for, by their letter; `undefined` where the syntax has no such escape. */
export function letterSet(letter: string, syntax: Syntax): Ranges | undefined {
  const small = letter.toLowerCase();
  const set = syntax === 'xsd' ? xsdSet(small) : ecmaSet(small);
  return set === undefined || letter === small ? set : cached(`${syntax} \\${letter}`, () => invert(set));
}

/** What `\p{name}` stands for: in XML Schema a category or a block (`Is…`), in ECMAScript whatever the engine knows. */
export function propertySet(name: string, syntax: Syntax): Ranges | undefined {
  if (syntax === 'xsd' && name.startsWith('Is')) return blockOf(name.slice(2));
  if (!(syntax === 'xsd' ? XSD_CATEGORY : ECMA_PROPERTY).test(name)) return undefined;
  try {
    return engineRanges(`\\p{${name}}`);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What `\P{name}` stands for. */
export function withoutProperty(name: string, syntax: Syntax): Ranges | undefined {
  const set = propertySet(name, syntax);
  return set && cached(`${syntax} \\P{${name}}`, () => invert(set));
}

function xsdSet(letter: string): Ranges | undefined {
  if (letter === 's') return XSD_SPACE;
  if (letter === 'd') return engineRanges('\\p{Nd}');
  if (letter === 'w') return engineRanges('[^\\p{P}\\p{Z}\\p{C}]');
  if (letter === 'i') return NAME_START;
  return letter === 'c' ? NAME : undefined;
}

function ecmaSet(letter: string): Ranges | undefined {
  if (letter === 's') return engineRanges('\\s');
  if (letter === 'd') return ECMA_DIGIT;
  return letter === 'w' ? ECMA_WORD : undefined;
}

function cached(key: string, make: () => Ranges): Ranges {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/**
 * Asks the JavaScript engine which code points an atom of its own matches, so that no Unicode table is needed here. One
 * by one: that is some 40 ms for each property in use, and longer texts would have to be built first.
 */
function engineRanges(atom: string): Ranges {
  return cached(atom, () => {
    const single = new RegExp(`^${atom}$`, 'u');
    const pairs: number[] = [];
    let inside = false;
    for (let point = 0; point <= LAST_POINT; point += 1) {
      if (single.test(String.fromCodePoint(point)) === inside) continue;
      pairs.push(inside ? point - 1 : point);
      inside = !inside;
    }
    return inside ? [...pairs, LAST_POINT] : pairs;
  });
}
