import type { FactIndex, HostFact, WantedSetting } from '../facts/fact-index.js'
import type { FactKind } from '../facts/fact.js'
import type { TextChanges } from '../facts/moved-fact.js'
import type { Span } from '../text/span.js'
import type { ClusterModel, HostModel } from './model.js'
import { allFactsOn, factsOf, factsOn, settingsOn } from './reads.js'
import type { Question, Reads } from './reads.js'

/** What a model is made of. */
export interface ModelParts {
  readonly name?: string
  readonly hosts: ReadonlyMap<string, HostModel>
  readonly index: FactIndex
  hostNamed(written: string): string | undefined
  /** The same object for all models that were built one after another. */
  readonly series: object
  /** Which model it is, of those. */
  readonly version: number
  /** What has changed since a former version; nothing where nobody knows any more. */
  changesSince(version: number): ModelChanges | undefined
}

/** What is other in a model than in a former one. */
export interface ModelChanges {
  /** The questions to which there are other answers. */
  readonly changed: Iterable<Question>
  /** Those to which there are the same answers, but for places that have moved with their texts. */
  readonly moved: Iterable<Question>
  /** What has become of the texts, one change after another. */
  readonly texts: readonly TextChanges[]
}

/** Makes a model that takes note of what is read of it. */
export function notedModel({ name, hosts, index, hostNamed, series, version, changesSince }: ModelParts): ClusterModel {
  const notes: Set<Question>[] = []
  /** What has changed since a version, and the name of a question, are put together once: each rule asks for them. */
  const known = new Map<number, ModelChanges | undefined>()
  const onHosts = new Map<string, Map<string, Question>>()
  const since = (former: number): ModelChanges | undefined => {
    if (!known.has(former)) known.set(former, changesSince(former))
    return known.get(former)
  }
  const isRead = (questions: Iterable<Question>, reads: Reads): boolean => {
    for (const question of questions) if (reads.has(question)) return true
    return false
  }
  const note = (question: Question): void => void notes[notes.length - 1]?.add(question)
  const of = <Kind extends FactKind>(kind: Kind): readonly HostFact<Kind>[] => {
    note(factsOf(kind))
    return index.of(kind)
  }
  const questionOn = (host: string, kind: string): Question => {
    let ofHost = onHosts.get(host)
    if (ofHost === undefined) onHosts.set(host, (ofHost = new Map()))
    let question = ofHost.get(kind)
    if (question === undefined) ofHost.set(kind, (question = factsOn(host, kind)))
    return question
  }
  const on = <Kind extends FactKind>(host: string, kind: Kind): readonly HostFact<Kind>[] => {
    if (notes.length > 0) note(questionOn(host, kind))
    return index.on(host, kind)
  }
  const settings = (host: string, language: string, isWanted?: WantedSetting): readonly HostFact<'setting'>[] => {
    note(settingsOn(host, language))
    return index.settingsOn(host, language, isWanted)
  }
  return {
    ...(name === undefined ? {} : { name }),
    get hosts() {
      note('hosts')
      return hosts
    },
    index: {
      of,
      on,
      settingsOn: settings,
      sayingOf(host, language) {
        note(settingsOn(host, language))
        return index.sayingOf?.(host, language)
      },
      all(host) {
        note(allFactsOn(host))
        return index.all(host)
      },
    },
    facts: of,
    factsOn: on,
    settingsOn: settings,
    hostNamed(written) {
      note('names')
      return hostNamed(written)
    },
    notes: {
      series,
      version,
      during(work) {
        const reads = new Set<Question>()
        notes.push(reads)
        try {
          return { value: work(), reads }
        } finally {
          notes.pop()
          for (const question of reads) note(question)
        }
      },
      readAgain(reads) {
        for (const question of reads) note(question)
      },
      areSame(reads, former) {
        const changes = since(former)
        return changes !== undefined && !isRead(changes.changed, reads) && !isRead(changes.moved, reads)
      },
      movesOf(reads, former) {
        const changes = since(former)
        if (changes === undefined || isRead(changes.changed, reads)) return undefined
        return (file, span) => changes.texts.reduce<Span | undefined>((at, texts) => (at === undefined ? undefined : texts.has(file) ? texts.get(file)?.spanNow(at) : at), span)
      },
    },
  }
}
