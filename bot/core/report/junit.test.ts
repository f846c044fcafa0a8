import { expect, test } from 'vitest';
import { tellJunit } from './junit.ts';
import { SAMPLE } from './sample.ts';

test('the sample as XML', () => {
  expect(tellJunit(SAMPLE, { language: 'es' })).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="apertura" tests="5" failures="2" errors="0">
      <testsuite name="municipios" tests="3" failures="1" errors="0" skipped="0">
        <testcase classname="municipios" name="descriptor"/>
        <testcase classname="municipios" name="municipios">
          <failure type="type-error constraint-error/enum primary-key" message="error · datasets/municipios/data/municipios.csv · línea 18 · fila 17 · latitud: \`latitud\` espera un número; se encontró &quot;19,4&quot;. Use punto decimal, o declare \`decimalChar\` en el descriptor. (type-error)">
    error · datasets/municipios/data/municipios.csv · línea 18 · fila 17 · latitud: \`latitud\` espera un número; se encontró &quot;19,4&quot;. Use punto decimal, o declare \`decimalChar\` en el descriptor. (type-error)
    error · datasets/municipios/data/municipios.csv · línea 20 · fila 19 · estado: \`estado\` espera uno de estos valores: &quot;Coahuila de Zaragoza&quot;, &quot;Colima&quot; y 30 más; se encontró &quot;Coahuila&quot;. Si se trata de &quot;Coahuila de Zaragoza&quot;, escríbalo así; si el valor es correcto, agréguelo a \`enum\` en el esquema. (constraint-error/enum)
    error · datasets/municipios/data/municipios.csv · línea 31 · fila 30: La llave primaria (\`clave_entidad\`, \`clave_municipio\`) no debe repetirse; &quot;05,030&quot; ya está en la línea 12. Elimine la fila repetida o corrija su llave; si las dos filas son correctas, agregue otro campo a \`primaryKey\`. (primary-key)
    error · datasets/municipios/data/municipios.csv · línea 1,204 · fila 1,203 · fecha: \`fecha\` espera una fecha AAAA-MM-DD; se encontró &quot;45366&quot;. Parece una fecha guardada como número de serie: en Excel, dé a la columna el formato \`aaaa-mm-dd\` antes de guardar. (type-error) … y 9,900 más de esta regla.
          </failure>
          <system-out>
    advertencia · datasets/municipios/data/municipios.csv · línea 44: Las líneas del archivo no terminan todas igual: las más, con CRLF; esta, con LF. Para que todas terminen igual, guarde el archivo de nuevo en Excel como “CSV UTF-8 (delimitado por comas)”. (line-ends)
          </system-out>
        </testcase>
        <testcase classname="municipios" name="mapa"/>
      </testsuite>
      <testsuite name="obras" tests="2" failures="1" errors="0" skipped="0">
        <testcase classname="obras" name="descriptor"/>
        <testcase classname="obras" name="obras">
          <failure type="encoding-error" message="error · datasets/obras/data/obras.csv · línea 3 · fila 2: Se esperaba texto en \`utf-8\`; se encontraron bytes que no lo son: \`ED 73\`. Sí lo son en \`windows-1252\`. En Excel, use “Guardar como…” y elija “CSV UTF-8 (delimitado por comas)”, o declare \`windows-1252\` en \`encoding\`. (encoding-error)">
    error · datasets/obras/data/obras.csv · línea 3 · fila 2: Se esperaba texto en \`utf-8\`; se encontraron bytes que no lo son: \`ED 73\`. Sí lo son en \`windows-1252\`. En Excel, use “Guardar como…” y elija “CSV UTF-8 (delimitado por comas)”, o declare \`windows-1252\` en \`encoding\`. (encoding-error)
          </failure>
          <system-out>
    … Fila en blanco: 3 casos (blank-row)
          </system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test.each([
  ['markup', '<a b="c">&', '&quot;&lt;a b=&quot;c&quot;&gt;&amp;&quot;'],
  ['what XML forbids', '\u0000\u001b\uffff\ud800', '&quot;\\u{0}\\u{1b}\\u{ffff}\\u{d800}&quot;'],
  ['the end of CDATA', ']]>', '&quot;]]&gt;&quot;'],
])('%s in a cell', (_, cell, expected) => {
  const findings = SAMPLE.findings.map((finding) => ({ ...finding, place: { ...finding.place, cell } }));
  const xml = tellJunit({ ...SAMPLE, findings }, { language: 'es' });
  expect(xml).toContain(`se encontró ${expected}.`);
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/u);
});
