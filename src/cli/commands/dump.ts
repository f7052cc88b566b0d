import { createChecker } from '../../workspace/checker.js'
import type { CheckReport } from '../../workspace/report.js'
import { dumpRequest, dumpText, placeIn } from '../../workspace/dump.js'
import type { Origin } from '../../text/located.js'
import { visibleJson } from '../../text/visible.js'
import { exitClean, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, writeResult } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { readRequest } from '../read-request.js'
import type { RequestOptions } from '../read-request.js'

/** The options of `cfgcheck dump`. */
export interface DumpOptions extends SettingsOptions, RequestOptions {
  readonly format: 'text' | 'json'
}

/** Shows what the daemons will see. As JSON, a folder of hosts gives the whole model: every fact of every host with its place. */
export async function dump(paths: readonly string[], options: DumpOptions): Promise<number> {
  const loaded = await loadSettings(options)
  const request = await readRequest(paths, options, loaded)
  const dumped = await dumpRequest(request, { settings: loaded.settings, languages: knownLanguages() })
  const { configurations, sources, incomplete, masking } = dumped
  const placeOf = (origin: Origin): string => placeIn(sources, origin)
  if (options.format === 'json') {
    const files = configurations.map(({ path, language, configuration }) => ({
      path,
      language: language.id,
      content: masking.data(language.dumpData?.(configuration)) ?? [...language.extractFacts(configuration)].map(fact => plainFact(masking.data(fact), placeOf)),
    }))
    const report = request.clusters.length === 0 ? undefined : await createChecker({ settings: loaded.settings, languages: knownLanguages() }).check({ ...request, files: [] })
    const clusters = report?.clusters.map(cluster => plainCluster(cluster, fact => plainFact(report.masking.data(fact), placeOf)))
    await writeResult(`${visibleJson({ version: 1, files, ...(clusters === undefined ? {} : { clusters }) }, 2)}\n`)
  } else {
    const texts = configurations.flatMap(file => dumpText(file, dumped) ?? [])
    await writeResult(texts.join('\n'))
    const without = configurations.filter(({ language }) => language.dump === undefined).map(({ path }) => path)
    if (texts.length === 0 && without.length > 0) complain('these files inherit nothing, so that they are their own dump; --format json lists what they say')
  }
  incomplete.forEach(complain)
  return incomplete.length > 0 ? exitIncomplete : exitClean
}

type Cluster = CheckReport['clusters'][number]

function plainCluster(cluster: Cluster, plain: (fact: { readonly origin: Origin }) => object): object {
  return {
    ...(cluster.name === undefined ? {} : { name: cluster.name }),
    hosts: [...cluster.hosts.values()].map(host => ({
      name: host.name,
      paths: [...host.paths].sort(),
      facts: [...cluster.index.all(host.name)].map(({ fact }) => plain(fact)),
    })),
  }
}

/** A fact as data: its origin as a place. */
function plainFact(fact: { readonly origin: Origin }, placeOf: (origin: Origin) => string): object {
  const { origin, ...content } = fact
  const plain = JSON.parse(JSON.stringify(content, (_, value: unknown) => (isOrigin(value) ? placeOf(value) : value))) as object
  return { ...plain, at: placeOf(origin) }
}

function isOrigin(value: unknown): value is Origin {
  return typeof value === 'object' && value !== null && 'file' in value && 'span' in value
}
