export { toyConf } from './language.js'
export type { ToyConfFile as Tree } from './ast.js'
export type { Option, ToyConf, ToyConf as Configuration, ToyConf as Model } from './schema.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainOption, PlainToyConf } from './plain/schema.js'
