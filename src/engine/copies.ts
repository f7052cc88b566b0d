import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Fact } from '../facts/fact.js'
import type { FileCircumstances } from '../rules/define-rule.js'
import { movable } from './moved.js'
import type { MovableData } from './moved.js'

/** What was made of a file by itself. `Rest` is the same for all files of its text, whatever their names. */
export interface FileVerdict<Rest> {
  readonly diagnostics: readonly Diagnostic[]
  readonly facts: readonly Fact[]
  readonly rest: Rest
}

/** A file, and all that its verdict may depend on. */
export interface JudgedFile {
  /** Its name in places. */
  readonly file: string
  readonly text: string
  /** The language or reader that judges. */
  readonly judge: object
  /** Whatever else counts, such as the version and the path on the host. */
  readonly variant: string
  readonly circumstances: FileCircumstances
}

/**
 * Verdicts on files of which a cluster has many copies, such as cluster.conf and hosts: each text is judged once.
 *
 * A verdict holds for another file when all that was asked about the first one's circumstances is true of the other one.
 */
export interface Copies {
  /** Takes a verdict over from an equal file, or has the file judged. */
  verdictOn<Rest>(file: JudgedFile, work: (circumstances: FileCircumstances) => FileVerdict<Rest>): FileVerdict<Rest>
}

interface Known extends JudgedFile {
  readonly diagnostics: MovableData<Diagnostic>
  readonly facts: MovableData<Fact>
  readonly rest: unknown
  readonly asked: ReadonlySet<keyof FileCircumstances>
}

/** Few texts have that many verdicts; more are not looked through. */
const mostOfText = 16

/** Starts without any verdict. */
export function createCopies(): Copies {
  const known = new Map<string, Known[]>()
  return {
    verdictOn<Rest>(file: JudgedFile, work: (circumstances: FileCircumstances) => FileVerdict<Rest>): FileVerdict<Rest> {
      const ofText = known.get(file.text) ?? []
      const first = ofText.find(other => isAlike(other, file))
      if (first !== undefined) {
        return { diagnostics: first.diagnostics.movedTo(file.file), facts: first.facts.movedTo(file.file), rest: first.rest as Rest }
      }
      const { circumstances, asked } = watched(file.circumstances)
      const verdict = work(circumstances)
      // A suppression belongs to its own file.
      if (ofText.length >= mostOfText || file.text.includes('cfgcheck-ignore')) return verdict
      const diagnostics = movable(verdict.diagnostics, file.file)
      const facts = movable(verdict.facts, file.file)
      if (diagnostics === undefined || facts === undefined) return verdict
      known.set(file.text, [...ofText, { ...file, diagnostics, facts, rest: verdict.rest, asked }])
      return verdict
    },
  }
}

function isAlike(known: Known, file: JudgedFile): boolean {
  if (known.judge !== file.judge || known.variant !== file.variant) return false
  return [...known.asked].every(name => String(known.circumstances[name]) === String(file.circumstances[name]))
}

const everything = { mode: true, owner: true, group: true, host: true, addresses: true } satisfies Record<keyof FileCircumstances, true>

function askAll(asked: Set<keyof FileCircumstances>): void {
  for (const name of Object.keys(everything) as (keyof FileCircumstances)[]) asked.add(name)
}

/** Takes note of what is asked about a file's circumstances, also where nothing is known of it. */
function watched(circumstances: FileCircumstances): Pick<Known, 'circumstances' | 'asked'> {
  const asked = new Set<keyof FileCircumstances>()
  const proxy = new Proxy(circumstances, {
    get(target, name: keyof FileCircumstances) {
      asked.add(name)
      return target[name]
    },
    has(target, name) {
      askAll(asked)
      return name in target
    },
    ownKeys(target) {
      askAll(asked)
      return Reflect.ownKeys(target)
    },
  })
  return { circumstances: proxy, asked }
}
