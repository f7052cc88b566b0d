import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Edit } from '../../text/edit.js'
import { layOutXml } from '../../xml/layout.js'
import type { FormatOptions } from '../language.js'
import { layoutDoubt } from './layout-doubt.js'

/** Lays a file out as XML, unless its structure is in doubt. */
export function format(file: ParsedFile<unknown>, options: FormatOptions): Edit[] {
  return layoutDoubt(file) === undefined ? layOutXml(file, options) : []
}
