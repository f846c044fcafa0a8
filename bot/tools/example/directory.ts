import { day, isoDate, padded } from './calendar.ts';
import type { Row } from './csv.ts';
import { DOMAIN, SWITCHBOARD, UNITS, type Unit, withArticle } from './institution.ts';
import { asciiOf, type Person, personFrom } from './people.ts';
import { type Random, randomFor } from './random.ts';

/** Levels of post, highest first: key, label, and monthly gross pay in pesos, from and to. */
export const LEVELS: readonly (readonly [number, string, number, number])[] = [
  [1, 'Presidencia municipal', 62_000, 62_000],
  [2, 'Titular de unidad', 34_000, 46_000],
  [3, 'Jefatura de departamento', 20_500, 27_500],
  [4, 'Coordinación o análisis', 13_200, 18_400],
  [5, 'Apoyo administrativo u operativo', 9_100, 12_600],
];

const DEPARTMENTS = ['Planeación', 'Operación', 'Atención Ciudadana', 'Supervisión', 'Administración'];
const ANALYSTS = ['Coordinación de proyectos', 'Analista', 'Enlace de archivo', 'Enlace de transparencia'];
const SUPPORT = ['Apoyo administrativo', 'Apoyo operativo', 'Recepción', 'Mensajería'];

interface Post {
  readonly title: string;
  readonly unit: string;
  readonly level: number;
  /** Place in the list of the superior; `undefined` for the president. */
  readonly superior: number | undefined;
}

/** Public servants, each after its superior. */
export function servantRows(): readonly Row[] {
  const random = randomFor('directory');
  const mailboxes = new Set<string>();
  return posts(random).map((post, index) => servantRow(post, index, mailboxes, random));
}

function posts(random: Random): readonly Post[] {
  const list: Post[] = [];
  for (const unit of UNITS) addUnit(list, unit, random);
  return list;
}

function addUnit(list: Post[], unit: Unit, random: Random): void {
  const head = list.length;
  const top = unit.key === 'PRE';
  const title = `Titular de ${withArticle(unit)}`.replace('de el ', 'del ');
  list.push({ title, unit: unit.key, level: top ? 1 : 2, superior: top ? undefined : 0 });
  for (const name of random.sample(DEPARTMENTS, random.integer(2, 3))) {
    const chief = list.length;
    list.push({ title: `Jefatura de ${name}`, unit: unit.key, level: 3, superior: head });
    for (let i = random.integer(1, 3); i > 0; i--) {
      list.push({ title: random.pick(ANALYSTS), unit: unit.key, level: 4, superior: chief });
    }
    for (let i = random.integer(1, 2); i > 0; i--) {
      list.push({ title: random.pick(SUPPORT), unit: unit.key, level: 5, superior: chief });
    }
  }
}

function servantRow(post: Post, index: number, mailboxes: Set<string>, random: Random): Row {
  const person = personFrom(random);
  const [, , from, to] = LEVELS[post.level - 1] ?? [0, '', 0, 0];
  const elected = day('2024-10-10');
  return {
    servidor_id: idOf(index),
    nombre: person.given,
    primer_apellido: person.first,
    segundo_apellido: person.second,
    cargo: post.title,
    nivel: post.level,
    unidad: post.unit,
    superior_id: post.superior === undefined ? undefined : idOf(post.superior),
    correo: `${mailboxOf(person, mailboxes)}@${DOMAIN}`,
    telefono: SWITCHBOARD,
    extension: padded(1_000 + index * 3, 4),
    fecha_alta: isoDate(post.level <= 2 ? elected : day('2012-01-16') + random.integer(0, 5_200)),
    remuneracion_bruta_mensual_mxn: `${from + Math.round(((to - from) * random.integer(0, 20)) / 20)}.00`,
  };
}

function idOf(index: number): string {
  return `SP-${padded(index + 1, 4)}`;
}

function mailboxOf(person: Person, taken: Set<string>): string {
  const short = `${asciiOf(person.given).slice(0, 1)}.${asciiOf(person.first)}`;
  const tries = [short, `${short}.${asciiOf(person.second)}`];
  const free = tries.find((mailbox) => !taken.has(mailbox)) ?? `${short}${taken.size}`;
  taken.add(free);
  return free;
}
