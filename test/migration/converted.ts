import type { ClusterFiles } from '../support/consistent-cluster.js'
import { convertRequest } from '../../src/cli/convert-request.js'
import type { Converted } from '../../src/cli/convert-request.js'
import type { DrbdRelease } from '../../src/migration/output/drbd-conf.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../src/workspace/settings.js'

/** Many tests ask about one conversion. */
const known = new WeakMap<ClusterFiles, Map<DrbdRelease, Promise<Converted>>>()

/** Converts hosts, each below a folder of its name; the same hosts once. */
export function converted(hosts: ClusterFiles, release: DrbdRelease = '9'): Promise<Converted> {
  const ofHosts = known.get(hosts) ?? new Map<DrbdRelease, Promise<Converted>>()
  known.set(hosts, ofHosts)
  const conversion = ofHosts.get(release) ?? convert(hosts, release)
  ofHosts.set(release, conversion)
  return conversion
}

function convert(hosts: ClusterFiles, release: DrbdRelease): Promise<Converted> {
  const files: Record<string, string> = {}
  for (const [host, texts] of Object.entries(hosts)) for (const [path, text] of Object.entries(texts)) files[`${host}/${path.replace(/^\//, '')}`] = text
  const request = { fileSystem: memoryFileSystem(files), files: [], clusters: [{ hosts: Object.keys(hosts).map(name => ({ name, root: name, isNamed: true })) }] }
  return convertRequest(request, { settings: defaultSettings, folder: '' }, release)
}
