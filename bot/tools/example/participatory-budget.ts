import { padded } from './calendar.ts';
import type { Row } from './csv.ts';
import { yesNo } from './descriptor.ts';
import { pesos } from './money.ts';
import { NEIGHBOURHOODS, ZONES } from './places.ts';
import { type Random, randomFor } from './random.ts';

/** Subjects of proposals: key, label and phrases. */
export const SUBJECTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'espacio_publico',
    'Espacio público',
    ['Juegos infantiles accesibles', 'Ejercitadores al aire libre', 'Bancas y sombra'],
  ],
  ['seguridad', 'Seguridad y alumbrado', ['Luminarias en andadores', 'Sendero seguro', 'Botones de auxilio']],
  ['ambiente', 'Medio ambiente', ['Huerto comunitario', 'Jardín para polinizadores', 'Captación de lluvia']],
  ['movilidad', 'Movilidad', ['Cruces peatonales seguros', 'Rampas en esquinas', 'Estacionamiento de bicicletas']],
  ['cultura', 'Cultura y deporte', ['Foro al aire libre', 'Murales comunitarios', 'Cancha de usos múltiples']],
];

const YEARS = [2022, 2023, 2024, 2025, 2026] as const;

interface Proposal {
  readonly id: string;
  readonly year: number;
  readonly zone: string;
  readonly place: string;
  readonly subject: string;
  readonly title: string;
  readonly cost: number;
  readonly booth: number;
  readonly online: number;
  readonly works: string;
}

/** What each zone had to share out each year, in cents. */
export function purseOf(year: number, zone: string): number {
  return 180_000_000 + (year - 2022) * 12_500_000 + Number(zone.slice(1)) * 4_000_000;
}

/** The rows of the purses, years in order. */
export function purseRows(): readonly Row[] {
  return YEARS.flatMap((year) =>
    ZONES.map(([zone]) => ({
      ejercicio: year,
      zona: zone,
      monto_disponible_mxn: pesos(purseOf(year, zone)),
      padron_votantes: 6_200 + Number(zone.slice(1)) * 410 + (year - 2022) * 90,
    })),
  );
}

/** The rows of the proposals, with the winners: by votes, while the purse of their zone lasts. */
export function proposalRows(): readonly Row[] {
  return YEARS.flatMap((year) => {
    const random = randomFor(`proposals-${year}`);
    let number = 0;
    return ZONES.flatMap(([zone]) => {
      const group = Array.from({ length: random.integer(4, 7) }, () => proposal(year, zone, ++number, random));
      const winners = winnersOf(group, purseOf(year, zone));
      return group.map((each) => proposalRow(each, winners.has(each.id)));
    });
  });
}

function proposal(year: number, zone: string, number: number, random: Random): Proposal {
  const [subject, , phrases] = random.pick(SUBJECTS);
  const place = random.pick(NEIGHBOURHOODS.filter((each) => each.zone === zone)).name;
  return {
    id: `PP-${year}-${padded(number, 2)}`,
    year,
    zone,
    place,
    subject,
    title: `${random.pick(phrases)} en la colonia ${place}`,
    cost: random.integer(24, 130) * 1_000_000 + random.integer(0, 999) * 1_000,
    booth: random.integer(24, 620),
    online: Math.round(random.integer(15, 420) * (0.4 + (year - 2022) * 0.25)),
    works: `${year}-${padded(random.integer(7, 12), 2)}`,
  };
}

function winnersOf(group: readonly Proposal[], purse: number): ReadonlySet<string> {
  const ranked = [...group].sort((one, other) => votes(other) - votes(one) || (one.id < other.id ? -1 : 1));
  const winners = new Set<string>();
  let left = purse;
  for (const each of ranked) {
    if (each.cost > left) continue;
    winners.add(each.id);
    left -= each.cost;
  }
  return winners;
}

function votes(each: Proposal): number {
  return each.booth + each.online;
}

function proposalRow(each: Proposal, winner: boolean): Row {
  return {
    proyecto_id: each.id,
    ejercicio: each.year,
    zona: each.zone,
    colonia: each.place,
    tema: each.subject,
    titulo: each.title,
    costo_estimado_mxn: pesos(each.cost),
    votos_por_canal: JSON.stringify({ urna: each.booth, en_linea: each.online }),
    votos_totales: votes(each),
    ganador: yesNo(winner),
    mes_de_ejecucion: winner ? each.works : undefined,
  };
}
