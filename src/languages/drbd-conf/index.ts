export { drbdConf } from './language.js'
export type { Ast as Tree } from './ast.js'
export type { Configuration, Model } from './schema.js'

export { edit, load, loadSchema, print } from './plain/door.js'
export type {
  PlainConnection,
  PlainDevice,
  PlainDrbdConf,
  PlainEnd,
  PlainHost,
  PlainMesh,
  PlainOptions,
  PlainProxy,
  PlainResource,
  PlainSections,
  PlainValue,
  PlainVolume,
  PlainVolumes,
} from './plain/model.js'
