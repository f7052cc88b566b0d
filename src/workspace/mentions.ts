import type { ClusterModel } from '../cluster/model.js'
import { compareText } from '../diagnostics/order.js'
import type { LanguageEntry } from '../languages/language.js'
import { mention, resourceInPath } from '../text/mention.js'
import type { Mention } from '../text/mention.js'
import type { Source } from '../text/source.js'
import { readSource } from './readings/check-unit.js'
import type { CheckReport } from './report.js'

/** A file with the hosts and resources that it names. */
export interface NamingFile {
  readonly source: Source
  readonly mentions: readonly Mention[]
}

/**
 * Lists every file of a report with what it names: files of a language by their statements, other files of a host
 * (`/etc/hostname`, `/etc/hosts`, `/etc/fstab`, settings of init scripts) by the facts that they gave. What may be a secret names nothing.
 */
export async function namingFiles(report: CheckReport, languages: readonly LanguageEntry[]): Promise<readonly NamingFile[]> {
  const ofHosts = mentionsOfHosts(report)
  const files: NamingFile[] = []
  const written = new Map(report.files.map(({ path, language, target }) => [path, { language, target }]))
  const sources = [...report.sources].sort(([a], [b]) => compareText(a, b))
  for (const [path, source] of sources) {
    const { language: id, target } = written.get(path) ?? {}
    const entry = languages.find(known => known.id === id)
    const language = await entry?.load()
    const own = language?.mentions === undefined ? [] : [...language.mentions(readSource(language, source, target === undefined ? {} : { target }))]
    const all = [...own, ...(ofHosts.get(path) ?? [])]
    files.push({ source, mentions: all.filter(({ name, span }) => report.masking.value(name, { file: path, span }) === name) })
  }
  return files
}

function mentionsOfHosts({ clusters, sources }: CheckReport): ReadonlyMap<string, readonly Mention[]> {
  const byFile = new Map<string, Mention[]>()
  for (const cluster of clusters) {
    for (const [file, found] of factMentions(cluster, file => sources.get(file)?.text ?? '')) {
      const list = byFile.get(file)
      if (list === undefined) byFile.set(file, [found])
      else if (!list.some(({ span }) => span.start === found.span.start)) list.push(found)
    }
  }
  return byFile
}

function* factMentions(cluster: ClusterModel, textOf: (file: string) => string): Generator<[file: string, found: Mention]> {
  for (const { fact, origin } of cluster.facts('host-name')) {
    const start = textOf(origin.file).indexOf(fact.name, origin.span.start)
    if (start !== -1 && start + fact.name.length <= origin.span.end) yield [origin.file, mention('host', fact.name, start)]
  }
  for (const { origin } of cluster.facts('host-entry')) {
    const words = textOf(origin.file).slice(origin.span.start, origin.span.end).matchAll(/\S+/g)
    for (const [index, word] of [...words].entries()) {
      if (index > 0) yield [origin.file, mention('host', word[0], origin.span.start + word.index)]
    }
  }
  for (const { fact, origin } of cluster.facts('mount')) {
    const found = resourceInPath(fact.device, origin.span.start)
    if (found !== undefined) yield [origin.file, found]
  }
  for (const { fact, origin } of cluster.facts('shell-variable')) {
    // The name under which cman joins.
    if (fact.name !== 'NODENAME' || fact.value === undefined || fact.value === '') continue
    const start = textOf(origin.file).indexOf(fact.value, origin.span.start)
    if (start !== -1 && start + fact.value.length <= origin.span.end) yield [origin.file, mention('host', fact.value, start)]
  }
}
