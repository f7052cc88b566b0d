import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { keyOf } from '../../../plain/statement.js'
import type { Path, Place, Statement } from '../../../plain/statement.js'
import { createSource } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'
import type { ClusterSection, HeartbeatSection, NodeSection, Ocfs2Conf, Section } from '../model.js'
import { parse } from '../parse.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { createSchema } from './schema.js'
import type { PlainCluster, PlainHeartbeat, PlainNode, PlainOcfs2Conf } from './schema.js'

const definition: Definition<PlainOcfs2Conf, ReturnType<typeof createSchema>> = {
  targets,
  read(text, options) {
    const file = parse(createSource('cluster.conf', text))
    const { faults, target, model } = read(file, options)
    const places = new Map<string, Place>()
    const found = foundBy(rules, [...file.faults, ...faults])
    const isUnclear = file.faults.length > 0 || model.isRearranged
    return { model: isUnclear ? undefined : plainModel(model, { text, places }), places, target: target.version, found }
  },
  // As o2cb writes them: the clusters, their nodes, then the heartbeat regions.
  statements: ({ clusters, nodes, heartbeats }) => [
    ...clusters.map((cluster, index) => sectionStatement(['clusters', index], 'cluster', cluster)),
    ...nodes.map((node, index) => sectionStatement(['nodes', index], 'node', node)),
    ...heartbeats.map((heartbeat, index) => sectionStatement(['heartbeats', index], 'heartbeat', heartbeat)),
  ],
  notation: {
    indent: '\t',
    lines: ({ head, parts = [], body }) =>
      body === undefined
        ? `${head} ${parts.map(({ text }) => text).join(' ')}`.split('\n')
        : [`${head}:`, ...body.map(({ head, parts = [] }) => `\t${head} ${parts.map(({ text }) => text).join(' ')}`)],
    rest: /^\s*$/,
    isSpaced: true,
  },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)

/** The attributes of each kind of section, in the order in which o2cb writes them. */
const order = {
  cluster: ['node_count', 'heartbeat_mode', 'name'],
  node: ['ip_port', 'ip_address', 'number', 'name', 'cluster'],
  heartbeat: ['cluster', 'region'],
} as const

type Values = Readonly<Record<string, string | number | undefined>>

function sectionStatement(path: Path, kind: keyof typeof order, section: PlainCluster | PlainNode | PlainHeartbeat): Statement {
  const values = section as unknown as Values
  return {
    path,
    kind,
    head: kind,
    ...('name' in section ? { name: section.name } : {}),
    body: order[kind].flatMap((name): Statement[] => {
      const value = values[name]
      if (value === undefined) return []
      const own = [...path, name]
      return [{ path: own, kind: name, head: `${name} =`, parts: [{ path: own, text: String(value) }] }]
    }),
  }
}

interface Reader {
  readonly text: string
  readonly places: Map<string, Place>
}

/** Nothing where a section lacks what it must have, or has a value of another kind. */
function plainModel({ clusters, nodes, heartbeats }: Ocfs2Conf, reader: Reader): PlainOcfs2Conf | undefined {
  const plain: PlainOcfs2Conf = { clusters: [], nodes: [], heartbeats: [] }
  const add = <Values extends object>(list: Values[], path: string, section: Section, values: Values | undefined): boolean => {
    if (values === undefined) return false
    placeSection([path, list.length], section, reader)
    list.push(values)
    return true
  }
  const isWhole =
    clusters.every(section => add(plain.clusters, 'clusters', section, clusterOf(section))) &&
    nodes.every(section => add(plain.nodes, 'nodes', section, nodeOf(section))) &&
    heartbeats.every(section => add(plain.heartbeats, 'heartbeats', section, heartbeatOf(section)))
  return isWhole ? plain : undefined
}

function clusterOf({ name, nodeCount, heartbeatMode }: ClusterSection): PlainCluster | undefined {
  if (name === undefined || nodeCount === undefined) return undefined
  return { name: name.value, node_count: nodeCount.value, ...(heartbeatMode === undefined ? {} : { heartbeat_mode: heartbeatMode.value }) }
}

function nodeOf({ cluster, name, number, address, port }: NodeSection): PlainNode | undefined {
  if (cluster === undefined || name === undefined || number === undefined || address === undefined || port === undefined) return undefined
  return { cluster: cluster.value, name: name.value, number: number.value, ip_address: address.value, ip_port: port.value }
}

function heartbeatOf({ cluster, region }: HeartbeatSection): PlainHeartbeat | undefined {
  return cluster === undefined || region === undefined ? undefined : { cluster: cluster.value, region: region.value }
}

function placeSection(path: Path, { head, attributes, names }: Section, { text, places }: Reader): void {
  let last = text.indexOf(':', head.span.end) + 1
  for (const [name, value] of attributes) {
    const written = [...names].reverse().find(other => other.value === name && other.span.start < value.span.start)
    if (written === undefined) continue
    last = Math.max(last, value.span.end)
    const own = spanFrom(written.span.start, value.span.end)
    places.set(keyOf([...path, name]), { span: own, head: spanFrom(own.start, text.indexOf('=', own.start) + 1), parts: [value.span] })
  }
  const start = text.indexOf(':', head.span.end) + 1
  places.set(keyOf(path), { span: spanFrom(head.span.start, last), head: head.span, parts: [], body: spanFrom(start, last) })
}
