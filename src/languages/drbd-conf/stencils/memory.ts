import { createStencilBook } from './stencil-book.js'
import type { StencilBook } from './stencil-book.js'

/** What is kept between the reading of one file and the next. */
export interface Memory {
  /** Gives the stencils of a release; nothing where all resources are to be read word by word. */
  stencilsOf(version: string): StencilBook | undefined
  /** Those of the release that was inferred last: the first guess for a file that nobody has looked at. */
  guess?: StencilBook | undefined
}

/** Begins with nothing known. */
export function createMemory(createBook: () => StencilBook = () => createStencilBook()): Memory {
  const books = new Map<string, StencilBook>()
  return {
    stencilsOf(version) {
      let book = books.get(version)
      if (book === undefined) books.set(version, (book = createBook()))
      return book
    },
  }
}

/** Keeps nothing, so that all resources are read word by word. */
export const noMemory: Memory = { stencilsOf: () => undefined }

const memories = new WeakMap<object, Memory>()

/** Gives the memory that belongs to something, and lives as long. */
export function memoryOf(owner: object): Memory {
  let memory = memories.get(owner)
  if (memory === undefined) memories.set(owner, (memory = createMemory()))
  return memory
}
