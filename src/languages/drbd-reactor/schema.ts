import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { located } from '../../text/located.js'
import type { Located } from '../../text/located.js'
import { spanFrom } from '../../text/span.js'
import type { Composition, Included, IncludeOutcome, IncludeRequest, Reading, ReadOptions } from '../language.js'
import type { ReactorFile } from './ast.js'
import { documentOf } from './resolve/document.js'
import type { Entry, Table } from './resolve/document.js'
import type { Promoted, ReactorConf, ReactorModel, TableView } from './model.js'
import { valueFaults } from './reading/types.js'
import { targetOf } from './targets.js'
import { keyAt } from './vocabulary.js'

/** Reads a parsed file. What its keys mean shows when all files are put together. */
export function read(file: ParsedFile, options: ReadOptions): Reading<ReactorModel> {
  const { statements, isPartial } = file.ast as ReactorFile
  const { id } = file.source
  const snippets = snippetsIn(statements, id)
  const model: ReactorModel = { file: id, statements, ...(snippets === undefined ? {} : { snippets }), hasMark: file.source.text.startsWith('\uFEFF'), isPartial }
  return { file, model, faults: [], target: targetOf(options), facts: options.facts ?? {} }
}

/** The folder that the text names before its first table. */
function snippetsIn(statements: ReactorFile['statements'], file: string): Located<string> | undefined {
  for (const statement of statements) {
    if (statement.kind !== 'Pair') {
      if (statement.kind === 'Header' || statement.isHeader) return undefined
      continue
    }
    const { keys: [key, ...inner], value } = statement
    if (key?.text === 'snippets' && inner.length === 0) return value.kind === 'string' ? located(value.text, file, value.inner) : undefined
  }
  return undefined
}

/** Lists the snippets: files of one folder, by name. A path that is not absolute is passed over. */
export function includesOf({ model: { snippets } }: Reading<ReactorModel>): readonly IncludeRequest[] {
  if (snippets === undefined || !snippets.value.startsWith('/')) return []
  return [{ ...snippets, value: `${snippets.value.replace(/\/+$/, '')}/*.toml`, kind: 'include', isGlob: true }]
}

/** Puts a file and its snippets together. */
export function compose(root: Reading<ReactorModel>, included: Included<ReactorModel>): Composition<ReactorConf> {
  const { model, target: { version } } = root
  const requests = includesOf(root)
  const models = [model, ...requests.flatMap(request => included(request)).map(reading => reading.model)]
  const document = documentOf(models)
  const tables: TableView[] = []
  gather({ path: '', table: document.root }, tables)
  const isAlone = tables.every(({ path }) => path === '' || path === 'log')
  const without = models.length > 1 ? [] : requests.filter(request => isNowhere(included.outcomeOf?.(request)))
  const faults: Fault[] = [...without.map(request => snippetFault(request, isAlone)), ...models.slice(1).flatMap(markFault), ...document.faults, ...tables.flatMap(valueFaults)]
  const configuration: ReactorConf = {
    file: model.file,
    target: version,
    root: document.root,
    tables,
    promoted: promotedIn(document.root),
    ...(model.snippets === undefined ? {} : { snippets: model.snippets }),
    isPartial: models.some(({ isPartial }) => isPartial) || document.faults.length > 0,
  }
  return { configuration, faults }
}

/** Tells whether all places were looked at in vain. Who cannot read a snippet says so by itself. */
function isNowhere(outcome: IncludeOutcome | undefined): boolean {
  return outcome?.isComplete === true && outcome.problems.length === 0
}

/**
 * A folder without snippets is fine. Where the folder is not there the daemon does not start, and copies of files do not
 * show which it is: it is a warning where nothing else is configured, unless it is the folder that the packages bring along.
 *
 * Source: drbd-reactor 1.11.0 src/config.rs, files_with_extension_in(): fs::read_dir.
 */
function snippetFault(request: IncludeRequest, isAlone: boolean): Fault {
  const folder = request.value.replace(/\/\*\.toml$/, '')
  const message = `No snippet is in "${folder}"${isAlone ? ', and nothing else is configured' : ''}; without the folder the daemon does not start`
  const isUsual = folder === '/etc/drbd-reactor.d'
  return {
    rule: 'cfgcheck/missing-include',
    at: request,
    message,
    severity: isAlone && !isUsual ? 'warning' : 'info',
    origin: 'practice',
    // What a host lacks that others promote is told of the cluster, and where the folder has a slip, that snippets lie in another one.
    followsFrom: [{ rule: isUsual ? 'cluster/mismatched-drbd-reactor' : 'cluster/unused-reactor-snippet', at: { file: request.file, span: { start: 0, end: 0 } } }],
  }
}

/** In the text of all files the mark of a snippet stands somewhere in the middle. */
function markFault({ file, hasMark }: ReactorModel): Fault[] {
  const message = 'A byte-order mark may begin the main file, and no snippet'
  return hasMark ? [{ rule: 'drbd-reactor/unexpected-word', at: { file, span: spanFrom(0, 1) }, message }] : []
}

/** Lists a table and those in it that the vocabulary knows. */
function gather(view: TableView, into: TableView[]): void {
  into.push(view)
  for (const { name, entry } of view.table.members.values()) {
    const path = view.path === '' ? name : `${view.path}.${name}`
    const known = keyAt(path)
    const inner = known?.type === 'tables' ? tablesIn(entry) : known?.type === 'table-of-tables' && entry.kind === 'table' ? [...entry.members.values()].flatMap(member => (member.entry.kind === 'table' ? [member.entry] : [])) : []
    for (const table of inner) gather({ path, table }, into)
  }
}

function tablesIn(entry: Entry): readonly Table[] {
  return entry.kind === 'tables' ? entry.items : entry.kind === 'table' ? [entry] : []
}

function promotedIn({ members }: Table): Promoted[] {
  const entry = members.get('promoter')?.entry
  return (entry === undefined ? [] : tablesIn(entry)).flatMap((table, promoter) => {
    const resources = table.members.get('resources')?.entry
    if (resources?.kind !== 'table') return []
    return [...resources.members.values()].flatMap(({ name, key, entry: own }): Promoted[] => {
      if (own.kind !== 'table') return []
      const start = own.members.get('start')?.entry
      const runner = own.members.get('runner')?.entry
      return [{
        name: located(name, key.file, key.span),
        promoter,
        table: own,
        // The daemon cuts off blanks and ends of lines around an entry.
        start: textsIn(start).map(({ value, file: path, span }) => located(value.trim(), path, span)),
        ...(start?.kind === 'value' ? { startList: { file: start.file, span: start.value.span } } : {}),
        preferredNodes: textsIn(own.members.get('preferred-nodes')?.entry),
        runner: runner?.kind === 'value' && runner.value.kind === 'string' ? runner.value.text : (keyAt('promoter.resources.runner')?.default ?? ''),
        member: wanted => own.members.get(wanted),
      }]
    })
  })
}

function textsIn(entry: Entry | undefined): Located<string>[] {
  if (entry?.kind !== 'value' || entry.value.kind !== 'array') return []
  return entry.value.items.flatMap(item => (item.kind === 'string' ? [located(item.text, entry.file, item.inner)] : []))
}
