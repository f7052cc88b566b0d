export { drbdReactor } from './language.js'
export type { ReactorFile as Tree } from './ast.js'
export type { ReactorConf, ReactorConf as Configuration, ReactorModel, ReactorModel as Model } from './model.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainDrbdReactor, PlainTable, PlainValue } from './plain/schema.js'
