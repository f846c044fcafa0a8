import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { airQualityDataset } from './air-quality-dataset.ts';
import { budgetDataset } from './budget.ts';
import { contractingDataset } from './contracting-dataset.ts';
import type { DatasetFile, ExampleDataset } from './dataset.ts';
import { directoryDataset } from './directory-dataset.ts';
import { packageDescriptor } from './institution.ts';
import { participatoryBudgetDataset } from './participatory-budget-dataset.ts';
import { proceduresDataset } from './procedures-dataset.ts';
import { publicWorksDataset } from './public-works-dataset.ts';
import { readmeText } from './readme.ts';
import { treesDataset } from './trees-dataset.ts';
import { wasteRoutesDataset } from './waste-routes-dataset.ts';
import { waterDataset } from './water-dataset.ts';

const MAKERS: readonly (() => ExampleDataset)[] = [
  waterDataset,
  treesDataset,
  airQualityDataset,
  contractingDataset,
  directoryDataset,
  publicWorksDataset,
  budgetDataset,
  participatoryBudgetDataset,
  wasteRoutesDataset,
  proceduresDataset,
];

/** Every file of the example institution, its path beginning with the dataset's folder. Same program, same bytes. */
export function exampleFiles(): readonly DatasetFile[] {
  return MAKERS.flatMap((make) => filesOf(make()));
}

/** Writes the example into a folder. Files that are there and that the example does not have are left alone. */
export async function writeExample(folder: string): Promise<readonly DatasetFile[]> {
  const files = exampleFiles();
  for (const file of files) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text, 'utf8');
  }
  return files;
}

function filesOf(dataset: ExampleDataset): readonly DatasetFile[] {
  const descriptor = packageDescriptor(dataset.facts, dataset.resources);
  const all = [
    { path: 'datapackage.json', text: `${JSON.stringify(descriptor, null, 2)}\n` },
    { path: 'README.md', text: readmeText(dataset) },
    ...dataset.files,
  ];
  return all.map(({ path, text }) => ({ path: `${dataset.facts.name}/${path}`, text }));
}
