/** The member of a JSON object that holds its rows: the first array of objects or arrays; `undefined` where the root is an array. */
export function rowsProperty(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      const isRows = depth === 1 && /^\s*:\s*\[\s*[[{\]]/.test(text.slice(end + 1, end + 200));
      if (isRows) return unescaped(text.slice(at, end + 1));
      at = end;
    } else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
  }
  return undefined;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function unescaped(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
}
