/** A draft into what the plan and a descriptor hold, with every value read or told. */

import type { JsonObject } from '../../dataset/authored.ts';
import { cutShort } from '../../finding.ts';
import type { AccessLevel } from '../../plan/promise.ts';
import type { Json } from '../../table/schema.ts';
import type { DatasetDraft, Drafts, ResourceDraft, Said } from './drafts.ts';
import { found, type Report, type ValueKind } from './finding.ts';
import type { ColumnId } from './forms.ts';
import type { AdelaTable } from './read-table.ts';
import {
  type ReadValue,
  readAccess,
  readBytes,
  readDay,
  readFrequency,
  readMails,
  readMoment,
  readPeriod,
  readUrl,
} from './read-values.ts';

/** A row's values, read. */
export interface Entry {
  /** What `plan/datasets/<name>.yaml` says. */
  readonly promise: JsonObject;
  /** What a `datapackage.json` can begin with. */
  readonly descriptor: JsonObject;
}

/** What holds the data, as the plan's schema names it: other words are a system's name. */
const SOURCES = new Set([
  'repositorio',
  'hoja-de-calculo',
  'sistema-de-proveedor',
  'sistema-interno',
  'sistema-propio',
  'portal',
]);
/** ISO 8601's letters: intervals of years, months, days, moments. */
const TEMPORAL = /^[\dP][\dT:Z.+\-/PYMWDHSR]*$/;
const MEDIATYPE = /^[\w.+-]+\/[\w.+*-]+(\s*;.*)?$/;

/** Reads the values of rows, and reports what it could not understand. */
export class EntryReader {
  private readonly table: AdelaTable;
  private readonly drafts: Drafts;
  private readonly report: Report;

  constructor(table: AdelaTable, drafts: Drafts, report: Report) {
    this.table = table;
    this.drafts = drafts;
    this.report = report;
  }

  /** The entry of a dataset. */
  read(draft: DatasetDraft): Entry {
    const { said, resources } = draft;
    const text = (id: ColumnId): string | undefined => said.get(id)?.text;
    const described = new Set(resources.map((each) => each.said.get('resourceDescription')?.text ?? ''));
    const [only] = described;
    const description =
      text('description') ?? (this.table.form === 'inventory' && described.size === 1 ? only || undefined : undefined);
    const access = this.access(draft);
    const mail = this.mail(said, 'mail', draft);
    const frequency = this.value(said, 'frequency', 'frequency', draft, (written) => wrapped(readFrequency(written)));
    const post = text('responsible');
    return {
      promise: present({
        title: draft.title,
        description,
        responsible: group({ post, mail }),
        frequency: frequency && { word: frequency.word, iso: frequency.iso },
        resources: this.promised(draft),
        interoperability: group(platformOf(draft)),
        access: group(access),
      }),
      descriptor: present({
        name: draft.name,
        title: draft.title,
        description,
        keywords: wordsIn(text('keyword')),
        'dcat:identifier': draft.name,
        'dcat:contactPoint': group({ fn: post, hasEmail: mail === undefined ? undefined : `mailto:${mail}` }),
        'dcat:modified': this.value(said, 'modified', 'moment', draft, readMoment),
        'dcat:accrualPeriodicity': frequency?.iso,
        'dcat:temporal': this.temporal(said, 'temporal', draft),
        'dcat:spatial': group({ name: text('spatial') }),
        'dcat:landingPage': this.url(said, 'landingPage', draft),
        resources: resources.map((each) => this.described(each, draft)),
      }),
    };
  }

  /** The plan's form has no resources: its date is that of the dataset as a whole. */
  private promised(draft: DatasetDraft): readonly Json[] | undefined {
    const { name, title, said, resources } = draft;
    if (this.table.form === 'plan') {
      const commitment = this.value(said, 'commitment', 'date', draft, (text) => readDay(text) ?? readPeriod(text));
      return commitment === undefined ? undefined : [{ name, title, commitment }];
    }
    const promised = resources.map((each) => {
      const commitment = this.value(each.said, 'commitment', 'month', draft, readPeriod);
      return present({ name: each.name, title: each.title, commitment });
    });
    return promised.length === 0 ? undefined : promised;
  }

  private described({ name, title, said }: ResourceDraft, draft: DatasetDraft): Json {
    const type = said.get('resourceMediatype')?.text;
    const isMediatype = type !== undefined && MEDIATYPE.test(type);
    return present({
      name,
      title,
      description: said.get('resourceDescription')?.text,
      path: this.url(said, 'resourceUrl', draft),
      format: isMediatype ? undefined : type?.toLowerCase(),
      mediatype: isMediatype ? type : undefined,
      bytes: this.value(said, 'resourceBytes', 'number', draft, (text) => wrapped(readBytes(text))),
      'dcat:temporal': this.temporal(said, 'resourceTemporal', draft),
      'dcat:spatial': group({ name: said.get('resourceSpatial')?.text }),
      'dcat:accrualPeriodicity': this.value(said, 'resourceFrequency', 'frequency', draft, (text) =>
        wrapped(readFrequency(text)?.iso),
      ),
    });
  }

