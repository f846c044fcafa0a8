import { COUNTS, wordsPattern } from './header-words.ts';
import type { Subject } from './kind.ts';

const PRIVATE = wordsPattern(
  'pacientes?|alumn[oa]s?|estudiantes?|solicitantes?|peticionari[oa]s?|victimas?|ciudadan[oa]s?|derechohabientes?|menor|menores|tutor|tutora|tutores|padre|madre|aspirantes?|imputad[oa]s?|denunciantes?|quejos[oa]s?|asegurad[oa]s?|propietari[oa]s?|inquilin[oa]s?|contribuyentes?|persona fisica|personas fisicas',
);
const BENEFICIARIES = wordsPattern('beneficiari[oa]s?|becari[oa]s?|apoyos?');
const SUPPLIERS = wordsPattern(
  'proveedor|proveedores|proveedora|contratistas?|licitantes?|adjudicad[oa]s?|arrendador|sancionad[oa]s?',
);
const SERVANTS = wordsPattern(
  'cargo|puesto|servidor|servidora|servidores|servidoras|funcionari[oa]s?|nombramiento|adscripcion|remuneracion|regidor|regidora|regidores|director|directora|encargad[oa]|responsable|enlace',
);
const ORGANISATIONS = wordsPattern(
  'razon social|empresas?|oficinas?|plantel|planteles|escuelas?|cct|clues|dependencias?|dependency|institucion|instituciones|establecimientos?|hospital|hospitales|clinicas?|estacion|estaciones|station|stations|sucursal|sucursales|unidad|unidades|tramites?|homoclave|negocios?|comercios?|organizacion|organizaciones|asociacion|asociaciones|entidad publica|notaria|notarias|museos?|bibliotecas?|mercados?',
);

/** Whom a column says it is about; `undefined`: it does not say. */
export function subjectOfColumn(words: string): Subject | undefined {
  if (COUNTS.test(words)) return undefined;
  if (PRIVATE.test(words)) return 'private-persons';
  if (BENEFICIARIES.test(words)) return 'beneficiaries';
  if (SERVANTS.test(words)) return 'public-servants';
  return SUPPLIERS.test(words) ? 'suppliers' : undefined;
}

/**
 * Whom a table is about, from the words of its headers and of its name. Words alone make nobody appear (a school's
 * `alumnos` is a number): it takes persons to be in it.
 */
export function subjectOfTable(words: readonly string[], hasPersons: boolean): Subject {
  const named = new Set(words.map(subjectOfColumn));
  const hasOrganisations = words.some((each) => ORGANISATIONS.test(each));
  if (!hasPersons) return hasOrganisations || named.has('suppliers') ? 'organisations' : servantsOr('unknown', named);
  if (named.has('private-persons')) return 'private-persons';
  if (named.has('beneficiaries')) return 'beneficiaries';
  if (named.has('public-servants')) return 'public-servants';
  if (named.has('suppliers')) return 'suppliers';
  return hasOrganisations ? 'representatives' : 'private-persons';
}

function servantsOr(otherwise: Subject, named: ReadonlySet<Subject | undefined>): Subject {
  return named.has('public-servants') ? 'organisations' : otherwise;
}
