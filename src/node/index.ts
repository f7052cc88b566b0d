export { discoverCluster } from './discover-cluster.js'
export { nodeFileSystem } from './node-file-system.js'
export type { NodeFileSystemOptions } from './node-file-system.js'
