export { haresources } from './language.js'
export type { HaresourcesFile as Tree } from './ast.js'
export type { Haresources, Haresources as Configuration, Haresources as Model, Resource, ResourceGroup } from './model.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainGroup, PlainHaresources, PlainResource } from './plain/schema.js'
