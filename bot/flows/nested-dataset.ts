import { taggableName } from '../core/dataset/dataset-name.ts';
import { found } from '../core/dataset/finding.ts';
import { DESCRIPTOR } from '../core/dataset/package.ts';
import { cutShort, type Finding } from '../core/finding.ts';
import { DATASETS } from '../core/plan/evidence.ts';

/** Of a descriptor further down than `datasets/NAME`: what it describes would look published, and never be. */
export function nestedDataset(path: string, dataset: string): readonly Finding[] {
  const [root, ...folders] = path.split('/');
  const file = folders.pop();
  if (root !== DATASETS || file !== DESCRIPTOR || folders.length < 2) return [];
  const better = `${DATASETS}/${cutShort(taggableName(folders.join('-'), []))}`;
  return [found('dataset-nested', { better }, { path, dataset })];
}
