import type { Fault, FaultOrder, Faults } from './faults.ts';

interface Waiting {
  readonly order: FaultOrder;
  passes: number;
  left: number;
}

/** Keeps the faults that were ordered, and says which request is struck. */
export class FaultDesk implements Faults {
  private waiting: Waiting[] = [];
  private count = 0;

  get struck(): number {
    return this.count;
  }

  add(order: FaultOrder): void {
    this.waiting.push({ order, passes: order.after ?? 0, left: order.times });
  }

  strike(operation: string): Fault | undefined {
    for (const each of this.waiting) {
      const { operations } = each.order;
      if (each.left === 0 || (operations !== undefined && !operations.includes(operation))) continue;
      if (each.passes > 0) {
        each.passes -= 1;
        continue;
      }
      each.left -= 1;
      this.count += 1;
      return each.order.fault;
    }
    return undefined;
  }

  clear(): void {
    this.waiting = [];
  }
}
