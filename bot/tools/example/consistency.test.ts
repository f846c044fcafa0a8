import { expect, test } from 'vitest';
import { BOX } from './institution.ts';
import { FILES, table } from './read-example.ts';
import { rfcCheckDigit } from './rfc.ts';

test('every RFC has a valid check digit and only legal persons have one', () => {
  const rows = table('contrataciones/proveedores');
  const rfcs = rows.map((row) => row.rfc_persona_moral ?? '').filter((rfc) => rfc !== '');
  expect(rfcs.filter((rfc) => [...rfc].length !== 12 || rfcCheckDigit(rfc.slice(0, -1)) !== rfc.slice(-1))).toEqual([]);
  expect(rows.filter((row) => (row.tipo_persona === 'moral') !== (row.rfc_persona_moral !== ''))).toEqual([]);
});

test.each([
  ['EKU9003173C', '9'],
  ['IIA040805DZ', '4'],
  ['OÑO120726RX', '3'],
  ['Ñ&T130705MD', '6'],
  ['MHTR93041179', 'A'],
])('the check digit of %s is %s', (body, digit) => expect(rfcCheckDigit(body)).toBe(digit));

test('works agree with their dates, contracts and monthly progress', () => {
  const contracts = new Map(table('contrataciones/contratos').map((row) => [row.ocid, row]));
  const last = new Map(table('obra-publica/avances').map((row) => [row.obra_id, row.avance_fisico_pct]));
  for (const row of table('obra-publica/obras')) {
    const over = row.estado_obra === 'terminada' || row.estado_obra === 'finiquitada';
    expect(row.avance_fisico_pct === '100', row.obra_id).toBe(over);
    expect(row.fecha_termino_real !== '').toBe(over);
    if (row.monto_contratado_mxn === '') continue;
    expect(Number(row.monto_contratado_mxn)).toBeLessThanOrEqual(Number(row.monto_autorizado_mxn));
    expect(contracts.get(row.ocid)?.monto_con_iva_mxn).toBe(row.monto_contratado_mxn);
    expect(contracts.get(row.ocid)?.proveedor_id).toBe(row.proveedor_id);
    expect(last.get(row.obra_id) ?? row.avance_fisico_pct).toBe(row.avance_fisico_pct);
    expect(ascending([row.fecha_autorizacion, row.fecha_inicio, row.fecha_termino_programada])).toBe(true);
  }
});

test('monthly progress never goes back', () => {
  const before = new Map<string | undefined, number>();
  for (const row of table('obra-publica/avances')) {
    expect(Number(row.avance_fisico_pct)).toBeGreaterThanOrEqual(before.get(row.obra_id) ?? 0);
    before.set(row.obra_id, Number(row.avance_fisico_pct));
  }
});

test('contracts come after their decision and their winner took part', () => {
  const processes = new Map(table('contrataciones/procesos').map((row) => [row.ocid, row]));
  for (const row of table('contrataciones/contratos')) {
    const process = processes.get(row.ocid);
    const dates = [process?.fecha_convocatoria, process?.fecha_apertura, process?.fecha_fallo, row.fecha_firma];
    expect(ascending([...dates, row.fecha_inicio, row.fecha_fin]), row.contrato_id).toBe(true);
    expect(process?.participantes?.split('|')).toContain(row.proveedor_id);
    const net = cents(row.monto_sin_iva_mxn);
    expect(cents(row.monto_con_iva_mxn)).toBe(net + Math.round((net * 16) / 100));
  }
});

test('the moments of the budget never increase, and accumulate from quarter to quarter', () => {
  const before = new Map<string, number>();
  for (const row of table('presupuesto/egresos')) {
    const moments = [row.modificado_mxn, row.comprometido_mxn, row.devengado_mxn, row.ejercido_mxn, row.pagado_mxn];
    expect(ascending([...moments].reverse().map((amount) => cents(amount)))).toBe(true);
    const line = [row.ejercicio, row.unidad, row.partida].join('/');
    expect(cents(row.pagado_mxn)).toBeGreaterThanOrEqual(before.get(line) ?? 0);
    before.set(line, cents(row.pagado_mxn));
  }
});

