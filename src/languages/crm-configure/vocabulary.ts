import { vocabulary as ofPacemaker } from '../../pacemaker/vocabulary.js'
import type { Vocabulary } from '../language.js'
import { parts, statements } from './vocabulary/statements.js'

/** The words of the crm shell, then the options, agents and parameters that are the same in a CIB; its elements have no names here. */
export const vocabulary: Vocabulary = {
  *entries() {
    yield* statements
    yield* parts
    for (const entry of ofPacemaker.entries()) if (entry.kind !== 'element' && entry.kind !== 'attribute') yield entry
  },
  find(path) {
    const name = path.slice(path.lastIndexOf('.') + 1)
    const own = [...statements, ...parts].find(entry => entry.name === name && (path === name || entry.in.includes(path.slice(0, -name.length - 1))))
    if (own !== undefined) return own
    const found = ofPacemaker.find(path)
    return found?.kind === 'element' || found?.kind === 'attribute' ? undefined : found
  },
}
