/** Reads XML with a parser that refuses what is not well formed. */
import { createRequire } from 'node:module';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

interface SaxesParser {
  on(event: 'opentag', act: (tag: { name: string; attributes: Record<string, string> }) => void): void;
  on(event: 'closetag', act: () => void): void;
  on(event: 'text', act: (text: string) => void): void;
  on(event: 'error', act: (error: Error) => void): void;
  write(text: string): SaxesParser;
  close(): void;
}

// The parser below rdfxml-streaming-parser: found from there, as no package of our own.
const near = createRequire(createRequire(import.meta.url).resolve('rdfxml-streaming-parser'));
const { SaxesParser } = near('@rubensworks/saxes') as { readonly SaxesParser: new () => SaxesParser };

/** The root of a document; throws where it is not well-formed XML. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (piece) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  });
  parser.write(text).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('no element');
  return first;
}

/** The children of a name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child of a name. */
export function textIn(element: XmlElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}
