export { authkeys } from './language.js'
export type { AuthkeysFile as Tree } from './ast.js'
export type { Authkeys, Authkeys as Configuration, Authkeys as Model, AuthLine, KeyLine, OtherLine } from './model.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainAuthkeys, PlainKey } from './plain/schema.js'
