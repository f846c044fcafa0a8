import { join } from 'node:path';
import { blessPulls } from './bless-pulls.ts';
import { writeCodeowners } from './codeowners/write.ts';
import { writeExample } from './example/generate.ts';
import { ROOT, writePictures } from './picture/shoot.ts';
import { writeRules } from './rules/write.ts';
import { writeVersions } from './versions/write.ts';

const files = await writeExample(join(ROOT, 'datasets'));
console.log(`datasets: ${files.length} files`);
for (const path of await writePictures()) console.log(path);
for (const path of await writeRules()) console.log(path);
for (const path of await writeVersions()) console.log(path);
console.log(await writeCodeowners());
console.log(`test/pulls: ${(await blessPulls(join(ROOT, 'test/pulls'))).length} cases`);
