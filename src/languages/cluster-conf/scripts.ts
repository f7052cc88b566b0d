import type { Reading } from '../language.js'
import { attributeOf, descendantsOf } from './ast.js'
import type { ClusterConf } from './schema.js'

/** Lists the scripts that rgmanager runs as parts of services. */
export function* scripts({ model }: Reading<ClusterConf>): Generator<string> {
  for (const root of model.document.roots) {
    for (const element of descendantsOf(root)) {
      const file = element.tag === 'script' ? attributeOf(element, 'file') : undefined
      if (file !== undefined && !file.isUnknown && file.value.startsWith('/')) yield file.value
    }
  }
}
