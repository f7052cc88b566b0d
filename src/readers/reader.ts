import type { Fault } from '../diagnostics/diagnostic.js'
import type { Fact } from '../facts/fact.js'
import type { FileId, Origin } from '../text/located.js'
import type { Span } from '../text/span.js'

/** A file that a host holds, or what a command said there. */
export interface ReaderInput {
  readonly text: string
  readonly file: FileId
  /** Where it lies on the host, such as `/etc/hosts`, or `facts/lsblk.json` for what was collected. */
  readonly path: string
  /** Permission bits, such as 0o755, where they are known. */
  readonly mode?: number
}

/** What a reader understood. */
export interface ReaderResult {
  readonly facts: readonly Fact[]
  /** Only what is certainly broken. */
  readonly faults: readonly Fault[]
}

/** Turns one kind of text that a host says about itself into facts. Total and linear, whatever the text. */
export interface Reader {
  readonly id: string
  readonly title: string
  /** Paths on the host; `*` and `?` match within one folder. `facts/…` and `sos_commands/…` are collected outputs. */
  readonly paths: readonly string[]
  /** The path says it all: the file need not be opened, which may be a link that leads nowhere. */
  readonly isByName?: boolean
  read(input: ReaderInput): ReaderResult
}

/** What a reader is made of: `scan` yields facts and faults in the order of the text. */
export interface ReaderParts extends Omit<Reader, 'read'> {
  scan(input: ReaderInput): Iterable<Fact | Fault>
}

/** Makes a reader. For a file under `/etc` that it reads it adds the `config-file` fact that every known file has. */
export function defineReader({ scan, ...about }: ReaderParts): Reader {
  return {
    ...about,
    read(input) {
      const facts: Fact[] = []
      const faults: Fault[] = []
      if (input.path.startsWith('/etc/') && about.isByName !== true) facts.push(configFile(about.id, input))
      for (const item of scan(input)) {
        if ('rule' in item) faults.push(item)
        else facts.push(item)
      }
      return { facts, faults }
    },
  }
}

/** Points at a part of a reader's input. */
export function originIn(input: ReaderInput, span: Span): Origin {
  return { file: input.file, span: { start: span.start, end: span.end } }
}

function configFile(language: string, input: ReaderInput): Fact {
  return {
    kind: 'config-file',
    origin: originIn(input, { start: 0, end: 0 }),
    language,
    path: input.path,
    ...(input.mode === undefined ? {} : { mode: input.mode }),
  }
}
