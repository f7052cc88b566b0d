/** Texts that a shell writes to files, in a script that does so: where the lines around them begin. */
export interface HereDocuments {
  /** Lines that open one, such as `cat << EOF > FILE`. */
  readonly openings: ReadonlySet<number>
  /** Lines that hold nothing but the word that ends one. */
  readonly closings: ReadonlySet<number>
}

const mark = /^.*<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1.*$/gm
const loneWord = /^\t*([A-Za-z_]\w*)[ \t]*\r?$/gm

/** Finds the here-documents of a shell: a configuration was copied with the lines around it. */
export function hereDocuments(text: string): HereDocuments {
  const openings = new Set<number>()
  const closings = new Set<number>()
  if (!text.includes('<<')) return { openings, closings }
  /** The last line that holds a word alone, by word: from behind, it is the next one. */
  const next = new Map<string, number>()
  const lines = [
    ...Array.from(text.matchAll(mark), ({ 2: word = '', index }) => ({ word, index, isOpening: true })),
    ...Array.from(text.matchAll(loneWord), ({ 1: word = '', index }) => ({ word, index, isOpening: false })),
  ].sort((one, other) => other.index - one.index)
  for (const { word, index, isOpening } of lines) {
    const closing = next.get(word)
    if (!isOpening) next.set(word, index)
    else if (closing !== undefined) {
      openings.add(index)
      closings.add(closing)
    }
  }
  return { openings, closings }
}
