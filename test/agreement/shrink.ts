/** Tells whether a text still shows what the larger one did. */
export type IsStillOne = (text: string) => Promise<boolean>

/**
 * Makes a text smaller as long as `isStillOne` holds: first whole lines go, in ever smaller groups, then single words.
 *
 * Returns the smallest text found; taking one more line or word off it would lose what it shows, unless `most` questions were
 * asked before that was known.
 */
export async function shrunk(text: string, isStillOne: IsStillOne, most = Infinity): Promise<string> {
  let current = text
  let asked = 0
  const isOne: IsStillOne = async smaller => {
    asked += 1
    return asked <= most && (await isStillOne(smaller))
  }
  for (;;) {
    const fewerLines = await withFewer(linesOf(current), isOne)
    const fewerWords = await withFewer(wordsOf(fewerLines), isOne)
    if (fewerWords === current) return current
    current = fewerWords
  }
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Words, strings and signs, each with the white space behind it. */
function wordsOf(text: string): readonly string[] {
  return text.match(/(?:"[^"\n]*"|[A-Za-z0-9/._-]+|[^\s])\s*|\s+/g) ?? []
}

/** Leaves groups of pieces out, then pairs of brackets that only go together. */
async function withFewer(pieces: readonly string[], isStillOne: IsStillOne): Promise<string> {
  let kept = pieces
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)]
      if (await isStillOne(fewer.join(''))) kept = fewer
      else start += size
    }
  }
  for (let open = 0; open < kept.length; open += 1) {
    if (!/\{\s*$/.test(kept[open] ?? '')) continue
    const close = closeOf(kept, open)
    if (close <= open) continue
    const without = kept.filter((_, index) => index < open || index > close)
    const inner = kept.filter((_, index) => index !== open && index !== close)
    const next = (await isStillOne(without.join(''))) ? without : (await isStillOne(inner.join(''))) ? inner : undefined
    if (next === undefined) continue
    kept = next
    open = -1
  }
  return kept.join('')
}

/** Finds the piece that closes a block which another one opens; -1 where it is not closed. */
function closeOf(pieces: readonly string[], open: number): number {
  let depth = 0
  for (let index = open; index < pieces.length; index += 1) {
    for (const sign of (pieces[index] ?? '').replace(/"[^"\n]*"/g, '')) {
      if (sign === '{') depth += 1
      if (sign === '}') depth -= 1
    }
    if (depth === 0) return index
  }
  return -1
}
