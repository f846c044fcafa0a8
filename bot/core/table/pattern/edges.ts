import { choiceOf, repeatOf, sequenceOf, setOf, type Tree } from './tree.ts';

/**
 * XML Schema has no anchors: `^` and `$` are plain characters there. The parser takes them as anchors at the edges of
 * a branch, because people write them. Where that branch stands inside the pattern, as in `(US$|EUR)[0-9]+`, an anchor
 * could never hold, so there they get the standard's meaning back.
 */
export function settleEdges(tree: Tree, first = true, last = true): Tree {
  switch (tree.kind) {
    case 'set':
      return tree;
    case 'edge':
      return (tree.char === '^' ? first : last) ? tree : literal(tree.char);
    case 'choice':
      return choiceOf(tree.items.map((item) => settleEdges(item, first, last)));
    case 'repeat':
      return repeatOf(settleEdges(tree.item, first, last), tree.min, tree.max);
    case 'sequence':
      return settleSequence(tree.items, first, last);
  }
}

function settleSequence(items: readonly Tree[], first: boolean, last: boolean): Tree {
  const head = items.findIndex((item) => item.kind !== 'edge');
  const tail = items.findLastIndex((item) => item.kind !== 'edge');
  if (head < 0) return sequenceOf(items.map((item) => settleEdges(item, first, last)));
  return sequenceOf(items.map((item, i) => settleEdges(item, first && i <= head, last && i >= tail)));
}

function literal(char: string): Tree {
  const point = char.charCodeAt(0);
  return setOf([point, point]);
}
