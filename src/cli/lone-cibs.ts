import { clustersOfCibs } from '../workspace/documents/cib-beside-hosts.js'
import type { LoadedSettings } from './load-settings.js'
import { knownLanguages } from './plugins.js'
import type { ReadRequest } from './read-request.js'

/** Where there are no hosts, a CIB or a text of the crm shell stands for those that it names. */
export async function withLoneCibs(request: ReadRequest, { settings }: Pick<LoadedSettings, 'settings'>): Promise<ReadRequest> {
  if (request.clusters.length > 0) return request
  const clusters = await clustersOfCibs(request.files, { fileSystem: request.fileSystem, languages: knownLanguages(), settings })
  const read = new Set(clusters.flatMap(({ hosts }) => hosts.flatMap(({ lent = {} }) => Object.values(lent))))
  return { ...request, clusters, files: request.files.filter(({ path }) => !read.has(path)) }
}
