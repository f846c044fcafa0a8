import { describe, expect, test } from 'vitest';
import type { Sentence } from '../finding.ts';
import type { PrivacyFinding } from './finding.ts';
import { privacyMessagesEn } from './messages.en.ts';
import { privacyMessagesEs } from './messages.es.ts';
import { lookAt, type SampleTable } from './sample.ts';

/** Synthetic: the vectors of the checks, and names that nobody is known by. */
const CURP = 'SABC560626MDFLRN01';
const RFC = 'CACX7605101P8';
const RFC_BAD = 'VACE460910SX6';
const COMPANY = 'EKU9003173C9';
const CLABE = '032180000118359719';
const VOTER = 'GMVLMR80070501M100';
const MAIL = 'zzprueba@hotmail.com';
const PHONE = '(55) 5628 1111';
const PLANTED = [
  CURP,
  RFC,
  RFC_BAD,
  CLABE,
  VOTER,
  MAIL,
  PHONE,
  '5556281111',
  'Zutanito',
  'Mengánez',
  'Calle Inventada',
];

/** Each finding in a line: what decides, without the counts. */
async function told(table: SampleTable): Promise<readonly string[]> {
  const findings = await lookAt(table);
  for (const finding of findings) expectDiscreet(finding);
  return findings.map(brief);
}

function brief({ rule, severity, place, facts }: PrivacyFinding): string {
  return [severity, rule.replace('privacy-', ''), place.field, 'kind' in facts ? facts.kind : undefined].join(' ');
}

