/** YAML's events as a tree that knows where everything stands. Aliases and tags are refused, so a bomb has no fuse. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Json } from '../table/schema.ts';

/** A value with its place: an offset into the text. */
export interface YamlNode {
  readonly start: number;
  readonly value: Json;
  readonly items?: readonly YamlNode[];
  readonly members?: ReadonlyMap<string, YamlMember>;
}

interface YamlMember {
  readonly start: number;
  readonly node: YamlNode;
}

/** What a plan may not hold although YAML could. */
export type YamlFault =
  | { readonly kind: 'alias' | 'tag' | 'key' | 'documents'; readonly start: number; readonly text: string }
  | { readonly kind: 'duplicate'; readonly start: number; readonly text: string; readonly first: number };

/** The first document's root, or `undefined` where there is none, and every fault up to a limit. */
export interface YamlTree {
  readonly root: YamlNode | undefined;
  readonly faults: readonly YamlFault[];
}

interface Open {
  readonly start: number;
  readonly items: YamlNode[] | undefined;
  readonly members: Map<string, YamlMember>;
  key: { readonly text: string; readonly start: number } | undefined;
}

/** Most faults told of one file. */
const FAULT_LIMIT = 100;

/** Composes the events of a text. Neither recursion nor copying: the work is that of the events. */
export function composeTree(text: string, events: readonly Event[]): YamlTree {
  const composer = new Composer(text);
  for (const event of events) composer.take(event);
  return { root: composer.root, faults: composer.faults };
}

class Composer {
  root: YamlNode | undefined;
  readonly faults: YamlFault[] = [];
  private readonly text: string;
  private readonly open: Open[] = [];
  private documents = 0;

  constructor(text: string) {
    this.text = text;
  }

  take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.documents += 1;
        if (this.documents === 2) this.fault({ kind: 'documents', start: this.text.length, text: '' });
        return;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING:
        this.checkTag(event);
        this.begin(event.start, event.type === EVENT_ID.SEQUENCE);
        return;
      case EVENT_ID.ALIAS:
        this.fault({ kind: 'alias', start: event.anchorStart - 1, text: this.slice(event) });
        this.put({ start: event.anchorStart - 1, value: null });
        return;
      case EVENT_ID.SCALAR:
        this.checkTag(event);
        this.put(scalarNode(this.text, event));
        return;
      case EVENT_ID.POP:
        this.end();
        return;
    }
  }

  private slice({ anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }): string {
    return this.text.slice(anchorStart, anchorEnd);
  }

  private checkTag({ tagStart, tagEnd }: { readonly tagStart: number; readonly tagEnd: number }): void {
    if (tagStart >= 0) this.fault({ kind: 'tag', start: tagStart, text: this.text.slice(tagStart, tagEnd) });
  }

  private fault(fault: YamlFault): void {
    if (this.faults.length < FAULT_LIMIT) this.faults.push(fault);
  }

  private begin(start: number, list: boolean): void {
    this.open.push({ start, items: list ? [] : undefined, members: new Map(), key: undefined });
  }

  private end(): void {
    const done = this.open.pop();
    // A document's own end closes nothing that was begun here.
    if (done === undefined) return;
    const { start, items, members } = done;
    if (items) this.put({ start, value: items.map(({ value }) => value), items });
    else
      this.put({ start, value: Object.fromEntries([...members].map(([key, { node }]) => [key, node.value])), members });
  }

  private put(node: YamlNode): void {
    const parent = this.open.at(-1);
    if (parent === undefined) {
      if (this.documents === 1) this.root = node;
    } else if (parent.items) parent.items.push(node);
    else if (parent.key === undefined) parent.key = this.keyOf(node);
    else this.putMember(parent, parent.key, node);
  }

  private keyOf(node: YamlNode): { readonly text: string; readonly start: number } {
    const { value, start } = node;
    if (typeof value === 'object' && value !== null) this.fault({ kind: 'key', start, text: '' });
    return { text: typeof value === 'object' ? '' : String(value), start };
  }

  private putMember(
    parent: Open,
    { text, start }: { readonly text: string; readonly start: number },
    node: YamlNode,
  ): void {
    const earlier = parent.members.get(text);
    if (earlier) this.fault({ kind: 'duplicate', start, text, first: earlier.start });
    else parent.members.set(text, { start, node: node.start < 0 ? { ...node, start } : node });
    parent.key = undefined;
  }
}

function scalarNode(text: string, event: ScalarEvent): YamlNode {
  const source = getScalarValue(text, event);
  const plain = event.style === SCALAR_STYLE.PLAIN;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return { start: quoted ? event.valueStart - 1 : event.valueStart, value: plain ? plainValue(source) : source };
}

const INTEGER = /^[-+]?\d+$/;
const RADIX = /^0(?:o[0-7]+|x[\dA-Fa-f]+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const CONSTANTS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** YAML 1.2's core schema: dates, `on` and `yes` are texts. What JSON has no number for stays text too. */
function plainValue(source: string): Json {
  const constant = CONSTANTS.get(source);
  if (constant !== undefined) return constant;
  const number = INTEGER.test(source) || RADIX.test(source) || FLOAT.test(source) ? Number(source) : Number.NaN;
  return Number.isFinite(number) ? number : source;
}
