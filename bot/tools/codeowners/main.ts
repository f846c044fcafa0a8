import { writeCodeowners } from './write.ts';

console.log(await writeCodeowners());
