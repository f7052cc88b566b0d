import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Fact } from '../../facts/fact.js'
import type { FileCircumstances } from '../../rules/define-rule.js'
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
  readonly verdict: FileVerdict<unknown>
  readonly asked: ReadonlySet<keyof FileCircumstances>
  /** Made for the first copy; most texts have none. `null` where the verdict belongs to its file alone. */
  movable?: { readonly diagnostics: MovableData<Diagnostic>; readonly facts: MovableData<Fact> } | null
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
      const data = first === undefined ? null : dataOf(first)
      if (first !== undefined && data !== null) {
        return { diagnostics: data.diagnostics.movedTo(file.file), facts: data.facts.movedTo(file.file), rest: first.verdict.rest as Rest }
      }
      const { circumstances, asked } = watched(file.circumstances)
      const verdict = work(circumstances)
      // A suppression belongs to its own file.
      if (first !== undefined || ofText.length >= mostOfText || file.text.includes('cfgcheck-ignore')) return verdict
      known.set(file.text, [...ofText, { ...file, verdict, asked }])
      return verdict
    },
  }
}

function dataOf(known: Known): NonNullable<Known['movable']> | null {
  if (known.movable === undefined) {
    const diagnostics = movable(known.verdict.diagnostics, known.file)
    const facts = movable(known.verdict.facts, known.file)
    known.movable = diagnostics === undefined || facts === undefined ? null : { diagnostics, facts }
  }
  return known.movable
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
