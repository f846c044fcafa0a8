import type { Language } from '../../core/finding.ts';

/** What the command line says by itself; what it found is said by the rooms. */
interface CliWords {
  readonly usage: string;
  readonly ourFault: string;
  readonly progress: (percent: number, done: string, total: string, path: string) => string;
  readonly written: (path: string) => string;
  readonly described: (path: string) => string;
}

/** What the command line says by itself, in each language. */
export const WORDS: Readonly<Record<Language, CliWords>> = {
  es: {
    usage: `Uso: apertura ORDEN [OPCIONES]

  check [RUTA…]        revisa conjuntos de datos: una carpeta, un datapackage.json, una carpeta con
                       muchos, o un CSV suelto (solo su estructura); sin ruta, todos los del repositorio
    --format CARA      terminal (por omisión), json, markdown, annotations, sarif, junit
    --lang es|en       idioma de los mensajes (por omisión, es)
    --limit N          hallazgos que se muestran de cada regla en cada recurso (100); se cuentan todos
    --shard i/n        revisa solo la parte i de n
    --standard         solo lo que dice el estándar Data Package, sin las reglas de la institución
    --out ARCHIVO      escribe el informe en un archivo
    --quiet            sin avance, y sin salida si todo está en orden
  infer ARCHIVO…       escribe un primer datapackage.json para archivos reales y dice de qué duda
    --lang es|en       idioma de las dudas y etiquetas (por omisión, es)
    --out ARCHIVO      lo escribe en un archivo; las rutas parten de la carpeta de ese archivo
    --quiet            sin las dudas
  import adela ARCHIVO escribe promesas en plan/datasets desde un inventario, plan de apertura o catálogo de ADELA
                       (CSV o .xlsx), sin tocar las que ya existen, y dice por línea qué no entendió
    --out CARPETA      las escribe en otra carpeta
    --descriptors CARPETA  además, un primer CONJUNTO/datapackage.json donde se dice dónde están los datos
    --format CARA      terminal (por omisión), json, markdown
    --lang, --limit, como en check
  review BASE..HEAD    dice todo de un cambio antes de integrarlo: qué cambia, qué hay que corregir, quién debe
                       aprobarlo (con tres puntos, lo que haría integrar HEAD en BASE)
    --pull ARCHIVO     la solicitud de cambio: quién propone y qué dijeron quienes revisan (pull.json)
    --show PARTE       solo changes, findings, decision o intents
    --format CARA      terminal (por omisión), markdown, json
    --today AAAA-MM-DD el día para el que se decide (por omisión, hoy)
    --lang, --limit, --out, como en check
  plan check|show|next revisa el plan de apertura, lo muestra, o dice qué sigue
    --format CARA      terminal (por omisión), json
    --today AAAA-MM-DD el día para el que se mira (por omisión, hoy)
    --lang, como en check
  publish [NOMBRE…]    publica lo aprobado: versiones, archivos, notas y catálogo; sin --to solo dice qué se publicaría
    --to github        en GitHub, con GITHUB_TOKEN: etiquetas, versiones y la rama «published»
    --to CARPETA       en una carpeta, para verlo o servirlo; sin etiquetas y sin preguntar a nadie
    --adopt            la primera vez: comienza con lo que hay en la rama principal
    --repo DUEÑO/NOMBRE, --site URL, --assets CARPETA (conserva los archivos), --dry-run, --format, --lang
  report merge A B…    une informes JSON de revisiones por partes
    --format CARA      como en check; aquí, por omisión, json
    --lang, --out, --quiet, como en check
  setup                dice qué ajustes necesita el repositorio en GitHub para que valga la política del plan;
                       con GITHUB_TOKEN, solo los que faltan
    --repo DUEÑO/NOMBRE el repositorio (por omisión, el de «origin»)
    --app-id N | --actions-only  quién da las comprobaciones: la aplicación con ese número, o GitHub Actions
    --apply            los hace, con GITHUB_TOKEN; agrega lo que falta y no quita nada de nadie
    --branch RAMA      la rama de destino (por omisión, main)
    --format CARA      terminal (por omisión), json: las solicitudes exactas
    --today, --lang, como en plan
  doctor               revisa un repositorio vivo, con GITHUB_TOKEN: qué le falta o es peligroso, y cómo se arregla
    --repo, --app-id, --actions-only, --branch, --format, --today, --lang, como en setup
                       (GITHUB_API_URL nombra otro GitHub que el público)
  list                 los conjuntos de datos publicados: última versión, fecha, tamaño
    --versions         todas las versiones
    --format CARA      terminal (por omisión), json, csv
    --repo DUEÑO/NOMBRE | --from CARPETA  de dónde: versiones de GitHub (por omisión, las de «origin»; las públicas no
                       necesitan token) o una carpeta como la que escribe publish
  get CONJUNTO[@VERSIÓN]  descarga la última versión (o esa; @1 y @1.2, la más nueva de ellas) y la comprueba
    --to CARPETA       dónde (por omisión, aquí); lo que ya está y es otra cosa nunca se reemplaza
    --asset ARCHIVO    zip (por omisión), parquet, all, o el nombre de uno
    --extract          además extrae el zip en su carpeta
  diff CONJUNTO@A CONJUNTO@B  qué cambió entre dos versiones publicadas; con una, desde la anterior a ella
    --format CARA      terminal (por omisión), markdown, json
  cite CONJUNTO[@VERSIÓN]  cómo citarla
    --format FORMA     text (por omisión), apa, bibtex, cff, ris, libre-uso
  verify [CONJUNTO[@VERSIÓN]] [RUTA]  prueba que una descarga es lo que se aprobó: del archivo a la etiqueta y, en un
                       clon, a los archivos del repositorio y al registro; sin nada, lo descargado en esta carpeta
    --format CARA      terminal (por omisión), json
                       (todas ellas con --repo, --from y --lang, como en list)
  watch                dice si todo lo publicado está como se publicó, y si no, qué pasó, quién y cuándo
    --restore          abre alarmas y repone: etiquetas y publicaciones desde el registro, archivos con una solicitud
    --from CARPETA     donde están los originales, si hechos de nuevo no salen iguales
    --repo, --branch, --lang, como en setup; --format terminal (por omisión), json, markdown
  restore [NOMBRE[@VERSIÓN]]  rehace lo publicado desde una copia que tenga la rama «published»
    --to github        en el repositorio de --repo, que puede estar vacío; mismos identificadores, mismos archivos
    --to CARPETA       en una carpeta; --from CARPETA, --format, --lang
  help                 esta ayuda

Termina con 0 si nada bloquea, 1 si algo bloquea, 2 si la orden está mal escrita, 3 si el programa falló.`,
    ourFault: 'Falló el programa, no sus datos. Por favor, informe de este error con el texto que sigue.',
    progress: (percent, done, total, path) => `Revisando… ${percent} % (${done} de ${total}) ${path}`,
    written: (path) => `Informe escrito en ${path}`,
    described: (path) => `Descriptor escrito en ${path}`,
  },
  en: {
    usage: `Usage: apertura COMMAND [OPTIONS]

  check [PATH…]        checks datasets: a folder, a datapackage.json, a folder that holds many, or a bare
                       CSV (its structure only); without a path, all of the repository
    --format FACE      terminal (default), json, markdown, annotations, sarif, junit
    --lang es|en       language of the messages (default es)
    --limit N          findings listed of each rule in each resource (100); all are counted
    --shard i/n        checks only part i of n
    --standard         only what the Data Package standard says, none of the institution's rules
    --out FILE         writes the report to a file
    --quiet            no progress, and no output where all is sound
  infer FILE…          writes a first datapackage.json for real files and says what it is unsure of
    --lang es|en       language of the doubts and labels (default es)
    --out FILE         writes it to a file; paths start from that file's folder
    --quiet            without the doubts
  import adela FILE    writes promises to plan/datasets from an inventory, opening plan or catalogue of ADELA
                       (CSV or .xlsx), leaves those that are there, and says by line what it did not understand
    --out FOLDER       writes them to another folder
    --descriptors FOLDER  besides, a first DATASET/datapackage.json where the file says where the data are
    --format FACE      terminal (default), json, markdown
    --lang, --limit: as in check
  review BASE..HEAD    tells everything about a change before it is merged: what changes, what has to be mended,
                       who must approve (with three points: what merging HEAD into BASE would do)
    --pull FILE        the pull request: who proposes, and what reviewers said (pull.json)
    --show PART        only changes, findings, decision or intents
    --format FACE      terminal (default), markdown, json
    --today YYYY-MM-DD the day that is decided for (default: today)
    --lang, --limit, --out: as in check
  plan check|show|next checks the opening plan, shows it, or says what is next
    --format FACE      terminal (default), json
    --today YYYY-MM-DD the day that is looked at (default: today)
    --lang: as in check
  publish [NAME…]      publishes what is approved: versions, files, notes, catalogue; without --to it only says what it would
    --to github        at GitHub, with GITHUB_TOKEN: tags, releases and the branch "published"
    --to FOLDER        into a folder, to look at or to serve; without tags and without asking anybody
    --adopt            the first time: begins with what stands on the main branch
    --repo OWNER/NAME, --site URL, --assets FOLDER (keeps the files), --dry-run, --format, --lang
  report merge A B…    unites JSON reports of sharded checks
    --format FACE      as in check; here the default is json
    --lang, --out, --quiet: as in check
  setup                tells what the repository on GitHub has to be set to, so that the plan's policy holds;
                       with GITHUB_TOKEN, only what is missing
    --repo OWNER/NAME  the repository (default: that of "origin")
    --app-id N | --actions-only  who gives the checks: the app of that number, or GitHub Actions
    --apply            does it, with GITHUB_TOKEN; adds what is missing and takes nothing of anybody's away
    --branch BRANCH    the base branch (default main)
    --format FACE      terminal (default), json: the exact requests
    --today, --lang: as in plan
  doctor               examines a live repository, with GITHUB_TOKEN: what is missing or dangerous, and how to mend it
    --repo, --app-id, --actions-only, --branch, --format, --today, --lang: as in setup
                       (GITHUB_API_URL names another GitHub than the public one)
  list                 the published datasets: last version, date, size
    --versions         all versions
    --format FACE      terminal (default), json, csv
    --repo OWNER/NAME | --from FOLDER  where from: releases at GitHub (default: those of "origin"; public ones need no
                       token) or a folder such as publish writes
  get DATASET[@VERSION]  downloads the last version (or that; @1 and @1.2, the newest of them) and proves it
    --to FOLDER        where (default: here); what is there and is something else is never replaced
    --asset FILE       zip (default), parquet, all, or the name of one
    --extract          unpacks the zip into its folder too
  diff DATASET@A DATASET@B  what changed between two published versions; with one, since the one before it
    --format FACE      terminal (default), markdown, json
  cite DATASET[@VERSION]  how to cite it
    --format FORM      text (default), apa, bibtex, cff, ris, libre-uso
  verify [DATASET[@VERSION]] [PATH]  proves that a download is what was approved: from the file to the tag and, in a
                       clone, to the repository's files and the record; with nothing, what was downloaded into this folder
    --format FACE      terminal (default), json
                       (all of them with --repo, --from and --lang, as in list)
  watch                tells whether all that was published is as it was published, else what happened, who and when
    --restore          raises alarms and restores: tags and releases from the record, files by a pull request
    --from FOLDER      where the originals are, if made again they are not the same
    --repo, --branch, --lang: as in setup; --format terminal (default), json, markdown
  restore [NAME[@VERSION]]  makes what was published again from a clone that has the branch "published"
    --to github        in the repository of --repo, which may be empty; same ids, same files
    --to FOLDER        in a folder; --from FOLDER, --format, --lang
  help                 this help

Exits with 0 where nothing blocks, 1 where something does, 2 on wrong use, 3 where the program failed.`,
    ourFault: 'The program failed, not your data. Please report this error with the text below.',
    progress: (percent, done, total, path) => `Checking… ${percent} % (${done} of ${total}) ${path}`,
    written: (path) => `Report written to ${path}`,
    described: (path) => `Descriptor written to ${path}`,
  },
};
