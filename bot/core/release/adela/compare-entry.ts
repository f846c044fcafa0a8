/** What an import says otherwise than the entry that the plan has already. */
import { itemsOf, memberOf, textOf } from '../../dataset/authored.ts';
import { periodOf } from '../../plan/dates.ts';
import { sameInterval } from '../../plan/frequency.ts';
import type { Json } from '../../table/schema.ts';
import type { FormId } from './forms.ts';

/** The properties in which they differ, as far as the form says anything of them; empty where they agree. */
export function differencesOf(form: FormId, here: Json, imported: Json): readonly string[] {
  return [
    ...textDiffers('title', here, imported),
    // The inventory describes resources, not datasets.
    ...(form === 'inventory' ? [] : textDiffers('description', here, imported)),
    ...textDiffers('responsible.post', here, imported),
    ...textDiffers('responsible.mail', here, imported),
    ...frequencyDiffers(here, imported),
    ...accessDiffers(form, here, imported),
    ...textDiffers('access.ground', here, imported),
    ...platformDiffers(here, imported),
    ...(form === 'plan' ? latestDiffers(here, imported) : resourcesDiffer(here, imported)),
  ];
}

function at(value: Json, path: string): string | undefined {
  const [first = '', second] = path.split('.');
  return second === undefined ? textOf(value, first) : textOf(memberOf(value, first), second);
}

function textDiffers(path: string, here: Json, imported: Json): readonly string[] {
  const said = at(imported, path);
  return said === undefined || said === at(here, path)?.trim() ? [] : [path];
}

function frequencyDiffers(here: Json, imported: Json): readonly string[] {
  const [one, other] = [at(here, 'frequency.iso'), at(imported, 'frequency.iso')];
  return other === undefined || (one !== undefined && sameInterval(one, other)) ? [] : ['frequency'];
}

/** The inventory knows two levels: what is not public is private. */
function accessDiffers(form: FormId, here: Json, imported: Json): readonly string[] {
  const [one, other] = [at(here, 'access.level'), at(imported, 'access.level')];
  if (other === undefined || one === other) return [];
  return form === 'inventory' && one === 'restringido' && other === 'privado' ? [] : ['access.level'];
}

function platformDiffers(here: Json, imported: Json): readonly string[] {
  const [one, other] = [here, imported].map(
    (value) => at(value, 'interoperability.system') ?? at(value, 'interoperability.source'),
  );
  return other === undefined || one === other ? [] : ['interoperability.system'];
}

function resourcesDiffer(here: Json, imported: Json): readonly string[] {
  const there = new Map(itemsOf(here, 'resources').map((each) => [textOf(each, 'name'), each]));
  return itemsOf(imported, 'resources').flatMap((each) => {
    const name = textOf(each, 'name') ?? '';
    const known = there.get(name);
    if (known === undefined) return [`resources.${name}`];
    const differs = [
      ...textDiffers('title', known, each),
      ...(sameMonth(textOf(known, 'commitment'), textOf(each, 'commitment')) ? [] : ['commitment']),
    ];
    return differs.map((part) => `resources.${name}.${part}`);
  });
}

/** ADELA asks for a month; the plan may say a quarter that ends with it. */
function sameMonth(here: string | undefined, imported: string | undefined): boolean {
  return imported === undefined || monthOf(here) === monthOf(imported);
}

function monthOf(text: string | undefined): string | undefined {
  return periodOf(text)?.to.slice(0, 'AAAA-MM'.length);
}

function latestDiffers(here: Json, imported: Json): readonly string[] {
  const [one, other] = [here, imported].map((value) =>
    itemsOf(value, 'resources')
      .flatMap((each) => periodOf(textOf(each, 'commitment'))?.to ?? [])
      .sort()
      .at(-1),
  );
  return other === undefined || one === other ? [] : ['resources.commitment'];
}
