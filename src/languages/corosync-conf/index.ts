export { corosyncConf } from './language.js'
export type { CorosyncFile as Tree } from './ast.js'
export type { CorosyncConf, CorosyncConf as Configuration, CorosyncConf as Model, Link, Node, SectionView, Setting } from './model.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainCorosyncConf, PlainSection } from './plain/schema.js'
