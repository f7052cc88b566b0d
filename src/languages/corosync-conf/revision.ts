import { located } from '../../text/located.js'
import type { Located } from '../../text/located.js'
import type { Reading } from '../language.js'
import type { CorosyncFile } from './ast.js'
import type { CorosyncConf } from './model.js'

/** Finds `config_version` of `totem`: corosync does not start beside nodes that have another one. */
export function revisionOf({ file, model }: Reading<CorosyncConf>): Located<number> | undefined {
  const { children } = file.ast as CorosyncFile
  const totem = children.find(child => child.kind === 'Section' && child.name.text === 'totem')
  const item = totem?.kind === 'Section' ? totem.children.findLast(child => child.kind === 'Item' && child.key.text === 'config_version') : undefined
  if (item?.kind !== 'Item' || !/^\d{1,9}$/.test(item.value.text)) return undefined
  return located(Number(item.value.text), model.file, item.value.span)
}
