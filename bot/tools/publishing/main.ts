/** Carries an order out in a process of its own, which a test can kill: `node main.js ORDER`, the token in `GITHUB_TOKEN`. */
import { carryOut } from '../../io/github/publish/carry-out.ts';
import { readOrder, targetOf } from './order.ts';

const order = await readOrder(process.argv[2] ?? '');
const { done, fault, untold } = await carryOut(targetOf(order, process.env['GITHUB_TOKEN'] ?? ''), order.intents);
process.stdout.write(`${JSON.stringify({ done, fault: fault?.fault, untold: untold.length })}\n`);
