import type { Diagnostic, FindingId } from '../diagnostics/diagnostic.js'
import type { Language, Reading } from '../languages/language.js'
import { likelySecrets } from '../secrets/likely-secrets.js'
import { joinedSpans } from '../secrets/mask.js'
import { namesKnownTo } from '../secrets/masking-of-file.js'
import { createMasking } from '../secrets/masking.js'
import type { Masking } from '../secrets/masking.js'
import { createSource } from '../text/source.js'
import type { Source } from '../text/source.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { toDiagnostic } from './readings/check-unit.js'
import { folderMessage } from './documents/file-system.js'
import type { FileContent, FileSystem, FolderProblem, MaybePromise, ReadProblem } from './documents/file-system.js'
import { withConfirmed, withoutDismissed } from './report/confirm.js'
import { signsOf } from './report/reasons.js'
import { withUtf16Told, withoutToldNuls } from './report/utf-16.js'
import { maySuppress, suppressionsOf } from './report/outcome.js'
import type { FileReport, FileSuppressions, HostPlace, Outcome } from './report.js'
import { ownRules } from './rules/own-rules.js'
import type { Settings } from './settings.js'
import type { Toolbox } from './toolbox.js'

/** The state of checking one unit: what was read, found and left out. */
export interface Run {
  readonly fileSystem: FileSystem
  readonly settings: Settings
  readonly toolbox: Toolbox
  readonly sources: Map<string, Source>
  readonly incomplete: string[]
  /** Files that are there and could not be read. */
  readonly unreadable: Set<string>
  /** Where each file lies that belongs to a host, by the file's id. */
  readonly places: Map<string, HostPlace>
  /** Reads a file, at once where its file system does; reports what is wrong with it as a file. `undefined` where there is no text. */
  open(path: string, options?: OpenOptions): MaybePromise<OpenFile | undefined>
  /** Takes note of a file that is checked, for the report and its suppressions. */
  addFile(file: { readonly path: string; readonly host?: string }, reading: Reading, language: Language): void
  /** Takes note of the language in which a file is read, which knows where its secrets stand. */
  addLanguage(path: string, language: Language): void
  addDiagnostics(diagnostics: readonly Diagnostic[]): void
  /** Takes note of a finding that other files show to be none. */
  dismiss(finding: FindingId): void
  /** Reports one of cfgcheck's own findings. */
  addOwn(ruleId: string, file: string, span: Span, message: string, options?: Pick<Partial<Diagnostic>, 'related' | 'severity'>): void
  /**
   * Reports, once, a folder that is there and cannot be looked into, which leaves the job undone; one that only helps
   * (`isNeighbour`) does not, unless it is a link that leads out.
   */
  refuseFolder(folder: string, problem: FolderProblem, options?: Pick<OpenOptions, 'isNeighbour'>): void
  /** By which what was read so far can be shown. */
  masking(): Masking
  /** Sums up; what is found is told without secrets from here on, and what is not needed any more can be forgotten. */
  finish(hostCount: number): Promise<Outcome>
}

/** How a file is opened. */
export interface OpenOptions {
  readonly text?: string
  /** Nothing is said of a file that is not there. */
  readonly isOptional?: boolean
  /** The file only helps: where it cannot be read, that is a warning, and the job is still done. */
  readonly isNeighbour?: boolean
  /** Another file names it: what that leads to, a folder or nothing, is for the other file's language to judge. */
  readonly isNamed?: boolean
}

/** A file's text and mode. */
export interface OpenFile {
  readonly source: Source
  readonly mode?: number
}

