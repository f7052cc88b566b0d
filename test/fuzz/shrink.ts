/** How long a text may be shrunk. */
export interface ShrinkLimits {
  readonly most: number
}

/**
 * Makes a text smaller as long as `isStillOne` holds: lines go first, then words, then characters, in ever smaller groups.
 *
 * Returns the smallest text found with `most` questions.
 */
export async function shrunk(text: string, isStillOne: (text: string) => Promise<boolean>, { most }: ShrinkLimits): Promise<string> {
  let left = most
  const ask = async (other: string): Promise<boolean> => {
    left -= 1
    return left >= 0 && (await isStillOne(other))
  }
  let current = text
  for (let before = ''; before !== current && left > 0; ) {
    before = current
    for (const cut of [lines, words, characters]) current = await withFewer(cut(current), ask)
    current = await simpler(current, ask)
  }
  return current
}

function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function words(text: string): readonly string[] {
  return text.match(/\w+|\s+|[^\w\s]/g) ?? []
}

function characters(text: string): readonly string[] {
  return text.length > 300 ? [text] : [...text]
}

async function withFewer(pieces: readonly string[], isStillOne: (text: string) => Promise<boolean>): Promise<string> {
  let kept = pieces
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)]
      if (await isStillOne(fewer.join(''))) kept = fewer
      else start += size
    }
  }
  return kept.join('')
}

/** Puts plain things in the place of odd ones. */
async function simpler(text: string, isStillOne: (text: string) => Promise<boolean>): Promise<string> {
  let current = text
  for (const [pattern, plain] of [[/\r\n/g, '\n'], [/[^\0-\x7f]/g, 'x'], [/[ \t]{2,}/g, ' '], [/\n{2,}/g, '\n']] as const) {
    const other = current.replace(pattern, plain)
    if (other !== current && (await isStillOne(other))) current = other
  }
  return current
}