  /** Of resources that are open and closed in one dataset, the strictest rules it: what is not sure stays closed. */
  private access(draft: DatasetDraft): { readonly level?: string | undefined; readonly ground?: string | undefined } {
    const all = [draft.said, ...draft.resources.map(({ said }) => said)];
    const read = all.flatMap((said) => {
      const level = this.value(said, 'access', 'access', draft, (text) => wrapped(readAccess(text)));
      return level === undefined ? [] : [{ level, line: said.get('access')?.line ?? draft.line, said }];
    });
    const level = STRICTEST.find((each) => read.some((one) => one.level === each));
    const grounds = [...new Set(all.flatMap((said) => said.get('ground')?.text ?? []))];
    const ground = grounds.length === 0 ? undefined : grounds.join('; ');
    const place = read.find((one) => one.level === level);
    if (level === undefined || place === undefined) return { ground };
    const levels = [...new Set(read.map((one) => one.level))];
    if (levels.length > 1) {
      const facts = {
        kind: 'strictest',
        column: this.table.nameOf('access'),
        found: levels.join(', '),
        read: level,
      } as const;
      this.report(found('adela-guess', facts, this.drafts.placeOf(place, 'access', draft)));
    }
    for (const one of read) {
      if (one.level === 'publico' || one.said.has('ground') || draft.said.has('ground')) continue;
      this.report(found('adela-ground', { level: one.level }, this.drafts.placeOf(one, 'ground', draft)));
    }
    return { level, ground };
  }

  /** The first address of a cell. */
  mail(said: Said, id: ColumnId, draft?: DatasetDraft): string | undefined {
    return this.value(said, id, 'mail', draft, (text) => {
      const [first, ...others] = readMails(text);
      if (first === undefined) return undefined;
      return others.length === 0 ? { value: first } : { value: first, guess: 'several' };
    });
  }

  private url(said: Said, id: ColumnId, draft: DatasetDraft): string | undefined {
    return this.value(said, id, 'url', draft, (text) => wrapped(readUrl(text)));
  }

  private temporal(said: Said, id: ColumnId, draft: DatasetDraft): string | undefined {
    return this.value(said, id, 'date', draft, (text) => (TEMPORAL.test(text) ? { value: text } : readPeriod(text)));
  }

  /** A cell read; what it cannot be read as, and how it was guessed, is told with its line. */
  private value<T>(
    said: Said,
    id: ColumnId,
    kind: ValueKind,
    draft: DatasetDraft | undefined,
    read: (text: string) => ReadValue<T> | undefined,
  ): T | undefined {
    const cell = said.get(id);
    if (cell === undefined) return undefined;
    const value = read(cell.text);
    const place = { ...this.drafts.placeOf(cell, id, draft), cell: cutShort(cell.text) };
    const facts = { column: cutShort(this.table.nameOf(id)), found: cutShort(cell.text) };
    if (value === undefined) this.report(found('adela-value', { kind, ...facts }, place));
    else if (value.guess !== undefined) {
      this.report(found('adela-guess', { kind: value.guess, ...facts, read: String(value.value) }, place));
    }
    return value?.value;
  }
}

const STRICTEST: readonly AccessLevel[] = ['privado', 'restringido', 'publico'];

function wrapped<T>(value: T | undefined): ReadValue<T> | undefined {
  return value === undefined ? undefined : { value };
}

/** The words of a cell. */
function wordsIn(text: string | undefined): readonly string[] | undefined {
  const words = (text ?? '').split(/[,;\n]/).map((word) => word.trim());
  const filled = words.filter((word) => word !== '');
  return filled.length === 0 ? undefined : filled;
}

/** Where the data live: resources of one dataset may live in several systems. */
function platformOf({ said, resources }: DatasetDraft): JsonObject {
  const all = [said, ...resources.map((each) => each.said)];
  const names = [...new Set(all.flatMap((each) => each.get('platform')?.text ?? []))];
  const [only = ''] = names;
  if (names.length === 0) return {};
  return names.length === 1 && SOURCES.has(only) ? { source: only } : { system: names.join('; ') };
}

/** The members that are there. */
function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const there: Record<string, Json> = {};
  for (const [key, value] of Object.entries(members)) if (value !== undefined) there[key] = value;
  return there;
}

/** An object with what is there of it; `undefined` where nothing is. */
function group(members: Readonly<Record<string, Json | undefined>>): JsonObject | undefined {
  const there = present(members);
  return Object.keys(there).length === 0 ? undefined : there;
}
