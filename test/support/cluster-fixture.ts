import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Reads a cluster below fixtures/clusters: the files of each host by path. */
export function clusterFixture(name: string): Record<string, Record<string, string>> {
  const root = join('fixtures/clusters', name)
  const hosts: Record<string, Record<string, string>> = {}
  const walk = (host: string, folder: string): void => {
    for (const entry of readdirSync(join(root, host, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      const key = path.startsWith('/facts/') ? path.slice(1) : path
      if (entry.isDirectory()) walk(host, path)
      else (hosts[host] ??= {})[key] = readFileSync(join(root, host, path), 'utf8')
    }
  }
  for (const entry of readdirSync(root, { withFileTypes: true })) if (entry.isDirectory()) walk(entry.name, '')
  return hosts
}