test('air: every hour of every station, and fine particles within coarse ones', () => {
  const rows = table('calidad-del-aire/mediciones');
  expect(rows.length).toBe(6 * 365 * 24);
  const both = rows.filter((row) => row.pm10_ug_m3 !== '' && row.pm25_ug_m3 !== '');
  expect(both.filter((row) => Number(row.pm25_ug_m3) > Number(row.pm10_ug_m3))).toEqual([]);
});

test('votes add up and winners fit their purse', () => {
  const purses = new Map(table('presupuesto-participativo/bolsas').map((row) => [`${row.ejercicio}${row.zona}`, row]));
  const spent = new Map<string, number>();
  for (const row of table('presupuesto-participativo/proyectos')) {
    const { urna, en_linea } = JSON.parse(row.votos_por_canal ?? '{}') as { urna: number; en_linea: number };
    expect(Number(row.votos_totales)).toBe(urna + en_linea);
    const purse = `${row.ejercicio}${row.zona}`;
    if (row.ganador === 'Sí') spent.set(purse, (spent.get(purse) ?? 0) + cents(row.costo_estimado_mxn));
  }
  for (const [purse, sum] of spent) expect(sum).toBeLessThanOrEqual(cents(purses.get(purse)?.monto_disponible_mxn));
});

test('trees are no taller than their species, and superiors come from above', () => {
  const tallest = new Map(table('arbolado-urbano/especies').map((row) => [row.especie, Number(row.altura_maxima_m)]));
  const tall = table('arbolado-urbano/arboles').filter((row) => Number(row.altura_m) > (tallest.get(row.especie) ?? 0));
  expect(tall).toEqual([]);
  const people = table('directorio-servidores-publicos/servidores-publicos');
  const levels = new Map(people.map((row) => [row.servidor_id, Number(row.nivel)]));
  const below = people.filter(
    (row) => row.superior_id !== '' && (levels.get(row.superior_id) ?? 9) >= Number(row.nivel),
  );
  expect(below).toEqual([]);
});

test('stops are in order of time and every line of the map is a route', () => {
  const routes = new Map(table('rutas-de-recoleccion/rutas').map((row) => [row.ruta_id, row]));
  const map = JSON.parse(FILES.get('rutas-de-recoleccion/data/trazos.geojson') ?? '') as { features: { id: string }[] };
  expect(map.features.map((feature) => feature.id)).toEqual([...routes.keys()]);
  const before = new Map<string | undefined, string | undefined>();
  for (const row of table('rutas-de-recoleccion/paradas')) {
    const route = routes.get(row.ruta_id);
    const earlier = before.get(row.ruta_id) ?? route?.hora_inicio;
    expect(ascending([earlier, row.hora_aproximada, route?.hora_fin])).toBe(true);
    before.set(row.ruta_id, row.hora_aproximada);
  }
});

test('points lie in the box of the municipality', () => {
  const points = [
    ...table('calidad-del-aire/estaciones').map((row) => row.ubicacion ?? ''),
    ...table('rutas-de-recoleccion/paradas').map((row) => row.punto ?? ''),
    ...table('obra-publica/obras').map((row) => `${row.longitud}, ${row.latitud}`),
  ].map((text) => text.replace(/[[\]]/g, '').split(', ').map(Number));
  const outside = points.filter(
    ([lon = 0, lat = 0]) => lon < BOX.west || lon > BOX.east || lat < BOX.south || lat > BOX.north,
  );
  expect(outside).toEqual([]);
});

function cents(text: string | undefined): number {
  return Math.round(Number(text) * 100);
}

function ascending(values: readonly (string | number | undefined)[]): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    return value !== undefined && (before === undefined || before <= value);
  });
}
