export { crmConfigure } from './language.js'
export type { CrmTree as Tree } from './ast.js'
export type { CrmConfigure, CrmConfigure as Configuration, CrmConfigure as Model } from './schema.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type { PlainCrmConfigure } from './plain/schema.js'
