import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { copiedFacts, originalOf } from '../../facts/fact-parts.js'
import type { FactPart } from '../../facts/fact-parts.js'
import type { Fact } from '../../facts/fact.js'
import { relocatable } from './relocatable.js'
import type { RelocatableData } from './relocatable.js'
import { createTextMemory } from './text-memory.js'

/** What was made of a file by itself. */
export interface FileVerdict {
  readonly found: readonly Diagnostic[]
  readonly facts: FactPart
}

/** A file, and all that its verdict may depend on. */
export interface JudgedFile {
  /** Its name in places. */
  readonly file: string
  readonly text: string
  /** The language or reader that judges. */
  readonly judge: object
  /** Whatever else counts, such as the version, the path on the host, and what is known of the file there. */
  readonly variant: string
}

/** Verdicts on files of which hosts and clusters have many equal ones, such as cluster.conf, hosts and scripts: each text is judged once. */
export interface EqualFiles {
  /** Takes a verdict over from an equal file, or has the file judged. */
  verdictOn<Verdict extends FileVerdict>(file: JudgedFile, judge: () => Verdict): Verdict
  /** Lets go of what nobody has asked for lately, should it be much: one cluster is done, and the next begins. */
  trim(): void
}

interface Known extends JudgedFile {
  readonly verdict: FileVerdict
  /** Made for the second file; most texts have none. `null` where the verdict belongs to its file alone. */
  relocatable?: Relocatable | null
}

interface Relocatable {
  readonly found: RelocatableData<Diagnostic>
  readonly facts: RelocatableData<Fact>
  readonly original: readonly Fact[]
}

/** Few texts have that many verdicts; more are not looked through. */
const mostOfText = 16

/** Starts without any verdict. */
export function createEqualFiles(): EqualFiles {
  const known = createTextMemory<readonly Known[]>()
  return {
    trim: known.trim,
    verdictOn(file, judge) {
      const ofText = known.get(file.text) ?? []
      const first = ofText.find(other => other.judge === file.judge && other.variant === file.variant)
      const data = first === undefined ? null : dataOf(first)
      if (first !== undefined && data !== null) {
        const facts = copiedFacts(data.original, index => data.facts.oneAt(index, file.file))
        return { ...(first.verdict as ReturnType<typeof judge>), found: data.found.at(file.file), facts }
      }
      const verdict = judge()
      // A suppression belongs to its own file.
      if (first !== undefined || ofText.length >= mostOfText || file.text.includes('cfgcheck-ignore')) return verdict
      known.set(file.text, [...ofText, { verdict, ...file }])
      return verdict
    },
  }
}

function dataOf(known: Known): Relocatable | null {
  if (known.relocatable === undefined) {
    const original = originalOf(known.verdict.facts)
    const found = relocatable(known.verdict.found, known.file)
    const facts = relocatable(original, known.file)
    known.relocatable = found === undefined || facts === undefined ? null : { found, facts, original }
  }
  return known.relocatable
}
