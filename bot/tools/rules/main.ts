import { writeRules } from './write.ts';

for (const path of await writeRules()) console.log(path);
