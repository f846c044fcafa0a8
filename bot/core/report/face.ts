import { tellAnnotations } from './annotations.ts';
import { tellJson } from './json.ts';
import { tellJunit } from './junit.ts';
import { type MarkdownOptions, tellMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { tellSarif } from './sarif.ts';
import { type TerminalOptions, tellTerminal } from './terminal.ts';

/** The faces of the one report. */
export const FACES = ['terminal', 'json', 'markdown', 'annotations', 'sarif', 'junit'] as const;
export type Face = (typeof FACES)[number];

/** What any face may be asked; each takes what concerns it. */
export type FaceOptions = TerminalOptions & MarkdownOptions;

/** Tells a report with one face. The same report and options give the same text, which ends with a line feed. */
export function tell(report: Report, face: Face, options: FaceOptions): string {
  switch (face) {
    case 'terminal':
      return tellTerminal(report, options);
    case 'json':
      return tellJson(report, options);
    case 'markdown':
      return tellMarkdown(report, options);
    case 'annotations':
      return tellAnnotations(report, options);
    case 'sarif':
      return tellSarif(report, options);
    case 'junit':
      return tellJunit(report, options);
  }
}
