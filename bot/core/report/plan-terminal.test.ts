import { expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { calendarOf } from '../plan/calendar.ts';
import { progressOf } from '../plan/progress.ts';
import { edited, readSample, sampleFiles, TODAY } from '../plan/sample.ts';
import { tellCalendar, tellCalendarJson, tellPlan, tellPlanJson } from './plan-terminal.ts';

const PLAIN = { language: 'es', colour: false } as const;
const CHANGE = edited(
  'plan/datasets/arboles.yaml',
  'priority',
  '  - { name: sitios, title: S, commitment: 2026-10 }\npriority',
);
const { context } = await readSample(memorySnapshot(sampleFiles(CHANGE)));
const SHOWN = {
  present: true,
  institution: 'Municipio \u001b[31m',
  today: TODAY,
  units: progressOf(context, new Map([['arboles', [{ rule: 'type-error', severity: 'error', count: 3 }]]])),
  findings: 1,
};
const NEXT = { present: true, today: TODAY, items: calendarOf(context) };

test('plan show, as a person sees it', () => {
  expect(tellPlan(SHOWN, PLAIN)).toMatchInlineSnapshot(`
    "Plan de apertura · Municipio \\u{1b}[31m · al 2026-11-20
    1 conjunto en 1 unidad; 1 con atraso.

    Medio Ambiente
      arboles · Árboles
        etapa 4 de 8: validación de calidad · trimestral · siguiente fecha: 2026-10-31 · 20 días de atraso
        Falta: corregir los datos: type-error; ponerse al corriente (20 días de atraso)

    El plan tiene 1 hallazgo; véalos con «apertura plan check».
    "
  `);
});

test('plan next, as a person sees it', () => {
  expect(tellCalendar(NEXT, PLAIN)).toMatchInlineSnapshot(`
    "Con atraso
      2026-10-31  20 días de atraso     Publicar: Árboles · arboles/sitios · Medio Ambiente · ana-m

    Lo que sigue
      2027-01-01  en 42 días            Actualizar: Árboles · arboles · Medio Ambiente · ana-m
      2027-01-01  en 42 días            Termina el cargo: Beto (governance) · beto-m
      2027-03-30  en 130 días           Primera historia de uso · communication
    "
  `);
});

test.each([
  ['plan show', tellPlan({ ...SHOWN, present: false }, PLAIN)],
  ['plan next', tellCalendar({ ...NEXT, present: false }, PLAIN)],
])('%s without a plan', (_, text) => expect(text).toBe('No hay plan de apertura: falta la carpeta plan/.\n'));

test('English', () => {
  expect(tellPlan(SHOWN, { ...PLAIN, language: 'en' })).toContain('1 dataset in 1 unit; 1 late.');
  expect(tellCalendar({ ...NEXT, items: [] }, { ...PLAIN, language: 'en' })).toBe('Nothing with a date is pending.\n');
});

test('colours are asked for', () => {
  expect(tellPlan(SHOWN, PLAIN)).not.toContain('\u001b');
  expect(tellPlan(SHOWN, { ...PLAIN, colour: true })).toContain('\u001b[31m20 días de atraso\u001b[0m');
});

test('JSON', () => {
  expect(JSON.parse(tellPlanJson(SHOWN))).toMatchObject({
    apertura: 1,
    units: [{ unit: 'Medio Ambiente', datasets: [{ dataset: 'arboles', stage: 4, daysLate: 20 }] }],
  });
  expect(JSON.parse(tellCalendarJson(NEXT)).items[0]).toMatchObject({
    kind: 'commitment',
    days: -20,
    resource: 'sitios',
  });
});
