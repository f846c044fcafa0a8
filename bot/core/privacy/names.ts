import { COUNTS, wordsPattern } from './header-words.ts';

const NAME = wordsPattern('nombre|nombres|name|first name|names');
const FULL_NAME = wordsPattern(
  'nombre completo|nombre y apellidos?|nombres y apellidos?|full name|apellidos y nombres?',
);
const SURNAME = wordsPattern(
  'apellidos?|apellido paterno|apellido materno|paterno|materno|primer apellido|segundo apellido|surname|last name',
);
/** What is a person where the header says that it is the name of one. */
const PERSON = wordsPattern(
  'persona|beneficiari[oa]|becari[oa]|paciente|alumn[oa]|estudiante|solicitante|victima|ciudadan[oa]|derechohabiente|tutor|tutora|padre|madre|aspirante|propietari[oa]|servidor|servidora|funcionari[oa]|titular|responsable|encargad[oa]|representante|contacto|director|directora|candidat[oa]|regidor|regidora|empleado|empleada|trabajador|trabajadora|usuari[oa]|denunciante|contribuyente|sancionad[oa]|apoderad[oa]',
);
/** Headers that are a person and nothing else. */
const ALONE = new Set(
  'beneficiario beneficiaria paciente alumno alumna solicitante propietario propietaria victima derechohabiente denunciante'.split(
    ' ',
  ),
);

/**
 * Which columns hold names of persons, by their headers: surnames, the `nombre` that goes with them, and the names of
 * whoever is said to be a person. A `nombre` alone is as often a town's or a tree's.
 */
export function nameColumns(headers: readonly string[]): readonly boolean[] {
  const surnames = new Set(headers.filter((words) => SURNAME.test(words)).map(bare));
  return headers.map((words) => {
    if (COUNTS.test(words)) return false;
    if (SURNAME.test(words) || FULL_NAME.test(words) || ALONE.has(words.trim())) return true;
    return NAME.test(words) && (surnames.has(bare(words)) || PERSON.test(words));
  });
}

/** What a header has besides the words for a name: `nombre_admin` and `apellido_paterno_admin` go together. */
function bare(words: string): string {
  return words.replace(
    / (?:nombres?|names?|first|last|apellidos?|paterno|materno|primer|segundo|surname|del?|la|el)(?= )/g,
    '',
  );
}
