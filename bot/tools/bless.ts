import { join } from 'node:path';
import { writeExample } from './example/generate.ts';
import { ROOT, writePictures } from './picture/shoot.ts';

const files = await writeExample(join(ROOT, 'datasets'));
console.log(`datasets: ${files.length} files`);
for (const path of await writePictures()) console.log(path);
