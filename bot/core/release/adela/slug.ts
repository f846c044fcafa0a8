/** Names made from titles. A dataset is its folder's name: once it has one, its title may change and the name stays. */

import { nameProblem } from '../../dataset/file-names.ts';

/** Longest name, in characters. */
const LONGEST = 80;
const HEAD = 50;
const TAIL = 28;

/** Lower case without accents, words joined by hyphens; empty where a title has no letter or figure of our alphabet. */
export function slugOf(title: string): string {
  const slug = folded(title.slice(0, 10 * LONGEST)).replaceAll(' ', '-');
  if (nameProblem(slug) === 'device') return `${slug}-datos`;
  if (slug.length <= LONGEST) return slug;
  // Titles often differ in what stands last: a year.
  const head = slug.slice(0, HEAD).replace(/-[^-]*$/, '');
  const tail = slug.slice(-TAIL).replace(/^[^-]*-/, '');
  return `${head}-${tail}`;
}

/** A text in which capitals, accents and signs make no difference: two titles that are the same to a reader. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The name, or the first of `name-2`, `name-3`… that is free; the one that is given back is taken. */
export class Names {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  has(name: string): boolean {
    return this.taken.has(name);
  }

  take(name: string): string {
    let free = name;
    for (let count = this.next.get(name) ?? 2; this.taken.has(free); count += 1) {
      free = `${name}-${count}`;
      this.next.set(name, count + 1);
    }
    this.taken.add(free);
    return free;
  }
}
