export { clusterConf } from './language.js'
export type { XmlDocument as Tree } from './ast.js'
export type { ClusterConf, ClusterConf as Configuration, ClusterConf as Model } from './schema.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainClusterConf, PlainElement } from './plain/schema.js'
