export { drbdConf } from './language.js'
export type { Configuration, Model } from './schema.js'

export { loadSchema } from './plain/load-schema.js'
export { printPlain } from './plain/print.js'
export type {
  PlainConfiguration,
  PlainConnection,
  PlainHost,
  PlainMesh,
  PlainOptions,
  PlainResource,
  PlainSections,
  PlainVolume,
} from './plain/schema.js'
