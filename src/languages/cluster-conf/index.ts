export { clusterConf } from './language.js'
export type { ClusterConf, ClusterConf as Configuration, ClusterConf as Model } from './schema.js'
