import type { Random } from './random.ts';

const GIVEN =
  'María Elena, José Luis, Ana Karen, Juan Manuel, Rosa Isela, Luis Fernando, Verónica, Martín, Claudia, Jorge Arturo, ' +
  'Leticia, Raúl, Adriana, Sergio, Gabriela, Óscar, Norma Angélica, Héctor, Patricia, Víctor Hugo, Mónica, Andrés, ' +
  'Karla Yazmín, Ignacio, Beatriz, Ramón, Silvia, Édgar, Araceli, Tomás, Julieta, Rubén, Yolanda, César, Lorena, Íñigo';

const SURNAMES =
  'Hernández, García, Martínez, Rodríguez, Ramírez, Mendoza, Guerrero, Núñez, Arredondo, Muñoz, Cárdenas, Vázquez, ' +
  'Olvera, Patiño, Zavala, Rico, Aguilera, Tovar, Campos, Medina, Ibáñez, Quintana, Saldaña, Bravo, Peña, Landeros, ' +
  'Acosta, Villagómez, Ojeda, Cervantes, Ñáñez, Becerra, Gutiérrez, Lara, Razo, Sierra';

/** An invented person: no one of this name is meant. */
export interface Person {
  readonly given: string;
  readonly first: string;
  readonly second: string;
}

/** Draws a person; the two surnames are always different. */
export function personFrom(random: Random): Person {
  const [given, first] = [random.pick(GIVEN.split(', ')), random.pick(SURNAMES.split(', '))];
  return { given, first, second: random.pick(SURNAMES.split(', ').filter((surname) => surname !== first)) };
}

/** Small letters without accents, for the local part of an address. */
export function asciiOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}
