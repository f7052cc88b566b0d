import { isBoothFile } from '../workspace/documents/booth-files.js'
import { listed } from '../text/quantity.js'
import type { ReadRequest } from './read-request.js'
import type { RunReport } from './run-request.js'

/** Files of booth: they are checked on a host, though no language's. */
export function boothFiles({ places }: Pick<RunReport, 'places'>): readonly { readonly path: string; readonly host: string; readonly language: string }[] {
  return [...places].flatMap(([path, place]) => (isBoothFile(place.path) ? [{ path, host: place.host, language: 'booth' }] : []))
}

/** The hosts that were given and have no file that is checked, by name. */
export function hostsWithoutFiles({ clusters }: Pick<ReadRequest, 'clusters'>, report: Pick<RunReport, 'files' | 'places'>): readonly string[] {
  const files = [...report.files, ...boothFiles(report)]
  const checked = new Set(files.map(({ host }) => host))
  // What calls itself otherwise than its folder does is told by its own name.
  const isBare = ({ name, root }: { readonly name: string; readonly root: string }): boolean => !checked.has(name) && !files.some(({ path }) => path.startsWith(`${root.replace(/\/+$/, '')}/`))
  return [...new Set(clusters.flatMap(({ hosts }) => hosts.filter(isBare).map(({ name }) => name)))].filter(name => name !== '')
}

/** Says of hosts of which nothing is checked that this is so. */
export function withoutFilesInWords(hosts: readonly string[]): string {
  return `${hosts.length === 1 ? 'host' : 'hosts'} ${listed(hosts.map(host => `"${host}"`))}: no file that cfgcheck checks`
}
