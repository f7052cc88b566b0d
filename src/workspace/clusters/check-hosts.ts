import { buildCluster } from '../../cluster/build.js'
import type { HostInput } from '../../cluster/build.js'
import type { ClusterRule } from '../../cluster/define-cluster-rule.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { Fact } from '../../facts/fact.js'
import { spanFrom } from '../../text/span.js'
import { checkUnit, internalFault, readSource, toDiagnostic } from '../readings/check-unit.js'
import type { ClusterRequest, HostRequest } from '../checker.js'
import { createCopies } from '../readings/copies.js'
import type { Copies } from '../readings/copies.js'
import { gatherConfiguration, pathOnHost, readHost } from '../hosts/read-host.js'
import type { ConfigurationPlace, FoundConfiguration, HostConfiguration, ReadHost } from '../hosts/read-host.js'
import type { Run } from '../run.js'
import { targetFor } from '../settings.js'

/** What a check of hosts is told besides what to check. */
export interface HostCheckOptions {
  /** All that there are when absent. */
  readonly rules?: readonly ClusterRule[]
  /** Is told of each host that was read. */
  readonly onHost?: (host: HostRequest) => void | Promise<void>
}

/** Checks the hosts of one cluster: each file, each host's configurations, and all of them together. */
export async function checkHosts(run: Run, request: ClusterRequest, options: HostCheckOptions = {}): Promise<ClusterModel> {
  const cluster = await readCluster(run, request, options)
  const rules = options.rules ?? (await import('../../cluster/rules/index.js')).clusterRules
  run.toolbox.addRules(rules)
  for (const rule of rules) {
    try {
      run.addDiagnostics([...rule.check(cluster)].map(finding => toDiagnostic(finding, rule)))
    } catch (error) {
      run.addDiagnostics([internalFault(rule.id, request.hosts[0]?.root ?? '', error)])
    }
  }
  return cluster
}

/** Reads all hosts of a cluster, with the findings of each file and host, and builds the model of all. */
async function readCluster(run: Run, request: ClusterRequest, { onHost }: HostCheckOptions): Promise<ClusterModel> {
  const hosts: HostInput[] = []
  const names = new Set<string>()
  const copies = createCopies()
  for (const hostRequest of request.hosts) {
    const host = await readHost(run, hostRequest, { copies, read: place => checkConfiguration(run, place, copies) })
    for (const configuration of host.configurations) {
      if (!configuration.place.isRoot) {
        for (const fact of unreadFacts(host, configuration)) host.facts.push(fact)
        continue
      }
      for (const fact of fileFacts(host, configuration)) host.facts.push(fact)
      for (const fact of configuration.found.facts) host.facts.push(fact)
    }
    let name = host.name
    for (let copy = 2; names.has(name); copy += 1) name = `${host.name} (${copy})`
    names.add(name)
    hosts.push({ name, paths: host.paths, collected: host.collected, unreadable: host.unreadable, facts: host.facts })
    await onHost?.(hostRequest)
  }
  return buildCluster(hosts, request.name)
}

/** A configuration that was checked; only that of the software has facts. */
interface CheckedConfiguration extends FoundConfiguration {
  readonly facts: readonly Fact[]
}

async function checkConfiguration(run: Run, place: ConfigurationPlace, copies: Copies): Promise<CheckedConfiguration | undefined> {
  const { language, isRoot } = place
  if (language.includes === undefined) return checkLoneFile(run, place, copies)
  const found = await gatherConfiguration(run, place)
  if (found === undefined) return undefined
  const unit = checkUnit(language, found.gathered.root, found.gathered)
  run.addDiagnostics(unit.diagnostics)
  return { files: found.files, facts: isRoot ? factsOf(place, unit.configuration) : [] }
}

/** Takes the facts of a configuration; paths become those on the host. */
function factsOf({ language, root }: ConfigurationPlace, configuration: unknown): Fact[] {
  const facts: Fact[] = []
  for (const fact of language.extractFacts(configuration)) {
    if (fact.kind === 'config-file') continue // Told elsewhere, for all files that were read.
    facts.push(fact.kind === 'setting' ? { ...fact, path: pathOnHost(root, fact.origin.file) } : fact)
  }
  return facts
}

/** Checks a file that includes nothing; many hosts may have the same. */
async function checkLoneFile(run: Run, place: ConfigurationPlace, copies: Copies): Promise<CheckedConfiguration | undefined> {
  const { language, path, location, isRoot } = place
  const file = await run.open(location)
  if (file === undefined) return undefined
  const { source } = file
  const target = targetFor(run.settings, language.targetFamily, location)
  const circumstances = { ...place.circumstancesOf(location), ...(file.mode === undefined ? {} : { mode: file.mode }) }
  const { diagnostics, facts, rest: reading } = copies.verdictOn(
    { file: location, text: source.text, judge: language, variant: [path, target, isRoot].join('\0'), circumstances },
    asked => {
      const read = readSource(language, source, { facts: asked, ...(target === undefined ? {} : { target }) })
      const unit = checkUnit(language, read, { readings: [read], included: () => [] })
      return { diagnostics: unit.diagnostics, facts: isRoot ? factsOf(place, unit.configuration) : [], rest: read }
    },
  )
  run.addDiagnostics(diagnostics)
  const { mode } = circumstances
  return { files: [{ id: location, reading, ...(mode === undefined ? {} : { mode }) }], facts }
}

function* unreadFacts(
  host: ReadHost<CheckedConfiguration>,
  { place, found }: HostConfiguration<CheckedConfiguration>,
): Generator<Fact> {
  for (const { id } of found.files)
    yield { kind: 'unread-file', origin: { file: id, span: spanFrom(0, 0) }, language: place.language.id, path: host.pathOf(id) ?? id }
}

function* fileFacts(
  host: ReadHost<CheckedConfiguration>,
  { place, found }: HostConfiguration<CheckedConfiguration>,
): Generator<Fact> {
  for (const { id, reading, mode } of found.files) {
    yield {
      kind: 'config-file',
      origin: { file: id, span: spanFrom(0, 0) },
      language: place.language.id,
      path: host.pathOf(id) ?? id,
      target: reading.target.version,
      ...(mode === undefined ? {} : { mode }),
    }
  }
}
