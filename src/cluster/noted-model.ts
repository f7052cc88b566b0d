import type { FactIndex, HostFact } from '../facts/fact-index.js'
import type { FactKind } from '../facts/fact.js'
import type { ClusterModel, HostModel } from './model.js'
import type { Question } from './reads.js'

/** What a model is made of. */
export interface ModelParts {
  readonly name?: string
  readonly hosts: ReadonlyMap<string, HostModel>
  readonly index: FactIndex
  /** The host by each form of its names. */
  readonly names: ReadonlyMap<string, string | null>
  hostNamed(written: string): string | undefined
}

/** Makes a model that takes note of what is read of it. An answer is the same object as long as it says the same. */
export function notedModel({ name, hosts, index, names, hostNamed }: ModelParts): ClusterModel {
  const notes: Map<Question, unknown>[] = []
  const note = <Answer>(question: Question, answer: Answer): Answer => {
    notes[notes.length - 1]?.set(question, answer)
    return answer
  }
  const answerTo = (question: Question): unknown => {
    const [what = '', host = '', kind = ''] = question.split('\0')
    if (what === 'hosts') return hosts
    if (what === 'names') return names
    // Lists of all facts of a host are made anew each time, and never the same.
    return what === 'of' ? index.of(host as FactKind) : what === 'on' ? index.on(host, kind as FactKind) : undefined
  }
  const of = <Kind extends FactKind>(kind: Kind): readonly HostFact<Kind>[] => note(`of\0${kind}`, index.of(kind))
  const on = <Kind extends FactKind>(host: string, kind: Kind): readonly HostFact<Kind>[] => note(`on\0${host}\0${kind}`, index.on(host, kind))
  return {
    ...(name === undefined ? {} : { name }),
    get hosts() {
      return note('hosts', hosts)
    },
    index: { of, on, all: host => note(`all\0${host}`, index.all(host)) },
    facts: of,
    factsOn: on,
    hostNamed(written) {
      note('names', names)
      return hostNamed(written)
    },
    notes: {
      during(work) {
        const reads = new Map<Question, unknown>()
        notes.push(reads)
        try {
          return { value: work(), reads }
        } finally {
          notes.pop()
          const outer = notes[notes.length - 1]
          if (outer !== undefined) for (const [question, answer] of reads) outer.set(question, answer)
        }
      },
      readAgain(reads) {
        for (const [question, answer] of reads) note(question, answer)
      },
      areSame(reads) {
        for (const [question, answer] of reads) if (answerTo(question) !== answer) return false
        return true
      },
    },
  }
}
