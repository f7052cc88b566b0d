import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Fact } from '../../facts/fact.js'
import type { Reader } from '../../readers/reader.js'
import type { WorkContext } from '../context.js'
import type { FolderProblem, MaybePromise } from '../documents/file-system.js'
import { isGlob } from '../documents/glob.js'
import type { HostTree } from '../documents/host-tree.js'
import type { EqualFiles, FileVerdict } from '../readings/equal-files.js'
import { internalFault } from '../readings/guard.js'
import type { OpenFile, OpenOptions, Opener } from '../readings/opener.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'

/** What a host says about itself. */
export interface HostFacts {
  readonly facts: readonly Fact[]
  /** The files that said it: the path on the host by the location. */
  readonly paths: ReadonlyMap<string, string>
  /** The paths on the host of files that are there and could not be read. */
  readonly unreadable: readonly string[]
}

interface FactOptions {
  readonly opener: Opener
  readonly equal: EqualFiles
}

/** Reads what a host says about itself; what a file said before counts as long as it is the same. */
export interface FactReader {
  read(tree: HostTree, options: FactOptions): Promise<HostFacts>
  /** Reads scripts that files of the host have run, wherever they lie. */
  readScripts(tree: HostTree, scripts: Iterable<string>, options: FactOptions): Promise<HostFacts>
}

interface Said {
  readonly reader: Reader
  readonly file: OpenFile | undefined
  readonly verdict: ReaderVerdict
}

interface ReaderVerdict extends FileVerdict {
  /** The reader broke down. */
  readonly isLost: boolean
}

/** Files that a reader is to read, by their paths on the host. */
interface Asked {
  readonly reader: Reader
  readonly paths: MaybePromise<readonly string[]>
}

/** Makes a reader of one host's facts. */
export function createFactReader({ toolbox }: Pick<WorkContext, 'toolbox'>): FactReader {
  let said = new Map<string, Said>()
  let saidByScripts = new Map<string, Said>()

  const readAll = async (tree: HostTree, asked: Iterable<Asked>, { opener, equal, before }: FactOptions & { readonly before: ReadonlyMap<string, Said> }) => {
    const now = new Map<string, Said>()
    const facts: Fact[] = []
    const found = new Map<string, string>()
    const unreadable: string[] = []
    const take = (reader: Reader, path: string, location: string, file: OpenFile | undefined): void => {
      if (file === undefined && reader.isByName !== true) {
        if (opener.unreadable.has(location)) unreadable.push(path)
        return
      }
      const key = `${reader.id}\0${location}`
      const known = before.get(key)
      const verdict = known?.reader === reader && known.file === file ? known.verdict : readEqual(reader, { file, location, path }, { toolbox, equal })
      now.set(key, { reader, file, verdict })
      opener.notes.add(verdict.found)
      if (verdict.isLost) {
        unreadable.push(path)
        return
      }
      found.set(location, path)
      for (const fact of verdict.facts) facts.push(fact)
    }
    for (const { reader, paths } of asked) {
      for (const path of paths instanceof Promise ? await paths : paths) {
        const location = tree.locate(path)
        const file = reader.isByName === true ? undefined : opener.open(location, neighbour)
        take(reader, path, location, file instanceof Promise ? await file : file)
      }
    }
    return { now, result: { facts, paths: found, unreadable } }
  }

  return {
    async read(tree, options) {
      const { readers, readerRules } = await import('../../readers/index.js')
      toolbox.addRules(readerRules)
      const { now, result } = await readAll(tree, filesOf(readers, tree, options.opener), { ...options, before: said })
      said = now
      return result
    },
    async readScripts(tree, scripts, options) {
      const { serviceScript } = await import('../../readers/index.js')
      const { now, result } = await readAll(tree, scriptsAt(serviceScript, scripts, tree), { ...options, before: saidByScripts })
      saidByScripts = now
      return result
    },
  }
}

const neighbour: OpenOptions = { isOptional: true, isNeighbour: true }

function* filesOf(readers: readonly Reader[], tree: HostTree, opener: Opener): Generator<Asked> {
  const onProblem = (folder: string, problem: FolderProblem): void => opener.refuseFolder(folder, problem, { isNeighbour: true })
  for (const reader of readers) {
    for (const pattern of reader.paths) yield { reader, paths: tree.find(pattern, { takesFolder: pattern.startsWith('facts/'), onProblem }) }
  }
}

function* scriptsAt(reader: Reader, scripts: Iterable<string>, tree: HostTree): Generator<Asked> {
  for (const script of new Set(scripts)) {
    // A name with signs of a pattern is none of a file, and one that leads upwards is left alone.
    if (isGlob(script) || script.split('/').includes('..')) continue
    yield { reader, paths: tree.find(script) }
  }
}

function readEqual(
  reader: Reader,
  { file, location, path }: { readonly file: OpenFile | undefined; readonly location: string; readonly path: string },
  { toolbox, equal }: Pick<WorkContext, 'toolbox'> & { readonly equal: EqualFiles },
): ReaderVerdict {
  const text = file?.source.text ?? ''
  const mode = file?.mode
  return equal.verdictOn({ file: location, text, judge: reader, variant: `${path}\0${mode}` }, () => {
    try {
      const { facts, faults } = reader.read({ text, file: location, path, ...(mode === undefined ? {} : { mode }) })
      const found = faults.map((fault): Diagnostic => {
        const meta = toolbox.rules.get(fault.rule)
        return meta === undefined
          ? internalFault(`rule "${fault.rule}"`, location, `it is not in the list of ${reader.id}`)
          : toDiagnostic(fault, meta)
      })
      return { found, facts, isLost: false }
    } catch (error) {
      return { found: [internalFault('reading the file', location, error)], facts: [], isLost: true }
    }
  })
}