/** Starts a run. */
export function createRun(given: Pick<Run, 'fileSystem' | 'settings' | 'toolbox'>): Run {
  const sources = new Map<string, Source>()
  const opened = new Map<string, OpenFile | undefined>()
  const reports = new Map<string, FileReport>()
  const told = new Set<string>()
  const neighbours = new Map<string, FolderProblem>()
  const checked = new Map<string, { reading: Reading; language: Language }>()
  const languages = new Map<string, Language>()
  const found: Diagnostic[] = []
  const dismissed: FindingId[] = []

  const take = (path: string, content: FileContent, { isOptional = false, isNeighbour = false, isNamed = false }: OpenOptions): OpenFile | undefined => {
    if ('problem' in content) {
      if (content.problem === 'missing' && (isOptional || isNamed)) return undefined
      if (isNamed && (content.problem === 'directory' || isLoop(content))) return undefined
      if (content.problem !== 'missing') run.unreadable.add(path)
      reportProblem(run, path, content, isNeighbour)
      opened.set(path, undefined)
      return undefined
    }
    const source = createSource(path, content.text, content.encoding)
    sources.set(path, source)
    reportBytes(run, source, content.encoding)
    const file: OpenFile = content.mode === undefined ? { source } : { source, mode: content.mode }
    opened.set(path, file)
    return file
  }

  const tellable = (): readonly Diagnostic[] => {
    const confirmed = withConfirmed(withoutDismissed(found, dismissed))
    return withUtf16Told(withoutToldNuls(confirmed), sourcesOfBytes(sources, checked))
  }

  const run: Run = {
    ...given,
    sources,
    incomplete: [],
    unreadable: new Set(),
    places: new Map(),
    open(path, options = {}) {
      const known = opened.get(path)
      if (known !== undefined || opened.has(path)) return known
      if (options.text !== undefined) return take(path, { text: options.text, encoding: 'utf8' }, options)
      const content = given.fileSystem.read(path)
      return content instanceof Promise ? content.then(text => take(path, text, options)) : take(path, content, options)
    },
    addFile(file, reading, language) {
      const { version, isInferred } = reading.target
      reports.set(file.path, {
        ...file,
        language: language.id,
        target: version,
        isTargetInferred: isInferred,
        software: language.targetFamily,
        signs: signsOf(reading.target),
      })
      checked.set(file.path, { reading, language })
      languages.set(file.path, language)
    },
    addLanguage(path, language) {
      languages.set(path, language)
    },
    addDiagnostics(diagnostics) {
      for (const diagnostic of diagnostics) found.push(diagnostic)
    },
    dismiss(finding) {
      dismissed.push(finding)
    },
    addOwn(ruleId, file, span, message, options = {}) {
      const meta = ownRules.find(rule => rule.id === ruleId)
      if (meta !== undefined) found.push({ ...toDiagnostic({ at: { file, span }, message }, meta), ...options })
    },
    refuseFolder(folder, problem, { isNeighbour = false } = {}) {
      if (told.has(folder)) return
      if (isNeighbour && problem.problem === 'unreadable') {
        neighbours.set(folder, problem)
        return
      }
      told.add(folder)
      const message = folderMessage(problem)
      run.addOwn(problem.problem === 'outside' ? 'cfgcheck/outside' : 'cfgcheck/unreadable', folder, spanFrom(0, 0), message)
      run.incomplete.push(inSentence(folder, message))
    },
    masking() {
      const masksOf = createMaskMemory()
      return createMasking({
        sources,
        masksOf: path => masksOf(sources.get(path)?.text ?? '', languages.get(path)),
        names: () => namesKnownTo(languages.values()),
      })
    },
    async finish(hostCount) {
      for (const [folder, problem] of neighbours) {
        if (told.has(folder)) continue
        run.addOwn('cfgcheck/unreadable', folder, spanFrom(0, 0), `${folderMessage(problem)}; what lies in it counts as not collected`, { severity: 'warning' })
      }
      const masking = run.masking()
      const suppressions = new Map<string, FileSuppressions>()
      for (const [path, { reading, language }] of checked) {
        if (!maySuppress(reading)) continue
        const { faults, ...own } = await suppressionsOf(reading, language)
        suppressions.set(path, { ...own, faults: faults.map(masking.diagnostic) })
      }
      return {
        files: [...reports.values()],
        hostCount,
        found: tellable().map(masking.diagnostic),
        incomplete: run.incomplete.map(reason => masking.sentence(reason)),
        suppressions,
        sources,
        places: run.places,
        secretsIn: masking.secretsIn,
        names: () => namesKnownTo(languages.values()),
      }
    },
  }
  return run
}

/** Searches equal texts, such as copies of a file on many hosts, once. */
function createMaskMemory(): (text: string, language: Language | undefined) => readonly Span[] {
  const known = new Map<Language | undefined, Map<string, readonly Span[]>>()
  return (text, language) => {
    let ofLanguage = known.get(language)
    if (ofLanguage === undefined) known.set(language, (ofLanguage = new Map()))
    let spans = ofLanguage.get(text)
    if (spans === undefined) ofLanguage.set(text, (spans = joinedSpans(language?.masks(text) ?? likelySecrets(text))))
    return spans
  }
}

function reportProblem(run: Run, path: string, { problem, detail }: { problem: ReadProblem; detail?: string }, isNeighbour: boolean): void {
  const messages = {
    missing: 'There is no such file',
    directory: 'A folder stands where a file should be',
    unreadable: `The file cannot be read${detail === undefined ? '' : ` (${detail})`}`,
    'too-large': `The file is larger than ${detail ?? '64 MiB'}`,
    outside: 'The path leads out of the given root',
  }
  const message = messages[problem]
  const rules = { 'too-large': 'cfgcheck/too-large', outside: 'cfgcheck/outside' } as const
  const rule = problem === 'too-large' || problem === 'outside' ? rules[problem] : 'cfgcheck/unreadable'
  if (isNeighbour && rule === 'cfgcheck/unreadable') {
    run.addOwn(rule, path, spanFrom(0, 0), `${message}; it counts as not collected`, { severity: 'warning' })
    return
  }
  run.addOwn(rule, path, spanFrom(0, 0), message)
  run.incomplete.push(inSentence(path, message))
}

/** Tells whether a link leads to itself. */
export function isLoop(content: FileContent): boolean {
  return 'problem' in content && content.problem === 'unreadable' && content.detail === 'ELOOP'
}

/** Puts a message behind a path. */
export function inSentence(path: string, message: string): string {
  return `${path}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

/** Lists the texts that their software reads byte by byte; XML may be UTF-16. */
function sourcesOfBytes(sources: ReadonlyMap<string, Source>, checked: ReadonlyMap<string, { readonly language: Language }>): Source[] {
  return [...sources.values()].filter(({ id }) => checked.get(id)?.language.id !== 'cluster-conf')
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
