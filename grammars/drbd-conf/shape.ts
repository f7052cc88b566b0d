/** A word as it stands; `kind` is the name of its token type. */
export interface ShapeWord {
  readonly kind: string
  readonly image: string
  readonly start: number
  readonly end: number
}

/** A statement, a section, or stray signs. `start` is the offset of its first word, of the `;`, the `{` or the `}`. */
export interface ShapeItem {
  /** `Stray` is a `}` that closes nothing, or several side by side. */
  readonly kind: 'Item' | 'Stray'
  readonly start: number
  readonly words: readonly ShapeWord[]
  readonly block: ShapeBlock | undefined
  /** The offset of the `;`, or -1; of stray signs that of the last one. */
  readonly end: number
}

/** A block; `open` or `close` is -1 where the brace is missing. */
export interface ShapeBlock {
  readonly open: number
  readonly close: number
  readonly items: readonly ShapeItem[]
}

/** A whole file. */
export interface Shape {
  readonly items: readonly ShapeItem[]
}

const noWords: readonly ShapeWord[] = []

/** Copies the first words; a literal costs less than `slice`, and either less than an array that has grown. */
export function firstOf(words: readonly ShapeWord[], count: number): readonly ShapeWord[] {
  const [first, second, third] = [words[0], words[1], words[2]]
  if (first === undefined) return noWords
  if (count === 1) return [first]
  if (second !== undefined && count === 2) return [first, second]
  if (third !== undefined && second !== undefined && count === 3) return [first, second, third]
  return words.slice(0, count)
}
