import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { compareDiagnostics } from '../diagnostics/order.js'
import type { Language, LanguageEntry, Reading } from '../languages/language.js'
import type { RuleMeta } from '../rules/define-rule.js'
import { readSuppressions } from '../rules/suppressions.js'
import type { Suppression } from '../rules/suppressions.js'
import { createSource } from '../text/source.js'
import type { Source } from '../text/source.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { toDiagnostic } from './check-unit.js'
import type { FileContent, FileSystem } from './file-system.js'
import { likelySecrets } from './likely-secrets.js'
import { ownRules } from './own-rules.js'
import { secretSpans } from './secret-spans.js'
import { withLevel } from './settings.js'
import type { Settings } from './settings.js'

/** What the documentation of any rule says. */
export type RuleDocs = Omit<RuleMeta, 'examples'>

/** A file that was checked. */
export interface FileReport {
  readonly path: string
  readonly host?: string
  readonly language: string
  /** The version of the software, such as `0.7.19`. */
  readonly target: string
  readonly isTargetInferred: boolean
}

/** The state of one run: what was read, found and left out. */
export interface Run {
  readonly fileSystem: FileSystem
  readonly languages: readonly LanguageEntry[]
  readonly settings: Settings
  readonly sources: Map<string, Source>
  readonly incomplete: string[]
  /** The host of each file that belongs to one, by the file's id. */
  readonly hosts: Map<string, string>
  /** Reads a file; reports what is wrong with it as a file. `undefined` where there is no text. */
  open(path: string, options?: { readonly text?: string; readonly isOptional?: boolean }): Promise<OpenFile | undefined>
  load(entry: LanguageEntry): Promise<Language>
  /** The rules that ran, by id: what reporters say about why and what to do. */
  readonly rules: Map<string, RuleDocs>
  /** The places of secrets in a file that was read, for whoever shows its text. */
  secretsIn(path: string): readonly Span[]
  /** Takes note of a file that is checked, for the report and its suppressions. */
  addFile(report: FileReport, reading: Reading, language: Language): void
  addDiagnostics(diagnostics: readonly Diagnostic[]): void
  /** Reports one of cfgcheck's own findings. */
  addOwn(ruleId: string, file: string, span: Span, message: string, related?: Diagnostic['related']): void
  files(): readonly FileReport[]
  /** Applies settings and suppressions to all that was found. */
  finish(): Promise<Diagnostic[]>
}

/** A file's text and mode. */
export interface OpenFile {
  readonly source: Source
  readonly mode?: number
}

/** The most findings of one file that are reported. */
const mostFindingsOfFile = 1_000

