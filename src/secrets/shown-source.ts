import type { LineIndex, Position } from '../text/line-index.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import type { MaskedText } from './mask.js'
import type { Masking } from './masking.js'

/** A file as it may be shown: places in it, and its text without secrets. It gives no other text. */
export interface ShownSource {
  readonly length: number
  readonly lines: LineIndex
  positionAt(offset: number): Position
  show(part: Span): MaskedText
}

/** Makes of the files of a run what may be shown of them. */
export function shownSources(sources: ReadonlyMap<string, Source>, { text }: Pick<Masking, 'text'>): ReadonlyMap<string, ShownSource> {
  return new Map(
    [...sources].map(([path, source]) => [
      path,
      {
        length: source.text.length,
        get lines() {
          return source.lines
        },
        positionAt: offset => source.positionAt(offset),
        show: part => text(path, part),
      },
    ]),
  )
}
