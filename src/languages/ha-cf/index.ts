export { haCf } from './language.js'
export type { HaCfTree as Tree } from './ast.js'
export type { HaCf, HaCf as Configuration, HaCf as Model } from './schema.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainDirective, PlainHaCf } from './plain/schema.js'