/** Starts a run. */
export function createRun(given: Pick<Run, 'fileSystem' | 'languages' | 'settings'>): Run {
  const sources = new Map<string, Source>()
  const opened = new Map<string, OpenFile | undefined>()
  const reports = new Map<string, FileReport>()
  const checked = new Map<string, { reading: Reading; language: Language }>()
  const loaded = new Map<string, Promise<Language>>()
  const found: Diagnostic[] = []
  const incomplete: string[] = []
  const rules = new Map<string, RuleDocs>(ownRules.map(rule => [rule.id, rule]))

  const load = async (entry: LanguageEntry): Promise<Language> => {
    const language = await entry.load()
    for (const rule of language.rules) rules.set(rule.id, rule)
    return language
  }

  const run: Run = {
    ...given,
    sources,
    incomplete,
    hosts: new Map(),
    rules,
    async open(path, { text, isOptional = false } = {}) {
      if (opened.has(path)) return opened.get(path)
      const content: FileContent = text === undefined ? await given.fileSystem.read(path) : { text, encoding: 'utf8' }
      if ('problem' in content) {
        if (content.problem === 'missing' && isOptional) return undefined
        reportProblem(run, path, content.problem)
        opened.set(path, undefined)
        return undefined
      }
      const source = createSource(path, content.text)
      sources.set(path, source)
      reportBytes(run, source, content.encoding)
      const file = { source, ...(content.mode === undefined ? {} : { mode: content.mode }) }
      opened.set(path, file)
      return file
    },
    load(entry) {
      let language = loaded.get(entry.id)
      if (language === undefined) loaded.set(entry.id, (language = load(entry)))
      return language
    },
    addFile(report, reading, language) {
      reports.set(report.path, report)
      checked.set(report.path, { reading, language })
    },
    addDiagnostics(diagnostics) {
      for (const diagnostic of diagnostics) found.push(diagnostic)
    },
    addOwn(ruleId, file, span, message, related = []) {
      const meta = ownRules.find(rule => rule.id === ruleId)
      if (meta !== undefined) found.push({ ...toDiagnostic({ at: { file, span }, message }, meta), related })
    },
    secretsIn(path) {
      const known = checked.get(path)
      return known === undefined ? likelySecrets(sources.get(path)?.text ?? '') : secretSpans(known.language, known.reading)
    },
    files: () => [...reports.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    async finish() {
      const kept = given.settings.hasInlineSuppressions ? await withoutSuppressed(run, checked, found) : found
      const levelled = kept.map(diagnostic => withLevel(given.settings, diagnostic)).filter(isKept)
      return limited(run, levelled)
    },
  }
  return run
}

function isKept(diagnostic: Diagnostic | undefined): diagnostic is Diagnostic {
  return diagnostic !== undefined
}

function reportProblem(run: Run, path: string, problem: 'missing' | 'directory' | 'unreadable' | 'too-large' | 'outside'): void {
  const messages = {
    missing: 'There is no such file',
    directory: 'A folder stands where a file should be',
    unreadable: 'The file cannot be read',
    'too-large': 'The file is larger than 64 MiB',
    outside: 'The path leads out of the given root',
  }
  const rules = { 'too-large': 'cfgcheck/too-large', outside: 'cfgcheck/outside' } as const
  const rule = problem === 'too-large' || problem === 'outside' ? rules[problem] : 'cfgcheck/unreadable'
  run.addOwn(rule, path, spanFrom(0, 0), messages[problem])
  run.incomplete.push(`${path}: ${messages[problem].toLowerCase()}`)
}

function reportBytes(run: Run, source: Source, encoding: 'utf8' | 'latin1'): void {
  const { id, text } = source
  if (encoding === 'latin1') {
    const at = Math.max(0, text.search(/[\x80-\xff]/))
    run.addOwn('cfgcheck/invalid-utf-8', id, spanFrom(at, at + 1), 'The text is not UTF-8 from here on; it is read as Latin-1')
  }
  const nul = text.indexOf('\0')
  if (nul !== -1) run.addOwn('cfgcheck/nul-byte', id, spanFrom(nul, nul + 1), 'The text holds a NUL byte')
}

type Checked = ReadonlyMap<string, { readonly reading: Reading; readonly language: Language }>

async function withoutSuppressed(run: Run, checked: Checked, found: readonly Diagnostic[]): Promise<Diagnostic[]> {
  const suppressing = [...checked].filter(([, { reading }]) => reading.file.source.text.includes('cfgcheck-ignore'))
  if (suppressing.length === 0) return [...found]
  const { ruleIds } = await import('./rule-index.js')
  const knownIds = ruleIds()
  const byFile = new Map<string, { suppression: Suppression; used: Set<string> }[]>()
  const unsuppressible = new Set<string>()
  const extra: Diagnostic[] = []
  for (const [path, { reading, language }] of suppressing) {
    for (const rule of language.rules) if (rule.scope === 'fault' && rule.reportedBy === 'parse') unsuppressible.add(rule.id)
    const { list, faults } = readSuppressions(reading.file, language.statements(reading.file), knownIds)
    byFile.set(path, list.map(suppression => ({ suppression, used: new Set<string>() })))
    for (const fault of faults) {
      const meta = ownRules.find(rule => rule.id === fault.rule)
      if (meta !== undefined) extra.push(toDiagnostic(fault, meta))
    }
  }

  const kept = found.filter(({ code, file, span }) => {
    if (unsuppressible.has(code)) return true
    let isSuppressed = false
    for (const { suppression, used } of byFile.get(file) ?? []) {
      const { ruleIds: ids, covers } = suppression
      if (!ids.includes(code) || span.start < covers.start || span.start > covers.end) continue
      used.add(code)
      isSuppressed = true
    }
    return !isSuppressed
  })
  for (const [path, list] of byFile) {
    for (const { suppression, used } of list) {
      suppression.ruleIds.forEach((id, index) => {
        const span = suppression.idSpans[index]
        const meta = ownRules.find(rule => rule.id === 'cfgcheck/unused-suppression')
        if (used.has(id) || span === undefined || meta === undefined) return
        if (id.startsWith('cluster/') && run.files().every(file => file.host === undefined)) return // Not all rules ran.
        extra.push(toDiagnostic({ at: { file: path, span }, message: `"${id}" finds nothing here` }, meta))
      })
    }
  }
  return [...kept, ...extra]
}

function limited(run: Run, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byFile = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const list = byFile.get(diagnostic.file)
    if (list === undefined) byFile.set(diagnostic.file, [diagnostic])
    else list.push(diagnostic)
  }
  const kept: Diagnostic[] = []
  for (const [path, list] of byFile) {
    if (list.length <= mostFindingsOfFile) {
      kept.push(...list)
      continue
    }
    const first = list.sort(compareDiagnostics).slice(0, mostFindingsOfFile)
    kept.push(...first)
    run.incomplete.push(`${path}: only the first ${mostFindingsOfFile} of ${list.length} findings are shown`)
  }
  return kept
}
