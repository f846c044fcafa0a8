import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import schema from '../../../schemas/report.schema.json' with { type: 'json' };
import type { Finding, Language } from '../finding.ts';
import { UserError } from '../user-error.ts';
import type { DatasetSummary, Report, RuleTally } from './report.ts';

let compiled: ValidateFunction<Report> | undefined;

// Compiled when first asked for: whoever only writes reports need not wait for it.
function validator(): ValidateFunction<Report> {
  compiled ??= new Ajv({ strict: true }).compile<Report>(schema);
  return compiled;
}

/**
 * A report from JSON, such as the JSON face wrote. The words of its findings are dropped: they are told again.
 * @throws UserError that says where the value is no report.
 */
export function readReport(value: unknown): Report {
  const validate = validator();
  if (!validate(value)) throw notReport(validate.errors?.[0]);
  return {
    apertura: 1,
    verdict: value.verdict,
    counts: value.counts,
    datasets: value.datasets.map(datasetOf),
    tallies: value.tallies.map(tallyOf),
    findings: value.findings.map(findingOf),
  };
}

// JSON has no `undefined`: what the type promises as a key is given back as one.
function datasetOf({ name, path, title, resources }: DatasetSummary): DatasetSummary {
  const whole = resources.map((resource) => ({ ...resource, rows: resource.rows, fields: resource.fields }));
  return { name, path, title, resources: whole };
}

function tallyOf(tally: RuleTally): RuleTally {
  return { ...tally, dataset: tally.dataset, resource: tally.resource };
}

function findingOf({ rule, severity, place, facts }: Finding): Finding {
  return { rule, severity, place, facts };
}

function notReport(error: ErrorObject | undefined): UserError {
  const at = error === undefined || error.instancePath === '' ? '/' : error.instancePath;
  const { es, en } = problem(error);
  return new UserError({
    es: `Esto no es un informe de Apertura: en \`${at}\` ${es}. Use el JSON que escribe \`apertura check\`.`,
    en: `This is not a report of Apertura: at \`${at}\` ${en}. Use the JSON that \`apertura check\` writes.`,
  });
}

/** What ajv calls the word that each problem is about. */
const WORD: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  additionalProperties: 'additionalProperty',
  type: 'type',
  const: 'allowedValue',
};

function problem(error: ErrorObject | undefined): Readonly<Record<Language, string>> {
  const params: Readonly<Record<string, unknown>> = error?.params ?? {};
  const word = `\`${String(params[WORD[error?.keyword ?? ''] ?? ''])}\``;
  switch (error?.keyword) {
    case 'required':
      return { es: `falta ${word}`, en: `${word} is missing` };
    case 'additionalProperties':
      return { es: `sobra ${word}`, en: `${word} is not allowed` };
    case 'type':
      return { es: `se espera el tipo ${word}`, en: `the type ${word} is expected` };
    case 'const':
      return { es: `se espera ${word}`, en: `${word} is expected` };
    default:
      return { es: 'el valor no es válido', en: 'the value is not valid' };
  }
}
