import type { CheckRequest } from '../workspace/request.js'
import { discoverFolder } from '../workspace/documents/discover.js'
import type { Discovery } from '../workspace/documents/discover.js'
import { defaultSettings } from '../workspace/settings.js'
import { builtinLanguages } from '../languages/builtin.js'
import { nodeFileSystem } from './node-file-system.js'

/**
 * Finds the hosts and files of a folder on disk: a host's root, a folder of hosts, or a tree that holds some.
 *
 * What it returns can be given to `checker.check`. Links that lead out of the folder are not followed.
 */
export async function discoverCluster(folder: string): Promise<CheckRequest & Discovery> {
  const fileSystem = nodeFileSystem({ roots: [folder], trustsModes: folder === '/' })
  const discovery = await discoverFolder(folder, { fileSystem, languages: builtinLanguages, settings: defaultSettings })
  return { fileSystem, ...discovery }
}
