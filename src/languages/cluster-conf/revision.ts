import { located } from '../../text/located.js'
import type { Located } from '../../text/located.js'
import type { Reading } from '../language.js'
import { attributeOf } from './ast.js'
import type { ClusterConf } from './schema.js'

/** Finds `config_version`: cman takes a file over from another node only where it is higher. */
export function revisionOf({ model: { cluster } }: Reading<ClusterConf>): Located<number> | undefined {
  const attribute = cluster === undefined ? undefined : attributeOf(cluster, 'config_version')
  if (attribute === undefined || attribute.isUnknown || !/^\d{1,9}$/.test(attribute.value)) return undefined
  return located(Number(attribute.value), attribute.file, attribute.span)
}
