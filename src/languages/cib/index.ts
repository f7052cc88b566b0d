export { cib } from './language.js'
export type { XmlDocument as Tree } from './ast.js'
export type { Cib, Cib as Configuration, Cib as Model, CibNode, Constraint, Operation, Pair, Resource } from '../../pacemaker/model.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainCib, PlainElement } from './plain/schema.js'
