export { ocfs2Conf } from './language.js'
export type { Ocfs2File as Tree } from './ast.js'
export type {
  ClusterSection,
  HeartbeatSection,
  NodeSection,
  Ocfs2Conf,
  Ocfs2Conf as Configuration,
  Ocfs2Conf as Model,
  OtherSection,
  Section,
} from './model.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainCluster, PlainHeartbeat, PlainNode, PlainOcfs2Conf } from './plain/schema.js'
