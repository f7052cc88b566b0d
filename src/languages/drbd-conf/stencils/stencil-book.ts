import { makeStencil } from './make-stencil.js'
import type { Example } from './make-stencil.js'
import type { FittingText, Stencil } from './stencil.js'

/**
 * The stencils of one release, those at the front that were of use last.
 *
 * What fits a stencil is read as the resource was that it was made of. So a book changes how fast files are read, and
 * nothing of what is read.
 */
export interface StencilBook {
  /** Finds a stencil that fits at an offset. */
  find(text: string, at: number): FittingText | undefined
  /** Makes a stencil of a resource that fits none; seldom, once it has shown that resources have little in common. */
  learn(example: () => Example): void
  /** More stencils may be made. */
  readonly isLearning: boolean
}

/** How many stencils are kept: each that does not fit costs a little. */
const most = 12
/** How many are made in advance, before any was of use. */
const advance = 12
/** How many uses pay for the making of another one. */
const price = 32
/** How many resources are read before the first one is made: most configurations have but a few. */
const defaultPatience = 32

/** Makes an empty book, which learns nothing from the first resources. */
export function createStencilBook(patience = defaultPatience): StencilBook {
  const stencils: Stencil[] = []
  let credit = advance * price
  let left = patience

  return {
    get isLearning() {
      return credit >= price
    },
    find(text, at) {
      for (let index = 0; index < stencils.length; index += 1) {
        const stencil = stencils[index]
        const found = stencil?.fit(text, at)
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
    learn(example) {
      if (left > 0) {
        left -= 1
        return
      }
      if (credit < price) return
      credit -= price
      const stencil = makeStencil(example())
      if (stencil === undefined) return
      stencils.unshift(stencil)
      stencils.length = Math.min(stencils.length, most)
    },
  }
}
