import type { Finding, Messages } from '../finding.ts';
import { code, codes, fieldOr, quoted, thousands } from '../table/words.ts';
import type { PrivacyFacts, PrivacyFinding } from './finding.ts';
import { countEs, EVIDENCE_ES, KIND_ES, linesEs, SUBJECT_ES, TREAT_ES, WHY_ES } from './words.es.ts';

type Facts<Rule extends keyof PrivacyFacts> = PrivacyFacts[Rule];
type Told<Rule extends keyof PrivacyFacts> = Finding<Rule, PrivacyFacts[Rule]>;

const ACCEPT = 'si una norma pide publicarlo, registre su aceptación en la revisión jurídica del plan';

function columnEs({ place }: PrivacyFinding, column: number): string {
  return fieldOr(place, `La columna ${thousands(column)}`);
}

function shareEs({ matches, cells, share, lines }: Facts<'privacy-column' | 'privacy-text'>): string {
  const percent = share < 0.1 ? 'menos de 0.1' : String(share);
  const of = `${countEs(matches, 'celda', 'celdas')} de ${thousands(cells)}, ${percent} %`;
  return `${of}${linesEs(lines, matches)}`;
}

function aboutEs({ subject }: Facts<'privacy-column' | 'privacy-text'>): string {
  return SUBJECT_ES[subject] === '' ? '' : ` La tabla parece tratar de ${SUBJECT_ES[subject]}.`;
}

function columnSays(finding: Told<'privacy-column'>): string {
  const { facts } = finding;
  const holds = facts.sure ? 'contiene' : 'parece contener';
  const why = facts.evidence.map((each) => EVIDENCE_ES[each]).join('; ');
  const digits =
    facts.valid === undefined || facts.valid === facts.matches
      ? ''
      : ` De esas celdas, ${countEs(facts.valid, 'tiene', 'tienen')} correcto el dígito verificador.`;
  return `${columnEs(finding, facts.column)} ${holds} ${KIND_ES[facts.kind]}: ${shareEs(facts)}; ${why}.${digits} ${WHY_ES[facts.kind]}${aboutEs(facts)}`;
}

/** The sentences of the privacy room, in Spanish. */
export const privacyMessagesEs: Messages<PrivacyFinding> = {
  'privacy-column': {
    title: 'Columna con datos personales',
    says: columnSays,
    mend: ({ facts }) =>
      facts.sure
        ? `${TREAT_ES[facts.kind] ?? 'Quite la columna o sustituya el dato por una clave que no identifique a nadie'}; ${ACCEPT}.`
        : `Revise la columna; si son ${KIND_ES[facts.kind]}, quítela o anonimícela, y si no lo son o se deben publicar, regístrelo en la revisión jurídica del plan.`,
  },
  'privacy-text': {
    title: 'Datos personales dentro de un texto',
    says: (finding) => {
      const { facts } = finding;
      return `El texto de ${columnEs(finding, facts.column).replace(/^La /, 'la ')} contiene ${KIND_ES[facts.kind]}: ${shareEs(facts)}. ${WHY_ES[facts.kind]}${aboutEs(facts)}`;
    },
    mend: () => `Busque esas celdas y borre el dato del texto; ${ACCEPT}.`,
  },
  'privacy-small-groups': {
    title: 'Grupos demasiado pequeños',
    says: ({ facts }) => {
      const groups = countEs(facts.groups, 'grupo tiene', 'grupos tienen');
      const rows = countEs(facts.rows, 'fila', 'filas');
      const rest = `de ${thousands(facts.allGroups)} y ${thousands(facts.allRows)}`;
      return `Al agrupar por ${codes(facts.fields)}, ${groups} menos de ${thousands(facts.k)} filas: ${rows} en total (${rest}); el menor tiene ${thousands(facts.smallest)}. ${WHY_ES['small-groups']}`;
    },
    mend: () =>
      'Use categorías más amplias (grupos de edad, municipio en lugar de localidad), suprima esas filas o registre la aceptación en la revisión jurídica del plan.',
  },
  'privacy-quasi-identifier-unknown': {
    title: 'Cuasi-identificador que no está en la tabla',
    says: ({ facts }) =>
      `Se declaró ${quoted(facts.name)} como cuasi-identificador; la tabla no tiene esa columna${facts.fields.length === 0 ? '' : `, sino ${codes(facts.fields)}`}.`,
    mend: () => 'Escriba el nombre del campo tal como está en el esquema, o quítelo de la lista.',
  },
  'privacy-accepted': {
    title: 'Dato personal aceptado',
    says: ({ place, facts }) =>
      `${fieldOr(place, 'La tabla')} contiene ${KIND_ES[facts.kind]} (${thousands(facts.matches)}); ${quoted(facts.reviewer)} lo aceptó el ${facts.date} con el fundamento ${quoted(facts.ground)} y el tratamiento ${quoted(facts.treatment)}.`,
    mend: () => 'No hay nada que corregir; si el fundamento deja de valer, retire la aceptación del plan.',
  },
  'privacy-acceptance-unused': {
    title: 'Aceptación que ya no corresponde a nada',
    says: ({ place, facts }) =>
      facts.known
        ? `El plan acepta ${KIND_ES[facts.kind]} en ${fieldOr(place, 'la tabla')} de ${code(facts.resource)}; ya no se encontraron.`
        : `El plan acepta ${KIND_ES[facts.kind]} en el recurso ${code(facts.resource)}; el conjunto de datos no lo tiene.`,
    mend: () => 'Quite la aceptación de la revisión jurídica del plan, o corrija su recurso, campo o tipo de dato.',
  },
  'privacy-acceptance-incomplete': {
    title: 'Aceptación incompleta',
    says: ({ facts }) =>
      `La aceptación de ${KIND_ES[facts.kind]} espera fundamento, tratamiento, responsable y fecha; falta o no es válido: ${codes(facts.missing)}. No se aplicó.`,
    mend: () => 'Complete la aceptación en la revisión jurídica del plan; la fecha se escribe como AAAA-MM-DD.',
  },
};
