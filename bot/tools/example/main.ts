import { argv } from 'node:process';
import { writeExample } from './generate.ts';

const folder = argv[2] ?? 'datasets';
const files = await writeExample(folder);
console.log(`${files.length} files written to ${folder}`);
