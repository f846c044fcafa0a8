import { writePictures } from './shoot.ts';

for (const path of await writePictures()) console.log(path);