/** No value in the finding or in its sentences, and whole sentences in both languages. */
function expectDiscreet(finding: PrivacyFinding): void {
  expect(finding.place.cell).toBeUndefined();
  const json = JSON.stringify(finding);
  for (const messages of [privacyMessagesEs, privacyMessagesEn]) {
    const { title, says, mend }: Sentence<never> = messages[finding.rule];
    // The sentence was looked up by the finding's own rule.
    const sentences = [says(finding as never), mend(finding as never)];
    for (const text of sentences) expect(text).toMatch(/^(?!.*undefined)[A-ZÁÉÍÓÚ`"].*\.$/su);
    expect(title).toMatch(/[^.]$/);
    for (const planted of PLANTED) expect([json, ...sentences].join('\n')).not.toContain(planted);
  }
}

function rows(header: string, ...cells: readonly string[]): string {
  return `${[header, ...cells].join('\n')}\n`;
}

function many(count: number, row: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

/** Eleven digits that count up: one in ten is an NSS by chance. */
const serial = (index: number): string => String(30_000_000_000 + index * 7);

describe('columns', () => {
  test.each<[string, string, readonly string[]]>([
    ['a CURP below its header', rows('id,curp', `1,${CURP}`), ['error column curp curp']],
    [
      'one CURP among a thousand codes',
      rows('clave', ...many(999, (i) => `AB-${i}`), CURP),
      ['error column clave curp'],
    ],
    ['a CURP in lower case, with spaces', rows('clave', 'sabc 560626 mdflrn01'), ['error column clave curp']],
    ['a CURP with a wrong digit', rows('clave', 'HEGG560427MVZRRL05'), ['warning column clave curp']],
    ['… and its header', rows('curp', 'HEGG560427MVZRRL05'), ['error column curp curp']],
    ['an RFC of a person', rows('rfc', RFC, COMPANY), ['error column rfc rfc']],
    ['an RFC with a wrong digit, less surely', rows('rfc', RFC_BAD), ['warning column rfc rfc']],
    ['RFCs, 1 of 40 with a wrong digit', rows('clave', ...many(39, () => RFC), RFC_BAD), ['error column clave rfc']],
    ['RFCs of companies', rows('rfc', COMPANY, 'IIA040805DZ4', 'OÑO120726RX3'), []],
    ['generic RFCs', rows('rfc', 'XAXX010101000', 'XEXX010101000'), []],
    ['codes with the form of an RFC', rows('folio', ...many(40, (i) => `OBRA230101A${10 + i}`)), []],
    ['an NSS below its header', rows('nss', '12345678903'), ['error column nss nss']],
    ['numbers of eleven digits, one in ten an NSS by chance', rows('folio', ...many(500, serial)), []],
    ['… below its header, less surely', rows('numero_imss', ...many(500, serial)), ['warning column numero_imss nss']],
    [
      'a column of NSS without a header for it',
      rows('clave', ...many(8, () => '12345678903')),
      ['error column clave nss'],
    ],
    ['three of them', rows('clave', ...many(3, () => '12345678903')), []],
    ['a CLABE, nobody knows whose', rows('clabe,monto', `${CLABE},1`), ['warning column clabe clabe']],
    ['CLABEs without a header', rows('dato', ...many(8, () => CLABE)), ['warning column dato clabe']],
    [
      'a CLABE of a person',
      rows('curp,clabe', `${CURP},${CLABE}`),
      ['error column curp curp', 'error column clabe clabe'],
    ],
    ['voter keys', rows('clave_elector', VOTER), ['error column clave_elector voter-key']],
    ['one without a header', rows('clave,x', 'a,1', 'b,2', `${VOTER},3`), ['warning column clave voter-key']],
    [
      'a personal mail, in a table about nobody known',
      rows('id,correo', `1,${MAIL}`),
      ['error column correo personal-email'],
    ],
    ['mail of institutions', rows('id,correo', '1,a@leon.gob.mx', '2,b@inegi.org.mx'), []],
    ['mail of companies', rows('id,correo', '1,ventas@empresa.com'), []],
    ['dates of birth', rows('id,fecha_nacimiento', '1,1980-07-05'), ['error column fecha_nacimiento birth-date']],
    ['years of birth', rows('id,anio_nacimiento', '1,1980'), []],
    ['the passport', rows('pasaporte', 'G12345678'), ['error column pasaporte passport']],
    ['the number of a voter card', rows('cic', '123456789'), ['error column cic voter-card']],
    ['plates', rows('placas', 'GTO-12-34A', 'ABC-123-D'), ['warning column placas plates']],
    ['plaques', rows('placas,alto', 'de bronce,3', 'de mármol,4'), []],
    ['mobiles', rows('celular', '5556281111'), ['error column celular personal-phone']],
    ['postal codes and municipalities', rows('codigo_postal,municipio', '37000,León', '01000,Mexicali'), []],
    [
      'homes by their header',
      rows('domicilio_particular', 'Calle Inventada 12'),
      ['error column domicilio_particular home-address'],
    ],
    ['points of homes', rows('lat_vivienda', '20.65972', '20.65986'), ['warning column lat_vivienda home-coordinates']],
    [
      'absence is no cell',
      rows('telefono_celular', 'S/D', 'N/A', 'NA', '5556281111'),
      ['error column telefono_celular personal-phone'],
    ],
    ['telephones by how they are written', rows('dato', ...many(6, () => PHONE)), ['warning column dato phone']],
  ])('%s', async (_, text, expected) => expect(await told({ text })).toEqual(expected));
});

describe('traps', () => {
  test('19 false NSS by substring: whole cells give none', async () => {
    const cells = many(200, (i) => `20.${serial(i)},-99.${serial(i)}1,EST-${serial(i)}-X`);
    expect(await told({ text: rows('lat,lon,codigo', ...cells) })).toEqual([]);
  });

  test('70 floats are no telephones', async () => {
    const cells = many(70, (i) => `101.20473${String(10 + i)},-${99 + i}.1234567`);
    expect(await told({ text: rows('dato,otro', ...cells) })).toEqual([]);
    expect(await told({ text: rows('telefono,otro', ...cells) })).toEqual([]);
  });

  test('contract numbers in titles are no telephones', async () => {
    const cells = many(100, (i) => `${i},"Contrato 4771234567 de pavimentación, LO-811020999-E${i}-2023"`);
    expect(await told({ text: rows('id,titulo', ...cells) })).toEqual([]);
  });

  test('dates and amounts are nothing', async () => {
    const cells = many(50, (i) => `2000-08-04T10:15:${10 + (i % 50)}-06:00,"$ 1,234,567.${10 + i}",12484926.${10 + i}`);
    expect(await told({ text: rows('momento,monto,otro', ...cells) })).toEqual([]);
  });

  test('mail within the addresses of schools is for people to look at', async () => {
    const cells = many(
      20,
      (i) => `11DPR000${i},"Av. Juárez ${i}, Centro. Correo: escuela${i}@hotmail.com",Escuela ${i}`,
    );
    expect(await told({ text: rows('cct,domicilio,nombre', ...cells) })).toEqual([
      'warning text domicilio personal-email',
    ]);
  });

  test('numbers of pupils make a directory of schools no table about pupils', async () => {
    const text = rows(
      'cct,nombre,domicilio,telefono,correo,alumnos',
      `11DPR0001A,Escuela Uno,"Calle Hidalgo 12, Centro",4777190000,esc1@ejemplo.com,230`,
    );
    expect(await told({ text })).toEqual([]);
  });
});

describe('whom the table is about', () => {
  const PEOPLE = 'nombre,apellido_paterno,apellido_materno';
  test('private persons', async () => {
    const text = rows(
      `${PEOPLE},telefono,domicilio,correo,latitud`,
      `Zutanito,Mengánez,Fulánez,5556281111,"Calle Inventada 12",${MAIL},20.65972`,
    );
    expect(await told({ text })).toEqual([
      'warning column nombre person-name',
      'warning column apellido_paterno person-name',
      'warning column apellido_materno person-name',
      'error column telefono phone',
      'error column domicilio address',
      'error column correo personal-email',
      'warning column latitud home-coordinates',
    ]);
  });

  test('public servants by their posts', async () => {
    const text = rows(
      `${PEOPLE},cargo,telefono,domicilio,correo`,
      `Zutanito,Mengánez,Fulánez,Director,5556281111,"Calle Inventada 12",${MAIL}`,
    );
    expect(await told({ text })).toEqual(['warning column correo personal-email']);
  });

  test('public servants by declaration', async () => {
    const text = rows(`${PEOPLE},telefono`, 'Zutanito,Mengánez,Fulánez,5556281111');
    expect(await told({ text, options: { subject: 'public-servants' } })).toEqual([]);
    expect(await told({ text: rows('curp', CURP), options: { subject: 'public-servants' } })).toEqual([
      'error column curp curp',
    ]);
  });

  test('suppliers: the RFC is for the legal review', async () => {
    const text = rows('proveedor,rfc,telefono', `Zutanito Mengánez,${RFC},5556281111`);
    expect(await told({ text })).toEqual(['warning column rfc rfc', 'warning column telefono phone']);
  });

  test('beneficiaries', async () => {
    const text = rows('nombre_beneficiario,rfc,telefono', `Zutanito Mengánez,${RFC},5556281111`);
    expect(await told({ text })).toEqual([
      'warning column nombre_beneficiario person-name',
      'warning column rfc rfc',
      'error column telefono phone',
    ]);
  });

  test('offices', async () => {
    const text = rows('unidad,nombre,domicilio,telefono', `TES,Tesorería,"Calle Inventada 12",5556281111`);
    expect(await told({ text })).toEqual([]);
  });

  test('a name alone is as often a town', async () => {
    expect(await told({ text: rows('clave,nombre', '01,León', '02,Silao') })).toEqual([]);
  });

  test('the resource says it', async () => {
    const text = rows('id,nombre_completo,telefono', '1,Zutanito Mengánez,5556281111');
    expect(await told({ text, resource: 'pacientes' })).toContain('error column telefono phone');
  });
});

describe('texts', () => {
  const text = (cell: string): string =>
    rows('id,observaciones', `1,"${cell}"`, '2,Sin novedad en la obra de la calle');
  test.each<[string, string, readonly string[]]>([
    ['a CURP', `Se recibió la CURP ${CURP} del interesado`, ['error text observaciones curp']],
    ['a CURP glued to a mark', `curp:${CURP.toLowerCase()}.`, ['error text observaciones curp']],
    ['an RFC with a right digit', `El sancionado ${RFC} no se presentó`, ['error text observaciones rfc']],
    ['an RFC with spaces after its word', 'RFC: CACX 760510 1P8 del sancionado', ['error text observaciones rfc']],
    ['an RFC with a wrong digit', `El sancionado ${RFC_BAD} no se presentó`, []],
    ['an RFC of a company', `La empresa ${COMPANY} no se presentó`, []],
    ['a personal mail', `Escriba a ${MAIL}, por favor`, ['error text observaciones personal-email']],
    ['mail of an institution', 'Escriba a quejas@leon.gob.mx, por favor', []],
    ['a CLABE after its word', `Depositar en la CLABE ${CLABE} del banco`, ['warning text observaciones clabe']],
    ['a CLABE without it', `Depositar en ${CLABE} del banco`, []],
    ['a telephone after its word', 'Llamar al Tel. 55 5628 1111 por la tarde', ['warning text observaciones phone']],
    ['ten digits without one', 'Contrato 5556281111 de la obra', []],
    ['a voter key', `Presentó ${VOTER} en ventanilla`, ['error text observaciones voter-key']],
    ['an NSS, which nobody searches for within', 'Folio 12345678903 del trámite de hoy', []],
  ])('%s', async (_, cell, expected) => expect(await told({ text: text(cell) })).toEqual(expected));

  test('in a cell longer than any, and in JSON', async () => {
    const long = `${'palabra '.repeat(2000)}${CURP} fin`;
    expect(await told({ text: text(long) })).toEqual(['error text observaciones curp']);
    const json = JSON.stringify([
      { id: 1, dato: { quien: CURP } },
      { id: 2, dato: null },
    ]);
    expect(await told({ text: json, format: 'json' })).toEqual(['error text dato curp']);
  });
});

describe('what is told', () => {
  test('counts and places', async () => {
    const cells = many(20, (i) => (i % 2 === 0 ? `${i},${CURP}` : `${i},`));
    const [finding] = await lookAt({ text: rows('id,dato', ...cells) });
    expect(finding).toEqual({
      rule: 'privacy-column',
      severity: 'error',
      place: { path: 'tabla.csv', dataset: undefined, resource: 'tabla', line: 2, record: 2, row: 1, field: 'dato' },
      facts: {
        kind: 'curp',
        column: 2,
        matches: 10,
        cells: 10,
        share: 100,
        lines: [2, 4, 6, 8, 10],
        records: [2, 4, 6, 8, 10],
        subject: 'private-persons',
        evidence: ['form', 'check-digit'],
        sure: true,
        valid: 10,
      },
    });
  });

  test('a file without a header: labels that are data are not told', async () => {
    const text = rows(`Zutanito,${CURP},${MAIL}`, `Zutanito,${CURP},${MAIL}`);
    const findings = await lookAt({ text });
    expect(findings.map(brief)).toEqual(['error column  curp', 'error column  personal-email']);
    for (const finding of findings) expectDiscreet(finding);
  });
});
