import { listaEs } from '../difference/words.es.ts';
import { thousands } from '../table/words.ts';
import type { VerifyWords } from './verify-words.ts';

/** Names shown in a list of files. */
const SHOWN = 5;

/** What the face of `verify` says, in Spanish. */
export const verifyWordsEs: VerifyWords = {
  states: { proved: 'probado', broken: 'NO COINCIDE', open: 'sin probar' },
  filesAgree: (files) => [
    `${archivos(files.length)} son los publicados, byte por byte: ${files.join(', ')}`,
    'por su SHA-256 en SHA256SUMS y en manifest.json',
  ],
  proved: (subject) => `${subject}: es lo que se aprobó. Todo está probado.`,
  provedInPart: (subject, open) =>
    `${subject}: nada contradice que sea lo publicado; ${open === 1 ? 'un eslabón no puede' : `${open} eslabones no pueden`} probarse desde aquí.`,
  broken: (subject, broken) =>
    `${subject}: NO es lo que se publicó. ${broken === 1 ? 'Un eslabón no coincide' : `${broken} eslabones no coinciden`}.`,
  mend: 'No use estos archivos: descárguelos de nuevo. Si vuelve a ocurrir, avise a la institución.',
  notKept: 'No se guardó nada. Inténtelo de nuevo; si vuelve a ocurrir, avise a la institución.',
  links: {
    'file-agrees': ({ file, sha256 }) => [
      `${file} es el archivo publicado, byte por byte`,
      `por su SHA-256 en SHA256SUMS y en manifest.json: ${sha256}`,
    ],
    'file-differs': ({ file, expected, found }) => [
      `${file} no es el archivo publicado`,
      `se publicó ${expected}; este tiene ${found}`,
    ],
    'file-unlisted': ({ file }) => [`${file} no es de esta publicación`, 'no está en SHA256SUMS o en manifest.json'],
    'file-missing': ({ file }) => [`Falta ${file}`, 'manifest.json dice que se publicó, y no está'],
    'file-too-long': ({ file, size }) => [
      `${file} no es el archivo publicado`,
      `se publicaron ${thousands(size)} bytes, y este tiene más`,
    ],
    'files-extracted': ({ files }) => [
      `Los ${archivos(files)} de la carpeta son los del zip, byte por byte`,
      'por comparación con el zip publicado',
    ],
    'files-extracted-differ': ({ files }) => [
      'La carpeta no es lo que contiene el zip publicado',
      `no coinciden: ${nombres(files)}`,
    ],
    'sums-agree': ({ files }) => [
      `SHA256SUMS y manifest.json dicen lo mismo de ${archivos(files)}`,
      'por comparación, y por el SHA-256 de SHA256SUMS en manifest.json',
    ],
    'sums-differ': ({ what }) => ['SHA256SUMS y manifest.json no dicen lo mismo', `no coinciden en ${what}`],
    'manifest-agrees': ({ tag, sha256 }) => [
      'manifest.json es el que se publicó',
      `por su SHA-256 en el mensaje de la etiqueta ${tag}: ${sha256}`,
    ],
    'manifest-differs': ({ tag, expected, found }) => [
      'manifest.json no es el que se publicó',
      `la etiqueta ${tag} dice ${expected}; este tiene ${found}`,
    ],
    'manifest-unreadable': () => ['manifest.json no se puede leer', 'no es un manifiesto de Apertura'],
    'manifest-of-another': ({ tag, found }) => [
      'manifest.json es de otra publicación',
      `se esperaba el de ${tag}; este dice ${found}`,
    ],
    'tag-wordless': ({ tag }) => [
      `La etiqueta ${tag} no es la que hizo Apertura`,
      'su mensaje no lleva la decisión ni el SHA-256 de manifest.json',
    ],
    'tag-lightweight': ({ tag }) => [
      `La etiqueta ${tag} no es la que hizo Apertura`,
      'es un simple nombre, sin mensaje ni decisión',
    ],
    'tag-missing': ({ tag }) => [`El repositorio no tiene la etiqueta ${tag}`, 'nadie responde por esta publicación'],
    'tag-unknown': ({ tag }) => [
      'Que manifest.json sea el que se publicó',
      `porque la etiqueta ${tag} no está a la mano: hágalo en un clon con sus etiquetas, o con --repo`,
    ],
    'clone-tag-differs': ({ tag, expected, found }) => [
      `La etiqueta ${tag} se movió`,
      `en este clon es ${expected}; en el servidor, ${found}`,
    ],
    'commit-agrees': ({ object, commit }) => [
      `Se publicó el commit ${commit}`,
      `por la etiqueta, que en git es el objeto ${object}`,
    ],
    'commit-differs': ({ expected, found }) => [
      'La etiqueta nombra otro commit que manifest.json',
      `la etiqueta, ${found}; manifest.json, ${expected}`,
    ],
    'commit-unknown': ({ commit }) => [`Que se haya publicado el commit ${commit}`, 'porque lo prueba la etiqueta'],
    'data-agree': ({ commit, files }) => [
      `Los ${archivos(files)} del zip son los del repositorio, byte por byte`,
      `por comparación con la carpeta del commit ${commit}; de datapackage.json, salvo lo que agrega la publicación`,
    ],
    'data-differ': ({ commit, files }) => [
      'El zip no contiene lo que está en el repositorio',
      `en el commit ${commit} no coinciden: ${nombres(files)}`,
    ],
    'data-no-zip': () => [
      'Que los datos sean los del repositorio',
      'porque se comparan con los del zip, que no está entre estos archivos',
    ],
    'data-no-commit': ({ commit }) => [
      'Que los datos sean los del repositorio',
      `porque este clon no tiene el commit ${commit}: haga git fetch --tags`,
    ],
    'data-no-clone': () => [
      'Que los datos sean los del repositorio',
      'porque aquí no hay un clon: haga git clone y repita la orden dentro',
    ],
    'record-agrees': ({ branch, object }) => [
      'La etiqueta y manifest.json son los del registro de lo publicado',
      `por la rama ${branch}, que guarda el objeto ${object}`,
    ],
    'record-tag-moved': ({ branch, expected, found }) => [
      'La etiqueta no es la del registro de lo publicado: se movió o se hizo otra',
      `la rama ${branch} guarda ${expected}; la etiqueta es ${found === '' ? 'otra cosa' : found}`,
    ],
    'record-manifest-differs': ({ branch }) => [
      'manifest.json no es el del registro de lo publicado',
      `la rama ${branch} guarda otro`,
    ],
    'record-missing': ({ branch, tag }) => [
      `El registro de lo publicado no tiene ${tag}`,
      `la rama ${branch} no lo guarda; si es reciente, haga git fetch`,
    ],
    'record-no-tag': ({ branch }) => [
      'Que la etiqueta sea la del registro de lo publicado',
      `porque manifest.json sí es el de la rama ${branch}, pero la etiqueta no está a la mano`,
    ],
    'record-no-branch': () => [
      'Que la etiqueta sea la del registro de lo publicado',
      'porque este clon no tiene la rama published: haga git fetch origin published',
    ],
    'record-no-clone': () => ['Que la etiqueta sea la del registro de lo publicado', 'porque aquí no hay un clon'],
    'decision-told': () => ['La publicación se aprobó así', 'según el mensaje de la etiqueta y manifest.json'],
    'decision-differs': () => [
      'La etiqueta y manifest.json no dicen lo mismo de quién lo aprobó',
      'una de las dos cosas se alteró',
    ],
    'decision-rehearsal': () => ['Que alguien lo haya aprobado', 'porque es un ensayo: nadie lo revisó'],
    'decision-unproved': () => ['Que se haya aprobado así', 'porque solo lo dice manifest.json, y no la etiqueta'],
  },
};

function archivos(count: number): string {
  return `${thousands(count)} ${count === 1 ? 'archivo' : 'archivos'}`;
}

function nombres(files: readonly string[]): string {
  const rest = files.length - SHOWN;
  return listaEs(rest > 0 ? [...files.slice(0, SHOWN), `${thousands(rest)} más`] : files);
}
