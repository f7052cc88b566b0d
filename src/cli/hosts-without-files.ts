import { listed } from '../text/quantity.js'
import type { ReadRequest } from './read-request.js'
import type { RunReport } from './run-request.js'

/** The hosts that were given and have no file that is checked, by name. */
export function hostsWithoutFiles({ clusters }: Pick<ReadRequest, 'clusters'>, { files }: Pick<RunReport, 'files'>): readonly string[] {
  const checked = new Set(files.map(({ host }) => host))
  return [...new Set(clusters.flatMap(({ hosts }) => hosts.map(({ name }) => name)))].filter(name => name !== '' && !checked.has(name))
}

/** Says of hosts of which nothing is checked that this is so. */
export function withoutFilesInWords(hosts: readonly string[]): string {
  return `${hosts.length === 1 ? 'host' : 'hosts'} ${listed(hosts.map(host => `"${host}"`))}: no file that cfgcheck checks`
}
