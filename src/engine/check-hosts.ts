import { buildCluster } from '../cluster/build.js'
import type { HostInput } from '../cluster/build.js'
import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import type { ClusterModel } from '../cluster/model.js'
import type { Fact } from '../facts/fact.js'
import { spanFrom } from '../text/span.js'
import { checkUnit, internalFault, toDiagnostic } from './check-unit.js'
import type { ClusterRequest } from './checker.js'
import { readHost } from './read-host.js'
import type { HostConfiguration, ReadHost } from './read-host.js'
import type { Run } from './run.js'

/** Checks the hosts of one cluster: each file, each host's configurations, and all of them together. */
export async function checkHosts(run: Run, request: ClusterRequest, rules?: readonly ClusterRule[]): Promise<ClusterModel> {
  const cluster = await readCluster(run, request)
  for (const rule of rules ?? (await import('../cluster/rules/index.js')).clusterRules) {
    run.rules.set(rule.id, rule)
    try {
      run.addDiagnostics([...rule.check(cluster)].map(finding => toDiagnostic(finding, rule)))
    } catch (error) {
      run.addDiagnostics([internalFault(rule.id, request.hosts[0]?.root ?? '', error)])
    }
  }
  return cluster
}

/** Reads all hosts of a cluster, with the findings of each file and host, and builds the model of all. */
export async function readCluster(run: Run, request: ClusterRequest): Promise<ClusterModel> {
  const hosts: HostInput[] = []
  const names = new Set<string>()
  for (const hostRequest of request.hosts) {
    const host = await readHost(run, hostRequest)
    for (const configuration of host.configurations) {
      const { language, gathered, isRoot } = configuration
      const unit = checkUnit(language, gathered.root, gathered)
      run.addDiagnostics(unit.diagnostics)
      if (!isRoot) continue
      for (const fact of fileFacts(host, configuration)) host.facts.push(fact)
      for (const fact of language.extractFacts(unit.configuration)) {
        if (fact.kind === 'config-file') continue // Told above, with the path on the host.
        host.facts.push(fact.kind === 'setting' ? { ...fact, path: host.pathOf(fact.origin.file) ?? configuration.path } : fact)
      }
    }
    let name = host.name
    for (let copy = 2; names.has(name); copy += 1) name = `${host.name} (${copy})`
    names.add(name)
    hosts.push({ name, paths: host.paths, collected: host.collected, facts: host.facts })
  }
  return buildCluster(hosts, request.name)
}

function* fileFacts(host: ReadHost, { language, gathered }: HostConfiguration): Generator<Fact> {
  for (const { file, target, facts } of gathered.readings) {
    const { id } = file.source
    yield {
      kind: 'config-file',
      origin: { file: id, span: spanFrom(0, 0) },
      language: language.id,
      path: host.pathOf(id) ?? id,
      target: target.version,
      ...(facts.mode === undefined ? {} : { mode: facts.mode }),
    }
  }
}
