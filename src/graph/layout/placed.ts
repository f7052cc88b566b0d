import type { Box, Line, Picture } from '../picture.js'

/** A point; `x` to the right and `y` down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A box with its place; `x` and `y` are its upper left corner. */
export interface PlacedBox extends Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a line ends at a side of a box. */
export interface Tip extends Point {
  readonly isArrow: boolean
  readonly side: 'bottom' | 'top' | 'left'
}

/** A line with its ways. */
export interface PlacedLine extends Line {
  /** Each a row of points; horizontal and vertical stretches only. */
  readonly ways: readonly (readonly Point[])[]
  /** Where ways end at boxes. */
  readonly tips: readonly Tip[]
  /** The label with the left end of its base line; several where the line goes on in another row of hosts. */
  readonly labels: readonly (Point & { readonly text: string })[]
}

/** A word in the margin, at the height of a layer. */
export interface LayerTitle extends Point {
  readonly text: string
}

/** A picture whose parts have places. */
export interface PlacedPicture extends Picture {
  readonly width: number
  readonly height: number
  readonly placedBoxes: readonly PlacedBox[]
  readonly placedLines: readonly PlacedLine[]
  readonly titles: readonly LayerTitle[]
  /** The rows of hosts, column by column from top to bottom. */
  readonly bands: readonly Band[]
}

/** A part of a picture: hosts that stand side by side. */
export interface Band extends Point {
  readonly width: number
  readonly height: number
}
