import type { TargetVocabulary } from '../vocabulary.js'
import { makeStencil } from './make-stencil.js'
import type { StencilParts } from './make-stencil.js'
import { cut } from './stencil.js'
import type { Cut, Stencil } from './stencil.js'

/**
 * The stencils of one release, those at the front that were of use last.
 *
 * What fits a stencil is read as the resource was that it was made of. So a book changes how fast files are read, and
 * nothing of what is read.
 */
export interface StencilBook {
  readonly vocabulary: TargetVocabulary
  /** Finds a stencil that fits at an offset. */
  find(text: string, at: number): Cut | undefined
  /** Makes a stencil of a resource that fits none; seldom, once it has shown that resources have little in common. */
  learn(parts: () => StencilParts): Stencil | undefined
  /** More stencils may be made. */
  readonly isLearning: boolean
}

/** How many stencils are kept: each that does not fit costs a little. */
const most = 12
/** How many are made in advance, before any was of use. */
const advance = 12
/** How many uses pay for the making of another one. */
const price = 8
/** How many resources are read before the first one is made: most configurations have but a few. */
const usualPatience = 8

/** The last release whose book was of use: the first guess for a file that was not looked at yet. */
let latest: StencilBook | undefined

const books = new WeakMap<TargetVocabulary, StencilBook>()

/** Gives the book of a release. */
export function stencilsOf(vocabulary: TargetVocabulary): StencilBook {
  let book = books.get(vocabulary)
  if (book === undefined) books.set(vocabulary, (book = createStencilBook(vocabulary)))
  return book
}

/** Gives the book that was of use last. */
export function latestStencils(): StencilBook | undefined {
  return latest
}

/** Makes an empty book, which learns nothing from the first resources. */
export function createStencilBook(vocabulary: TargetVocabulary, patience = usualPatience): StencilBook {
  const stencils: Stencil[] = []
  let credit = advance * price
  let left = patience

  const book: StencilBook = {
    vocabulary,
    get isLearning() {
      return credit >= price
    },
    find(text, at) {
      for (let index = 0; index < stencils.length; index += 1) {
        const stencil = stencils[index]
        const found = stencil === undefined ? undefined : cut(stencil, text, at)
        if (stencil === undefined || found === undefined) continue
        if (index > 0) {
          stencils.splice(index, 1)
          stencils.unshift(stencil)
        }
        if (credit < advance * price) credit += 1
        return found
      }
      return undefined
    },
    learn(parts) {
      if (left > 0) {
        left -= 1
        return undefined
      }
      if (credit < price) return undefined
      credit -= price
      const stencil = makeStencil(parts())
      if (stencil === undefined) return undefined
      stencils.unshift(stencil)
      stencils.length = Math.min(stencils.length, most)
      latest = book
      return stencil
    },
  }
  return book
}
