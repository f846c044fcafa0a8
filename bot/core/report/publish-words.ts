import type { Language } from '../finding.ts';
import { endsTrial, type Planned, type PlannedRelease, type PlannedTombstone } from '../release/planned.ts';
import type { Held, HeldWhy } from '../release/record.ts';
import { versionText } from '../release/version.ts';
import { RULES } from '../release/walked.ts';

/** What is said of publishing, in one language. */
export interface PublishWords {
  readonly nothing: string;
  readonly nothingButHeld: string;
  readonly would: (count: number) => string;
  readonly published: (done: number, all: number, to: string) => string;
  readonly laidOut: (count: number, folder: string) => string;
  readonly change: (planned: Planned) => string;
  readonly withdrawn: (planned: PlannedTombstone) => string;
  readonly assets: (count: number, bytes: number) => string;
  readonly there: string;
  readonly more: (count: number) => string;
  readonly heldHeading: (count: number) => string;
  readonly held: (held: Held) => string;
  /** `watched`: of some of it the watch proposes the pull request that takes it back. */
  readonly heldMend: (watched: boolean) => string;
  readonly unsoundMend: string;
  readonly unnameableMend: string;
  readonly how: string;
}

const BUMPS_ES = { major: 'incompatible', minor: 'adición', patch: 'corrección', none: 'sin cambio' } as const;
const BUMPS_EN = { major: 'breaking', minor: 'addition', patch: 'correction', none: 'no change' } as const;

const WHY_ES: Readonly<Record<HeldWhy, string>> = {
  pushed: 'llegó sin solicitud de cambio',
  'not-approved': 'se integró sin las aprobaciones, los registros o el aviso previo que pide la política',
  unsound: 'tiene errores',
  'not-as-reviewed': 'lo integrado no es lo que se revisó',
  'on-held': 'se integró encima de algo retenido',
  vanished: 'desapareció sin registro de retiro',
  unnameable: 'su carpeta tiene un nombre que ninguna etiqueta de Git admite (espacios, puntos seguidos, signos)',
};
const WHY_EN: Readonly<Record<HeldWhy, string>> = {
  pushed: 'it came without a pull request',
  'not-approved': 'it was merged without the approvals, the records or the notice that the policy asks for',
  unsound: 'it has errors',
  'not-as-reviewed': 'what was merged is not what was reviewed',
  'on-held': 'it was merged on top of something held',
  vanished: 'it vanished without a record of withdrawal',
  unnameable: 'its folder has a name that no tag of Git can have (spaces, points in a row, signs)',
};

function sizeOf(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e3 ? `${(bytes / 1e3).toFixed(1)} kB` : `${bytes} B`;
}

function versions(planned: PlannedRelease): string {
  const next = versionText(planned.version);
  return planned.previous === undefined ? next : `${versionText(planned.previous.version)} → ${next}`;
}

function subjectOf({ subject, commit, pull }: Held, rules: string): string {
  const where = pull === undefined ? commit.slice(0, 12) : `#${pull}, ${commit.slice(0, 12)}`;
  return `${subject === RULES ? rules : subject} (${where})`;
}

