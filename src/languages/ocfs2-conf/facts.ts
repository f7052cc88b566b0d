import type { Fact } from '../../facts/fact.js'
import type { Located } from '../../text/located.js'
import type { ClusterSection, HeartbeatSection, NodeSection, Ocfs2Conf } from './model.js'

/** Says what the file tells the cluster: its clusters and their nodes, and everything that must be equal on all hosts. */
export function* extractFacts(model: Ocfs2Conf): Generator<Fact> {
  const file = { language: 'ocfs2-conf', path: model.file }
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', ...file, origin: start, ...(model.mode === undefined ? {} : { mode: model.mode }) }

  for (const cluster of model.clusters) {
    const { head, name, nodeCount, heartbeatMode } = cluster
    yield {
      kind: 'ocfs2-cluster',
      origin: placeOf(name ?? head),
      ...(name === undefined ? {} : { name: name.value }),
      ...(nodeCount === undefined ? {} : { nodeCount: nodeCount.value }),
      ...(heartbeatMode === undefined ? {} : { heartbeatMode: heartbeatMode.value }),
    }
  }
  for (const node of model.nodes) {
    const { head, cluster, name, number, address, port } = node
    yield {
      kind: 'ocfs2-node',
      origin: placeOf(name ?? head),
      ...(cluster === undefined ? {} : { cluster: cluster.value }),
      ...(name === undefined ? {} : { name: name.value }),
      ...(number === undefined ? {} : { number: number.value }),
      ...(address === undefined ? {} : { address: address.value }),
      ...(port === undefined ? {} : { port: port.value }),
    }
  }
  yield* settings(model, file)
}

/** Lists what stands in the file without regard to order; equal keys are numbered. */
function* settings(model: Ocfs2Conf, file: { readonly language: string; readonly path: string }): Generator<Fact> {
  const seen = new Map<string, number>()
  for (const section of model.sections) {
    if (section.kind === 'other') continue
    const base = keyOf(section)
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    const prefix = count === 1 ? base : `${base}#${count}`
    for (const [name, value] of section.attributes) {
      yield {
        kind: 'setting',
        ...file,
        key: `${prefix} / ${name}`,
        value: normal(name, value.value),
        origin: placeOf(value),
      }
    }
  }
}

function keyOf(section: ClusterSection | NodeSection | HeartbeatSection): string {
  switch (section.kind) {
    case 'cluster':
      return `cluster ${section.name?.value ?? ''}`
    case 'node':
      return `node ${section.cluster?.value ?? ''} ${section.name?.value ?? ''}`
    case 'heartbeat':
      return `heartbeat ${section.cluster?.value ?? ''} ${section.region?.value ?? ''}`
  }
}

/** Writes a value as o2cb understands it: `007` is 7, `Global` is global. */
function normal(name: string, value: string): string {
  if (name === 'heartbeat_mode') return value.toLowerCase()
  return /^[+ \t]*\d+$/.test(value) && (name === 'number' || name === 'ip_port' || name === 'node_count') ? value.replace(/^[+ \t0]+(?=\d)/, '') : value
}

function placeOf({ file, span }: Located<unknown>): { file: string; span: Located<unknown>['span'] } {
  return { file, span }
}
