import { foldLabel } from './fold.ts';

/** What a column holds by its header, where that is plain. */
export type ColumnRole = 'state' | 'municipality' | 'geo' | 'maybe-geo' | 'latitude' | 'longitude';

const ROLES: readonly (readonly [ColumnRole, ReadonlySet<string>])[] = [
  [
    'state',
    new Set([
      'cveent',
      'cveentidad',
      'claveent',
      'claveentidad',
      'claveentidadfederativa',
      'cveentidadfederativa',
      'identidad',
      'identidadfederativa',
      'identfed',
      'cveedo',
      'cveestado',
      'claveestado',
      'idestado',
      'statecode',
      'entidadcve',
    ]),
  ],
  [
    'municipality',
    new Set(['cvemun', 'cvemunicipio', 'clavemun', 'clavemunicipio', 'idmunicipio', 'municipiocode', 'municipiocve']),
  ],
  ['geo', new Set(['clavegeoestadistica', 'clavegeo', 'geocve'])],
  ['maybe-geo', new Set(['code', 'codigo', 'clave', 'cve', 'key', 'clavedemunicipio', 'municipio', 'inegi', 'idmun'])],
  ['latitude', new Set(['lat', 'latitud', 'latitude', 'latdecimal', 'latituddecimal', 'coordenadalatitud'])],
  [
    'longitude',
    new Set(['lon', 'long', 'lng', 'longitud', 'longitude', 'londecimal', 'longituddecimal', 'coordenadalongitud']),
  ],
];

/** The role that a header names. */
export function roleOf(label: string): ColumnRole | undefined {
  const folded = foldLabel(label);
  if (folded.startsWith('cvegeo')) return 'geo';
  return ROLES.find(([, names]) => names.has(folded))?.[0];
}
