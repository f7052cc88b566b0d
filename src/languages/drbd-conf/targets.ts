import type { Hint, Sign } from '../../inference/sign.js'
import { weight } from '../../inference/sign.js'
import { inferredTarget } from '../../inference/target.js'
import type { FileId } from '../../text/located.js'
import type { Target } from '../language.js'
import type { Item } from './ast.js'
import { tellingOf } from './signs/hints.js'
import type { Telling } from './signs/hints.js'
import { fileScope } from './signs/scope.js'
import type { Scope } from './signs/scope.js'
import { dialects } from './vocabulary.js'

/** The versions that `--target` takes. */
export const targets: readonly string[] = dialects

/** The signs of its release in a resource, and in every other that has the same words at the same places. */
export interface ResourceSigns {
  readonly hints: readonly { readonly hint: Hint; readonly length: number; readonly place: SignPlace }[]
}

/** A place among words that may be longer or shorter: so far behind the end of a hole, or behind the start where it is -1. */
export interface SignPlace {
  readonly hole: number
  readonly distance: number
}

/** Collects what a file tells of its release, while it is read. */
export interface Inference {
  /** Looks at the next item of the file, and at all in it. */
  see(item: Item): void
  /** Takes over, for the next item, a resource, the signs of one like it. */
  addSigns(found: ResourceSigns, offsetOf: (place: SignPlace) => number): void
  /** Says what the items seen so far mean. */
  target(): Target
  /** The first place of each sign. */
  readonly signs: ReadonlyMap<string, Sign>
}

/**
 * Before 8.4 every resource needs a protocol, its own or that of `common`. Where another one has it, to leave it out is a slip
 * that tells nothing.
 */
const oneProtocol: Hint = { id: 'one protocol', text: '"protocol"', against: {} }
const noProtocol: Hint = {
  id: 'no protocol',
  text: 'no "protocol" outside of "net"',
  against: Object.fromEntries(['0.7', '8.0', '8.2', '8.3'].map(dialect => [dialect, weight.useless])),
  unless: oneProtocol.id,
}

/**
 * Works out which release a file was written for, from the words that not all releases know, and from how they are used.
 *
 * Each is a sign that speaks against the releases that refuse it, or less so against those that forget it. A file without
 * any sign is taken for one of the newest release.
 */
export function createInference(file: FileId): Inference {
  const signs = new Map<string, Sign>()
  const seen = new Set<Telling>()
  const added = new Set<ResourceSigns>()

  const add = (hint: Hint, start: number, length: number): void => {
    if (!signs.has(hint.id)) signs.set(hint.id, { at: { file, span: { start, end: start + length } }, ...hint })
  }
  const note = (hint: Hint, { words: [head] }: Item): void => {
    if (head !== undefined) add(hint, head.start, head.end - head.start)
  }
  const visit = (item: Item, scope: Scope): void => {
    const head = item.words[0]
    if (head?.kind !== 'Bare') return
    const telling = tellingOf(scope, head.image, item.block !== undefined)
    if (telling !== undefined) {
      const { hint, byValue } = telling
      if (hint !== undefined && !seen.has(telling)) {
        note(hint, item)
        seen.add(telling)
      }
      const ofValue = byValue?.(item)
      if (ofValue !== undefined) note(ofValue, item)
    }
    const inner = item.block === undefined ? undefined : scope.inner(head.image)
    if (inner === undefined) return
    for (const child of item.block?.items ?? []) visit(child, inner)
  }
  return {
    see(item) {
      visit(item, fileScope())
      const head = item.words[0]?.image
      if (head === 'common' || head === 'resource') {
        if (hasProtocol(item)) note(oneProtocol, item)
        else if (head === 'resource') note(noProtocol, item)
      }
    },
    addSigns(found, offsetOf) {
      if (added.has(found)) return
      added.add(found)
      for (const { hint, length, place } of found.hints) if (!signs.has(hint.id)) add(hint, offsetOf(place), length)
    },
    target: () => inferredTarget([...signs.values()], targets),
    signs,
  }
}

/** Lists what a resource says of its release. */
export function signsOfResource(item: Item, file: FileId, placeOf: (offset: number) => SignPlace): ResourceSigns {
  const inference = createInference(file)
  inference.see(item)
  return {
    hints: [...inference.signs.values()].map(({ at: { span }, ...hint }) => ({
      hint,
      length: span.end - span.start,
      place: placeOf(span.start),
    })),
  }
}

function hasProtocol({ block }: Item): boolean {
  return block?.items.some(inner => inner.words[0]?.image === 'protocol') === true
}
