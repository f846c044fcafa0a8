import { randomUUID } from 'node:crypto';
import type { World } from './world.ts';

const files = new WeakMap<World, Map<string, Uint8Array>>();

/** The last part of an address at which bytes can be had by whoever has it, as long as the sandbox runs. */
export function ticketFor(world: World, bytes: Uint8Array): string {
  const known = files.get(world) ?? new Map<string, Uint8Array>();
  const ticket = randomUUID();
  files.set(world, known.set(ticket, bytes));
  return ticket;
}

/** The bytes of such an address. */
export function bytesFor(world: World, ticket: string): Uint8Array | undefined {
  return files.get(world)?.get(ticket);
}
