import { buildCluster } from '../../cluster/build.js'
import type { HostInput } from '../../cluster/build.js'
import type { ClusterRule } from '../../cluster/define-cluster-rule.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { Fact } from '../../facts/fact.js'
import type { Reading, Target, TargetFamily } from '../../languages/language.js'
import { originOf } from '../../text/located.js'
import { spanFrom } from '../../text/span.js'
import { checkUnit, internalFault, readSource, toDiagnostic } from '../readings/check-unit.js'
import type { ClusterRequest, HostRequest } from '../request.js'
import { createCopies } from '../readings/copies.js'
import type { Copies } from '../readings/copies.js'
import { pathOnHost } from '../hosts/read-host.js'
import type { ConfigurationPlace, HostConfiguration, ReadHost } from '../hosts/read-host.js'
import { readHosts } from '../hosts/settle-hosts.js'
import type { OpenFile, Run } from '../run.js'
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
  if (options.rules === undefined) await dismissFindings(run, cluster)
  return cluster
}

async function dismissFindings(run: Run, cluster: ClusterModel): Promise<void> {
  const { dismissals } = await import('../../cluster/dismissals/index.js')
  for (const dismiss of dismissals) {
    for (const { rule, at } of dismiss(cluster)) {
      const { file, span } = originOf(at)
      run.dismiss({ code: rule, file, span })
    }
  }
}

/** Reads all hosts of a cluster, with the findings of each file and host, and builds the model of all. */
async function readCluster(run: Run, request: ClusterRequest, { onHost }: HostCheckOptions): Promise<ClusterModel> {
  const hosts: HostInput[] = []
  const names = new Set<string>()
  const copies = createCopies()
  for (const { host, request: hostRequest, targetOf } of await readHosts(run, request.hosts, { copies })) {
    const facts = [...host.facts, ...conflicts(host.configurations.map(({ place }) => [place.language.targetFamily, targetOf(place)]))]
    const read = new Set(host.configurations.filter(({ place }) => place.isRoot).map(({ place }) => place.language))
    for (const configuration of host.configurations) {
      // What nobody includes is not read, and so not wrong: a rule over the host says that it lies there.
      if (!configuration.place.isRoot && read.has(configuration.place.language)) {
        facts.push(...unreadFacts(host, configuration))
        continue
      }
      const checked = checkConfiguration(run, configuration, { target: targetOf(configuration.place), copies })
      for (const { id, reading } of checked.readings) run.addFile({ path: id, host: host.name }, reading, configuration.place.language)
      for (const fact of configuration.place.isRoot ? fileFacts(host, configuration, checked) : unreadFacts(host, configuration)) facts.push(fact)
      for (const fact of checked.facts) facts.push(fact)
    }
    let name = host.name
    for (let copy = 2; names.has(name); copy += 1) name = `${host.name} (${copy})`
    names.add(name)
    hosts.push({ name, paths: host.paths, collected: host.collected, unreadable: host.unreadable, facts })
    await onHost?.(hostRequest)
  }
  return buildCluster(hosts, request.name)
}

/** Tells where a host has another release than its files are written for. */
function conflicts(targets: readonly (readonly [TargetFamily, Target])[]): readonly Fact[] {
  return [...new Map(targets)].flatMap(([software, { version, overruled }]): readonly Fact[] => {
    if (overruled === undefined) return []
    const { fact, refused } = overruled
    const said = { said: fact.text, saidAt: fact.at }
    return [{ kind: 'release-conflict', origin: refused.at, software, installed: overruled.version, written: version, refused: refused.text, ...said }]
  })
}

/** A configuration that was checked; only that of the software has facts. */
interface CheckedConfiguration {
  /** In the order of its files; the reading of an equal file may stand for one. */
  readonly readings: readonly { readonly id: string; readonly reading: Reading }[]
  readonly facts: readonly Fact[]
}

interface HowToCheck {
  readonly target: Target
  readonly copies: Copies
}

function checkConfiguration(run: Run, configuration: HostConfiguration, how: HowToCheck): CheckedConfiguration {
  const { place, lone } = configuration
  if (lone !== undefined) return checkLoneFile(run, configuration, lone, how)
  const gathered = configuration.readAt(how.target)
  const unit = checkUnit(place.language, gathered.root, gathered)
  run.addDiagnostics(unit.diagnostics)
  const readings = gathered.readings.map(reading => ({ id: reading.file.source.id, reading }))
  return { readings, facts: place.isRoot ? factsOf(place, unit.configuration) : [] }
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
function checkLoneFile(run: Run, { place, files }: HostConfiguration, { source }: OpenFile, { target, copies }: HowToCheck): CheckedConfiguration {
  const { language, path, location, isRoot } = place
  const named = targetFor(run.settings, language.targetFamily, location)
  const mode = files[0]?.mode
  const circumstances = { ...place.circumstancesOf(location), ...(mode === undefined ? {} : { mode }) }
  const { diagnostics, facts, rest: reading } = copies.verdictOn(
    { file: location, text: source.text, judge: language, variant: [path, named, target.version, isRoot].join('\0'), circumstances },
    asked => {
      const read = readSource(language, source, { facts: asked, ...(named === undefined ? { inferred: target } : { target: named }) })
      const unit = checkUnit(language, read, { readings: [read], included: () => [] })
      return { diagnostics: unit.diagnostics, facts: isRoot ? factsOf(place, unit.configuration) : [], rest: read }
    },
  )
  run.addDiagnostics(diagnostics)
  return { readings: [{ id: location, reading }], facts }
}

function* unreadFacts(host: ReadHost, { place, files }: HostConfiguration): Generator<Fact> {
  for (const { id } of files)
    yield { kind: 'unread-file', origin: { file: id, span: spanFrom(0, 0) }, language: place.language.id, path: host.pathOf(id) ?? id }
}

function* fileFacts(host: ReadHost, { place, files }: HostConfiguration, { readings }: CheckedConfiguration): Generator<Fact> {
  const targets = new Map(readings.map(({ id, reading }) => [id, reading.target.version]))
  for (const { id, mode } of files) {
    const target = targets.get(id)
    yield {
      kind: 'config-file',
      origin: { file: id, span: spanFrom(0, 0) },
      language: place.language.id,
      path: host.pathOf(id) ?? id,
      ...(target === undefined ? {} : { target }),
      ...(mode === undefined ? {} : { mode }),
    }
  }
}