/** The words of each language. */
export const PUBLISH_WORDS: Readonly<Record<Language, PublishWords>> = {
  es: {
    nothing: 'No hay nada que publicar: todo lo aprobado está publicado.',
    nothingButHeld: 'No se publica nada.',
    would: (count) => (count === 1 ? 'Se publicaría 1 versión:' : `Se publicarían ${count} versiones:`),
    published: (done, all, to) =>
      `${done === 1 ? '1 versión publicada' : `${done} versiones publicadas`} en ${to}${done < all ? ` (${all - done} ya estaban)` : ''}.`,
    laidOut: (count, folder) =>
      `Archivos de ${count === 1 ? '1 versión' : `${count} versiones`} en ${folder}. Es un ensayo: nada se ha publicado.`,
    change: (planned) => {
      if (planned.kind === 'tombstone')
        return `${versionText(planned.version)} · ${planned.renamedTo === undefined ? 'retirado' : 'cambia de nombre'}`;
      const what = planned.previous === undefined ? 'primera versión' : BUMPS_ES[planned.bump];
      if (planned.returns) return `${versions(planned)} · vuelve a publicarse${planned.trial ? ' · a prueba' : ''}`;
      if (endsTrial(planned)) return `${versions(planned)} · termina la prueba · ${what}`;
      return `${versions(planned)} · ${what}${planned.trial ? ' · a prueba' : ''}`;
    },
    withdrawn: ({ renamedTo, withdrawal }) =>
      renamedTo === undefined
        ? `Se retira: ${withdrawal.reason} Su última versión sigue disponible.`
        : `Ahora se llama ${renamedTo}.`,
    assets: (count, bytes) => `${count} archivos, ${sizeOf(bytes)}`,
    there: 'ya estaba',
    more: (count) => `y ${count} más, en las notas`,
    heldHeading: (count) => (count === 1 ? 'Retenido, sin publicar:' : `${count} retenidos, sin publicar:`),
    held: (held) => `${subjectOf(held, 'grupos, política y esquemas')}: ${WHY_ES[held.why]}`,
    heldMend: (watched) =>
      `Para publicar lo retenido, devuélvalo a como estaba con una solicitud${watched ? ' (de lo que llegó sin solicitud la propone la vigilancia)' : ''} y después proponga el cambio con otra que se apruebe.`,
    unnameableMend:
      'Cambie el nombre de la carpeta con una solicitud: minúsculas, números y guiones, como presupuesto-2026.',
    unsoundMend:
      'Lo que tiene errores se publica cuando una solicitud que toque ese conjunto los corrija. Dicen cuáles son la revisión de la que se integró (apertura review) y, de los que están en los datos, apertura check.',
    how: 'Nada se ha publicado. Para publicar: apertura publish --to github. Para ver los archivos: apertura publish --to CARPETA.',
  },
  en: {
    nothing: 'There is nothing to publish: all that is approved is published.',
    nothingButHeld: 'Nothing is published.',
    would: (count) => (count === 1 ? '1 version would be published:' : `${count} versions would be published:`),
    published: (done, all, to) =>
      `${done === 1 ? '1 version' : `${done} versions`} published in ${to}${done < all ? ` (${all - done} were there already)` : ''}.`,
    laidOut: (count, folder) =>
      `The files of ${count === 1 ? '1 version' : `${count} versions`} are in ${folder}. This is a rehearsal: nothing was published.`,
    change: (planned) => {
      if (planned.kind === 'tombstone')
        return `${versionText(planned.version)} · ${planned.renamedTo === undefined ? 'withdrawn' : 'renamed'}`;
      const what = planned.previous === undefined ? 'first version' : BUMPS_EN[planned.bump];
      if (planned.returns) return `${versions(planned)} · published again${planned.trial ? ' · on trial' : ''}`;
      if (endsTrial(planned)) return `${versions(planned)} · the trial ends · ${what}`;
      return `${versions(planned)} · ${what}${planned.trial ? ' · on trial' : ''}`;
    },
    withdrawn: ({ renamedTo, withdrawal }) =>
      renamedTo === undefined
        ? `Withdrawn: ${withdrawal.reason} Its last version stays available.`
        : `It is called ${renamedTo} now.`,
    assets: (count, bytes) => `${count} files, ${sizeOf(bytes)}`,
    there: 'there already',
    more: (count) => `and ${count} more, in the notes`,
    heldHeading: (count) => (count === 1 ? 'Held, not published:' : `${count} held, not published:`),
    held: (held) => `${subjectOf(held, 'groups, policy and schemas')}: ${WHY_EN[held.why]}`,
    heldMend: (watched) =>
      `To publish what is held, bring it back to what it was by a pull request${watched ? ' (of what came without one the watch proposes it)' : ''}, and propose the change afterwards by another one that is approved.`,
    unnameableMend: 'Rename the folder by a pull request: lower case, digits and hyphens, such as presupuesto-2026.',
    unsoundMend:
      'What has errors is published when a pull request that touches that dataset mends them. The review of the one that was merged tells which they are (apertura review), and apertura check those that are in the data.',
    how: 'Nothing was published. To publish: apertura publish --to github. To see the files: apertura publish --to FOLDER.',
  },
};
