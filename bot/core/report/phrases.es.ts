import type { Severity } from '../finding.ts';
import { thousands } from '../table/words.ts';
import type { Phrases } from './phrases.ts';
import type { Report } from './report.ts';

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errores'],
  warning: ['advertencia', 'advertencias'],
  note: ['nota', 'notas'],
};

function many(count: number, [one, several]: readonly [one: string, many: string]): string {
  return `${thousands(count)} ${count === 1 ? one : several}`;
}

function counted(count: number, severity: Severity): string {
  return many(count, NAMES[severity]);
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} y ${last}`;
}

function lesser({ counts }: Report): readonly string[] {
  const warnings = counts.warnings > 0 ? [counted(counts.warnings, 'warning')] : [];
  return counts.notes > 0 ? [...warnings, counted(counts.notes, 'note')] : warnings;
}

function headline(report: Report): string {
  const { errors, warnings } = report.counts;
  if (report.verdict === 'unsound') {
    return `Hay ${joined([`${counted(errors, 'error')} que corregir`, ...lesser(report)])}`;
  }
  if (warnings > 0) return `Sin errores, con ${joined(lesser(report))}`;
  return report.counts.datasets === 0 ? 'Nada que comprobar' : 'Todo en orden';
}

function extent(report: Report): string {
  const { datasets, resources, rows, warnings, notes } = report.counts;
  if (datasets === 0) return 'no se encontró ningún conjunto de datos.';
  const seen = [
    many(datasets, ['conjunto', 'conjuntos']),
    many(resources, ['recurso', 'recursos']),
    many(rows, ['fila', 'filas']),
  ].join(', ');
  if (report.verdict === 'unsound' || warnings > 0) return `${seen}.`;
  return `${seen}. Sin errores ni advertencias${notes > 0 ? `, con ${counted(notes, 'note')}` : ''}.`;
}

/** What the faces say themselves, in Spanish. */
export const phrasesEs: Phrases = {
  headline,
  extent,
  severity: { error: 'error', warning: 'advertencia', note: 'nota' },
  counted,
  line: (line) => `línea ${thousands(line)}`,
  row: (row) => `fila ${thousands(row)}`,
  record: (record) => `registro ${thousands(record)}`,
  rule: 'Regla',
  more: (count) => `… y ${thousands(count)} más de esta regla`,
  unlisted: (count, title, resource) =>
    `${title}: ${many(count, ['caso', 'casos'])}${resource === undefined ? '' : ` en ${resource}`}`,
  repository: 'Repositorio',
  descriptor: 'descriptor',
  rest: 'Total por regla, incluido lo que aquí no se muestra:',
  columns: ['Regla', 'Dónde', 'Gravedad', 'Casos', 'Mostrados'],
  otherRules: (count) => (count === 1 ? 'Y 1 renglón más.' : `Y ${thousands(count)} renglones más.`),
  whole: 'Informe completo',
  help: (rule, title) =>
    `${title} (\`${rule}\`). Cada resultado dice qué se esperaba, qué se encontró y cómo corregirlo.`,
};
