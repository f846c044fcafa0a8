/** The last work that was begun on a thing. */
const last = new WeakMap<object, Promise<unknown>>();

/** Does one work after another on the same thing, in the order in which they were asked for. Not to be nested. */
export async function inTurn<T>(thing: object, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(thing) ?? Promise.resolve()).then(work, work);
  last.set(thing, mine);
  return await mine;
}
