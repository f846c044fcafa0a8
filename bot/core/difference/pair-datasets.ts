/** A dataset that is new in the head, and what its descriptor says it was called. */
export interface AddedDataset {
  readonly name: string;
  readonly formerly: string | undefined;
}

export interface PairedDatasets {
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Left over: they leave without a successor. */
  readonly removed: readonly string[];
  /** Left over: they are new. */
  readonly added: readonly string[];
}

/** Joins datasets that left to those that came and say so with `formerly`. Each name is joined once, the first claim wins. */
export function pairDatasets(removed: readonly string[], added: readonly AddedDataset[]): PairedDatasets {
  const left = new Set(removed);
  const renamed: { from: string; to: string }[] = [];
  const fresh: string[] = [];
  for (const { name, formerly } of added) {
    if (formerly !== undefined && left.delete(formerly)) renamed.push({ from: formerly, to: name });
    else fresh.push(name);
  }
  return { renamed, removed: [...left], added: fresh };
}
