import type { Source } from '../../text/source.js'
import { createSource } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import { folderMessage } from '../documents/file-system.js'
import type { FileContent, FileSystem, FolderProblem, MaybePromise, ReadProblem } from '../documents/file-system.js'
import type { NoteTaker } from '../report/notes.js'
import type { FirstOfEqual } from './equal-texts.js'

/** A file's text and mode; the same object as long as the file is the same. */
export interface OpenFile {
  readonly source: Source
  readonly mode?: number
}

/** How a file is opened. */
export interface OpenOptions {
  /** Nothing is said of a file that is not there. */
  readonly isOptional?: boolean
  /** The file only helps: where it cannot be read, that is a warning, and the job is still done. */
  readonly isNeighbour?: boolean
  /** Another file names it: what that leads to, a folder or nothing, is for the other file's language to judge. */
  readonly isNamed?: boolean
}

/** Opens the files that one piece of work needs, each once, and takes note of what is wrong with them as files. */
export interface Opener {
  readonly files: FileSystem
  readonly notes: NoteTaker
  /** The texts of the files that were opened, by id. */
  readonly sources: ReadonlyMap<string, Source>
  /** All files that somebody looked for, also in vain. */
  readonly lookedFor: ReadonlySet<string>
  /** Files that are there and could not be read. */
  readonly unreadable: ReadonlySet<string>
  /** Opens a file, at once where its file system does. `undefined` where there is no text. */
  open(path: string, options?: OpenOptions): MaybePromise<OpenFile | undefined>
  /** Counts a file as one that could not be read. */
  giveUp(path: string): void
  /**
   * Reports, once, a folder that is there and cannot be looked into, which leaves the job undone; one that only helps
   * (`isNeighbour`) does not, unless it is a link that leads out.
   */
  refuseFolder(folder: string, problem: FolderProblem, options?: Pick<OpenOptions, 'isNeighbour'>): void
  /** Reports the folders that only help, unless they were refused all the same. */
  noteNeighbours(isRefused: (folder: string) => boolean): void
  /** The folders that were refused. */
  readonly refused: ReadonlySet<string>
}

/** Starts to open files; of texts that others have, the first is taken where there is one who knows. */
export function createOpener(files: FileSystem, notes: NoteTaker, firstOfEqual?: FirstOfEqual): Opener {
  const sources = new Map<string, Source>()
  const opened = new Map<string, OpenFile | undefined>()
  const lookedFor = new Set<string>()
  const unreadable = new Set<string>()
  const refused = new Set<string>()
  const neighbours = new Map<string, FolderProblem>()

  const take = (path: string, content: FileContent, { isOptional = false, isNeighbour = false, isNamed = false }: OpenOptions): OpenFile | undefined => {
    if ('problem' in content) {
      if (content.problem === 'missing' && (isOptional || isNamed)) return undefined
      if (isNamed && (content.problem === 'directory' || isLoop(content))) return undefined
      if (content.problem !== 'missing') unreadable.add(path)
      noteProblem(notes, path, content, isNeighbour)
      opened.set(path, undefined)
      return undefined
    }
    const file = openFile(path, content, firstOfEqual)
    sources.set(path, file.source)
    noteBytes(notes, file.source, content.encoding)
    opened.set(path, file)
    return file
  }

  return {
    files,
    notes,
    sources,
    lookedFor,
    unreadable,
    refused,
    open(path, options = {}) {
      lookedFor.add(path)
      const known = opened.get(path)
      if (known !== undefined || opened.has(path)) return known
      const content = files.read(path)
      return content instanceof Promise ? content.then(settled => take(path, settled, options)) : take(path, content, options)
    },
    giveUp(path) {
      unreadable.add(path)
    },
    refuseFolder(folder, problem, { isNeighbour = false } = {}) {
      if (refused.has(folder)) return
      if (isNeighbour && problem.problem === 'unreadable') {
        neighbours.set(folder, problem)
        return
      }
      refused.add(folder)
      const message = folderMessage(problem)
      notes.say(problem.problem === 'outside' ? 'cfgcheck/outside' : 'cfgcheck/unreadable', { file: folder, span: spanFrom(0, 0) }, message)
      notes.leaveUndone(folder, message)
    },
    noteNeighbours(isRefused) {
      for (const [folder, problem] of neighbours) {
        if (refused.has(folder) || isRefused(folder)) continue
        const message = `${folderMessage(problem)}; what lies in it counts as not collected`
        notes.say('cfgcheck/unreadable', { file: folder, span: spanFrom(0, 0) }, message, { severity: 'warning' })
      }
    },
  }
}

const openFiles = new WeakMap<FileContent, OpenFile>()

/** Makes a file of a content that was read; the same one for the same content. */
export function openFile(path: string, content: Extract<FileContent, { readonly text: string }>, firstOfEqual: FirstOfEqual = text => text): OpenFile {
  const known = openFiles.get(content)
  if (known?.source.id === path) return known
  const source = createSource(path, firstOfEqual(content.text), content.encoding)
  const file: OpenFile = content.mode === undefined ? { source } : { source, mode: content.mode }
  openFiles.set(content, file)
  return file
}

/** Tells whether a link leads to itself. */
export function isLoop(content: FileContent): boolean {
  return 'problem' in content && content.problem === 'unreadable' && content.detail === 'ELOOP'
}

function noteProblem(notes: NoteTaker, path: string, { problem, detail }: { problem: ReadProblem; detail?: string }, isNeighbour: boolean): void {
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
  const at = { file: path, span: spanFrom(0, 0) }
  if (isNeighbour && rule === 'cfgcheck/unreadable') {
    notes.say(rule, at, `${message}; it counts as not collected`, { severity: 'warning' })
    return
  }
  notes.say(rule, at, message)
  notes.leaveUndone(path, message)
}

function noteBytes(notes: NoteTaker, { id, text }: Source, encoding: 'utf8' | 'latin1'): void {
  if (encoding === 'latin1') {
    const at = Math.max(0, text.search(/[\x80-\xff]/))
    notes.say('cfgcheck/invalid-utf-8', { file: id, span: spanFrom(at, at + 1) }, 'The text is not UTF-8 from here on; it is read as Latin-1')
  }
  const nul = text.indexOf('\0')
  if (nul !== -1) notes.say('cfgcheck/nul-byte', { file: id, span: spanFrom(nul, nul + 1) }, 'The text holds a NUL byte')
}
