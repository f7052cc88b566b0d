import { addTo } from '../../text/multimap.js'
import { layers } from '../picture.js'
import type { Box, Layer, Line, Picture } from '../picture.js'
import { boxSize } from './measures.js'
import type { MarksOf, Size } from './measures.js'

/** At most so many hosts stand side by side, and so many piles of a host. */
export const mostColumns = 4
export const mostSlots = 3

/** A place in a row of a host: boxes of one pile and layer, one below the other. */
export interface Cell {
  readonly boxes: readonly Box[]
  readonly size: Size
}

/** A row of a shelf: one layer of all its hosts, or a part of it where a host has many piles. */
export interface Row {
  readonly layer: Layer
  readonly height: number
  /** By host and slot. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<number, Cell>>
}

/** Hosts that stand side by side, with their rows from top to bottom. */
export interface Shelf {
  readonly hosts: readonly Box[]
  readonly rows: readonly Row[]
  readonly areClients: boolean
  /** The number of slots of each host, by its id. */
  readonly slots: ReadonlyMap<string, number>
  /** Where a box stands. */
  readonly seats: ReadonlyMap<string, Seat>
}

/** Where a box stands in its shelf. */
export interface Seat {
  readonly host: string
  readonly row: number
  readonly slot: number
  /** Nothing stands below it in its cell. */
  readonly isLast: boolean
  readonly isFirst: boolean
  /** From the top of its cell. */
  readonly index: number
}

/** Parts a picture into shelves: hosts that belong together side by side, small sets in one shelf. */
export function shelvesOf(picture: Picture, marksOf: MarksOf): Shelf[] {
  const hosts = new Map(picture.boxes.filter(({ kind }) => kind === 'host').map(box => [box.id, box]))
  const inside = new Map<string, Box[]>()
  for (const box of picture.boxes) {
    if (box.inside === undefined) continue
    addTo(inside, box.inside, box)
  }
  return groupsOf(picture).map(({ ids, areClients }) => {
    const own = ids.flatMap(id => hosts.get(id) ?? [])
    return shelfOf(own, { inside, areClients, marksOf })
  })
}

function groupsOf({ sets }: Picture): { readonly ids: readonly string[]; readonly areClients: boolean }[] {
  const groups: { ids: string[]; areClients: boolean }[] = []
  for (const { hosts, areClients } of sets) {
    for (let start = 0; start < hosts.length; start += mostColumns) {
      const ids = hosts.slice(start, start + mostColumns)
      const last = groups.at(-1)
      if (last !== undefined && last.areClients === areClients && last.ids.length + ids.length <= mostColumns) last.ids.push(...ids)
      else groups.push({ ids: [...ids], areClients })
    }
  }
  return groups
}

function shelfOf(
  hosts: readonly Box[],
  { inside, areClients, marksOf }: { readonly inside: ReadonlyMap<string, readonly Box[]>; readonly areClients: boolean; readonly marksOf: MarksOf },
): Shelf {
  const piles = pileNumbers(hosts, inside)
  const rows = new Map<string, { layer: Layer; bank: number; cells: Map<string, Map<number, Box[]>> }>()
  const slots = new Map<string, number>()
  for (const host of hosts) {
    const free = new Map<Layer, number>()
    for (const box of inside.get(host.id) ?? []) {
      const layer = box.layer ?? 'network'
      const number = pileLayers.has(layer) ? (piles.get(box.pile ?? box.id) ?? 0) : (free.get(layer) ?? 0)
      free.set(layer, number + 1)
      const [bank, slot] = [Math.floor(number / mostSlots), number % mostSlots]
      const key = `${layer} ${bank}`
      let row = rows.get(key)
      if (row === undefined) rows.set(key, (row = { layer, bank, cells: new Map() }))
      let cells = row.cells.get(host.id)
      if (cells === undefined) row.cells.set(host.id, (cells = new Map()))
      addTo(cells, slot, box)
      slots.set(host.id, Math.max(slots.get(host.id) ?? 1, slot + 1))
    }
    if (!slots.has(host.id)) slots.set(host.id, 1)
  }
  const ordered = [...rows.values()].sort((a, b) => rankOf(a) - rankOf(b)).map(({ layer, cells }) => rowOf(layer, cells, marksOf))
  return { hosts, rows: ordered, areClients, slots, seats: seatsOf(ordered) }
}

/** The layers in which what belongs together stands in one pile. */
const pileLayers: ReadonlySet<Layer> = new Set(['use', 'clone', 'drbd', 'volume', 'disk'])

/** The layers of piles come bank by bank, so that a pile is not torn apart. */
function rankOf({ layer, bank }: { readonly layer: Layer; readonly bank: number }): number {
  const index = layers.indexOf(layer)
  if (layer === 'service') return bank
  return pileLayers.has(layer) ? 1e6 + bank * 100 + index : 1e9 + index * 1e6 + bank
}

/**
 * Numbers the piles: each alike on all hosts of a shelf on which it stands, with the first number that is free on all of them.
 *
 * So hosts that share no pile begin at the same height.
 */
function pileNumbers(hosts: readonly Box[], inside: ReadonlyMap<string, readonly Box[]>): ReadonlyMap<string, number> {
  const hostsOf = new Map<string, Set<string>>()
  const first: string[] = []
  const others: string[] = []
  for (const host of hosts) {
    for (const box of inside.get(host.id) ?? []) {
      if (box.layer === undefined || !pileLayers.has(box.layer)) continue
      const pile = box.pile ?? box.id
      if (box.layer === 'drbd') first.push(pile)
      else others.push(pile)
      hostsOf.set(pile, (hostsOf.get(pile) ?? new Set()).add(host.id))
    }
  }
  const numbers = new Map<string, number>()
  const taken = new Set<string>()
  // What was taken stays taken: piles of the same hosts go on where the last one found its number.
  const reached = new Map<string, number>()
  for (const pile of [...first.sort(), ...others]) {
    if (numbers.has(pile)) continue
    const own = [...(hostsOf.get(pile) ?? [])]
    const key = own.join('\n')
    let number = reached.get(key) ?? 0
    while (own.some(host => taken.has(`${number} ${host}`))) number += 1
    for (const host of own) taken.add(`${number} ${host}`)
    reached.set(key, number)
    numbers.set(pile, number)
  }
  return numbers
}

/** Boxes of a cell stand this far apart. */
export const cellGap = 8

function rowOf(layer: Layer, cells: ReadonlyMap<string, ReadonlyMap<number, readonly Box[]>>, marksOf: MarksOf): Row {
  const sized = new Map<string, Map<number, Cell>>()
  let height = 0
  for (const [host, bySlot] of cells) {
    const own = new Map<number, Cell>()
    for (const [slot, boxes] of bySlot) {
      const sizes = boxes.map(box => boxSize(box, marksOf))
      const size = {
        width: Math.max(...sizes.map(({ width }) => width)),
        height: sizes.reduce((sum, { height: each }) => sum + each + cellGap, -cellGap),
      }
      height = Math.max(height, size.height)
      own.set(slot, { boxes, size })
    }
    sized.set(host, own)
  }
  return { layer, height, cells: sized }
}

function seatsOf(rows: readonly Row[]): ReadonlyMap<string, Seat> {
  const seats = new Map<string, Seat>()
  for (const [row, { cells }] of rows.entries()) {
    for (const [host, bySlot] of cells) {
      for (const [slot, { boxes }] of bySlot) {
        for (const [index, box] of boxes.entries()) {
          seats.set(box.id, { host, row, slot, index, isFirst: index === 0, isLast: index === boxes.length - 1 })
        }
      }
    }
  }
  return seats
}

/** Tells whether a line leads from host to host, or from layer to layer in one. */
export function isBetweenHosts({ ends }: Line, boxes: ReadonlyMap<string, Box>): boolean {
  return new Set(ends.map(id => boxes.get(id)?.inside)).size > 1
}
