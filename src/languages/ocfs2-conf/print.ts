import type { Ocfs2Settings } from './schema.js'

/** Writes a file as o2cb does: the clusters, their nodes, then the heartbeat regions. */
export function print({ clusters, nodes, regions }: Ocfs2Settings): string {
  const sections = [
    ...clusters.map(({ name, nodeCount, heartbeatMode }) =>
      section('cluster', [
        ['node_count', String(nodeCount)],
        ...(heartbeatMode === undefined ? [] : [['heartbeat_mode', heartbeatMode] as const]),
        ['name', name],
      ]),
    ),
    ...nodes.map(({ cluster, name, number, address, port }) =>
      section('node', [
        ['ip_port', String(port)],
        ['ip_address', address],
        ['number', String(number)],
        ['name', name],
        ['cluster', cluster],
      ]),
    ),
    ...regions.map(({ cluster, region }) =>
      section('heartbeat', [
        ['cluster', cluster],
        ['region', region],
      ]),
    ),
  ]
  return sections.join('\n')
}

function section(name: string, attributes: readonly (readonly [string, string])[]): string {
  return `${name}:\n${attributes.map(([key, value]) => `\t${key} = ${value.replaceAll('\n', '\\\n')}\n`).join('')}`
}
